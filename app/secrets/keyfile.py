"""`keys.json` in a home: what is locked, and with what.

It holds no key that can be read. Its last line is the SHA-256 of all before it, so that a
damaged file is never taken for a wrong passphrase; against people who alter it on purpose the
boxes protect themselves (`app.secrets.sealing`).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.secrets.durable import replace_file
from app.secrets.sealing import NONCE_BYTES, SALT_BYTES, Box, Cost, PassphraseBox

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "keys.json"
FORMAT = 1
LARGEST_FILE = 16_384
"""Bytes; a real one has about 900."""

_TAG_BYTES = 16
_HOME_ID = re.compile(r"[0-9a-f]{32}")
_CHECK = b',\n "sha256": "'
_END = b'"\n}\n'


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What `keys.json` says.

    Attributes:
        home_id: 32 hexadecimal digits, given when the keys were made.
        recovery: the database key, locked with the recovery phrase.
        passphrase: all secrets, locked with the passphrase; None where the keyring keeps them.
    """

    home_id: str
    recovery: Box
    passphrase: PassphraseBox | None = None

    def to_bytes(self) -> bytes:
        """The file's text."""
        content = {
            "format": FORMAT,
            "home": self.home_id,
            "recovery": _box_fields(self.recovery),
            "passphrase": self.passphrase and _passphrase_fields(self.passphrase),
        }
        body = json.dumps(content, indent=1).encode().removesuffix(b"\n}")
        return body + _CHECK + sha256(body).hexdigest().encode() + _END

    @classmethod
    def from_bytes(cls, text: bytes) -> KeyFile:
        """What the file's text says.

        Raises:
            Trouble: the text is damaged, or a newer version of the program wrote it.
        """
        body, check, end = text.rpartition(_CHECK)
        if not check or end != sha256(body).hexdigest().encode() + _END:
            raise _damaged()
        try:
            fields = _parsed(text)
            written = fields.number("format")
            if written > FORMAT:
                raise Trouble(
                    "钥匙文件 {file} 是更新版本的程序写的", "请先升级驿站程序。", file=FILE_NAME
                )
            return _key_file(fields)
        except (ValueError, RecursionError) as why:
            raise _damaged() from why


def key_path(home: Path) -> Path:
    """Where a home has its key file."""
    return home / FILE_NAME


def read_key_file(home: Path) -> KeyFile:
    """What the home's key file says.

    Raises:
        Trouble: there is none, it cannot be read, it is damaged or too new.
    """
    path = key_path(home)
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as why:
        raise Trouble(
            "文件夹“{folder}”里没有钥匙文件 {file}",
            "请确认选对了文件夹；钥匙文件丢了，请用恢复码和最近的备份重新建立。",
            folder=home,
            file=FILE_NAME,
        ) from why
    except OSError as why:
        raise Trouble(
            "读不了钥匙文件“{path}”：{reason}",
            "请确认当前系统用户有权读这个文件，磁盘也没有故障。",
            path=path,
            reason=why.strerror,
        ) from why
    if len(text) > LARGEST_FILE:
        raise _damaged()
    return KeyFile.from_bytes(text)


def write_key_file(home: Path, content: KeyFile) -> None:
    """Replace the home's key file: after a power cut it is the old one or the new one, whole.

    Raises:
        Trouble: the disk is full or does not let us write.
    """
    path = key_path(home)
    try:
        replace_file(path, content.to_bytes())
    except OSError as why:
        raise Trouble(
            "写不了钥匙文件“{path}”：{reason}",
            "请确认磁盘没有满，当前系统用户有权写这个文件夹。",
            path=path,
            reason=why.strerror,
        ) from why


class _Malformed(ValueError):
    """A field is missing, or is not what it should be."""


class _Fields:
    """One JSON object, whose fields are asked for by type."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        self._values = dict(pairs)

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) is not None

    def text(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str):
            raise _Malformed(name)
        return value

    def number(self, name: str) -> int:
        value = self._values.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise _Malformed(name)
        return value

    def octets(self, name: str) -> bytes:
        return bytes.fromhex(self.text(name))

    def inner(self, name: str) -> _Fields:
        value = self._values.get(name)
        if not isinstance(value, _Fields):
            raise _Malformed(name)
        return value


def _parsed(text: bytes) -> _Fields:
    document: object = json.loads(text, object_pairs_hook=_Fields)
    if not isinstance(document, _Fields):
        raise _Malformed("not an object")
    return document


def _key_file(fields: _Fields) -> KeyFile:
    home_id = fields.text("home")
    if not _HOME_ID.fullmatch(home_id):
        raise _Malformed("home")
    locked = _passphrase_box(fields.inner("passphrase")) if "passphrase" in fields else None
    return KeyFile(home_id, _box(fields.inner("recovery")), locked)


def _passphrase_box(fields: _Fields) -> PassphraseBox:
    cost = Cost(fields.number("n"), fields.number("r"), fields.number("p"))
    if not cost.is_bearable():
        raise _Malformed("cost")
    return PassphraseBox(cost, _box(fields))


def _box(fields: _Fields) -> Box:
    box = Box(fields.octets("salt"), fields.octets("nonce"), fields.octets("sealed"))
    if len(box.salt) != SALT_BYTES or len(box.nonce) != NONCE_BYTES or len(box.sealed) < _TAG_BYTES:
        raise _Malformed("box")
    return box


def _box_fields(box: Box) -> dict[str, object]:
    return {"salt": box.salt.hex(), "nonce": box.nonce.hex(), "sealed": box.sealed.hex()}


def _passphrase_fields(locked: PassphraseBox) -> dict[str, object]:
    cost = locked.cost
    return {"n": cost.n, "r": cost.r, "p": cost.p, **_box_fields(locked.box)}


def _damaged() -> Trouble:
    return Trouble(
        "钥匙文件 {file} 已损坏",
        "请先留着这个文件，再用恢复码和最近的备份重新建立钥匙。",
        file=FILE_NAME,
    )

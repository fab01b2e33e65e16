"""Making and opening the keys of a home folder.

The secrets are in one of two places: the system's keyring, or `keys.json` behind a passphrase.
`keys.json` is there in both cases, says which, and always holds the database key behind the
recovery phrase as well.
"""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.errors import Trouble
from app.secrets.keyfile import KeyFile, key_path, read_key_file, write_key_file
from app.secrets.passphrase import check_passphrase
from app.secrets.recovery import RecoveryPhrase
from app.secrets.sealing import (
    NotOpened,
    lock_with_passphrase,
    lock_with_phrase,
    open_with_passphrase,
)
from app.secrets.system_keyring import KeyringUnusable, SystemKeyring
from app.secrets.vault import Secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.secrets.sealing import PassphraseBox

Kept = Literal["keyring", "passphrase"]
"""Where the secrets of a home are."""

SYSTEM_KEYRING = SystemKeyring()


class WrongPassphrase(Trouble):
    """The passphrase does not open the home; it may be asked for again."""

    def __init__(self) -> None:
        super().__init__("口令不对", "请检查大小写和输入法，再输一次。")


class PassphraseNeeded(Trouble):
    """There is no other way than a passphrase, and none was given."""


class Created(NamedTuple):
    """The keys of a home that was just made.

    Attributes:
        secrets: what opens the database.
        phrase: what the office must write on paper now; it is kept nowhere else.
        kept: where the secrets are.
    """

    secrets: Secrets
    phrase: RecoveryPhrase
    kept: Kept


def create(
    home: Path,
    passphrase: str | None = None,
    keyring: SystemKeyring = SYSTEM_KEYRING,
    *,
    short_ok: bool = False,
) -> Created:
    """Give a home its keys: behind the passphrase if there is one, else in the keyring.

    Makes the folder where there is none.

    Args:
        home: the folder.
        passphrase: None for the keyring.
        keyring: where secrets are kept without a passphrase.
        short_ok: take a passphrase however short it is: a script's own affair.

    Raises:
        PassphraseNeeded: no passphrase was given, and there is no keyring that works.
        Trouble: the home has keys already, the passphrase is too short, the disk is full.
    """
    if key_path(home).exists():
        raise Trouble(
            "文件夹“{folder}”里已经有一个办公室的钥匙",
            "请直接打开这个办公室，或者换一个空文件夹。",
            folder=home,
        )
    if passphrase is not None and not short_ok:
        check_passphrase(passphrase)
    secrets, phrase = Secrets.new(), RecoveryPhrase.new()
    return Created(secrets, phrase, establish(home, secrets, phrase, passphrase, keyring))


def establish(
    home: Path,
    secrets: Secrets,
    phrase: RecoveryPhrase,
    passphrase: str | None,
    keyring: SystemKeyring,
) -> Kept:
    """Keep these secrets for a home under a new home id, replacing a key file that is there.

    The id is always new: a second copy of an office on one computer must not overwrite the
    keyring's entry of the first.

    Raises:
        PassphraseNeeded: no passphrase was given, and there is no keyring that works.
        Trouble: the disk is full.
    """
    home_id = token_hex(16)
    recovery = lock_with_phrase(secrets.database_key, phrase, home_id)
    entry = secrets.to_bytes()
    if passphrase is not None:
        locked = lock_with_passphrase(entry, passphrase, home_id)
        _write(home, KeyFile(home_id, recovery, locked))
        return "passphrase"
    try:
        keyring.save(home_id, entry)
    except KeyringUnusable as why:
        raise PassphraseNeeded(
            "这台电脑没有可用的系统钥匙串",
            "请给这个办公室设一个口令；在命令行里用环境变量 ORTOO_PASSPHRASE 给出。",
        ) from why
    try:
        _write(home, KeyFile(home_id, recovery))
    except Trouble:
        keyring.forget(home_id)
        raise
    return "keyring"


def kept(home: Path) -> Kept:
    """Where the secrets of the home are, so that a window knows whether to ask.

    Raises:
        Trouble: the key file is missing, damaged or too new.
    """
    return "passphrase" if read_key_file(home).passphrase else "keyring"


def unlock(
    home: Path,
    passphrase: str | None = None,
    ask: Callable[[], str] | None = None,
    keyring: SystemKeyring = SYSTEM_KEYRING,
) -> Secrets:
    """The secrets of a home.

    Where a passphrase locks them, it is the one given, else the answer of ``ask``; the keyring
    is not looked for. Where the keyring has them, a passphrase that was given says nothing.

    Args:
        home: the folder with `keys.json`.
        passphrase: what ``ORTOO_PASSPHRASE`` says, None where it is not set.
        ask: asks the person for the passphrase; None where nobody is there to be asked.
        keyring: the system's.

    Raises:
        WrongPassphrase: it does not open the home.
        PassphraseNeeded: a passphrase locks the home, none was given, and nobody can be asked.
        Trouble: the key file is missing, damaged or too new; the keyring is out of reach or has
            lost the keys.
    """
    content = read_key_file(home)
    if content.passphrase is None:
        return secrets_in_keyring(content.home_id, keyring)
    if passphrase is None:
        if ask is None:
            raise PassphraseNeeded(
                "打开这个办公室要用口令", "请输入口令，或者用环境变量 ORTOO_PASSPHRASE 给出。"
            )
        passphrase = ask()
    return secrets_behind_passphrase(content.passphrase, passphrase, content.home_id)


def secrets_behind_passphrase(locked: PassphraseBox, passphrase: str, home_id: str) -> Secrets:
    """The secrets that a passphrase locks.

    Raises:
        WrongPassphrase: it does not open them.
    """
    try:
        entry = open_with_passphrase(locked, passphrase, home_id)
    except NotOpened as why:
        raise WrongPassphrase from why
    return Secrets.from_bytes(entry)


def secrets_in_keyring(home_id: str, keyring: SystemKeyring) -> Secrets:
    """The secrets that the keyring has for a home.

    Raises:
        Trouble: the keyring cannot be reached, or does not have them.
    """
    try:
        entry = keyring.load(home_id)
    except KeyringUnusable as why:
        raise Trouble(
            "打不开这台电脑的系统钥匙串，办公室的钥匙在里面",
            "系统要登录密码时请输入，再试一次；一直不行，请用恢复码重新建立钥匙。",
        ) from why
    try:
        return Secrets.from_bytes(entry or b"")
    except ValueError as why:
        raise Trouble(
            "系统钥匙串里没有这个办公室的钥匙",
            "请换建立办公室时用的系统用户登录；系统重装过的，请用恢复码重新建立钥匙。",
        ) from why


def _write(home: Path, content: KeyFile) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as why:
        raise Trouble(
            "建不了文件夹“{folder}”：{reason}",
            "请换一个文件夹，或者检查权限和磁盘空间。",
            folder=home,
            reason=why.strerror,
        ) from why
    write_key_file(home, content)

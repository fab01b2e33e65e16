"""Cards: what an office gives to another so that they can exchange bundles.

A card is a small signed file: name, code and level of the office, the public keys of the device
that wrote it. Its fingerprint is compared by telephone, since a card proves only that its writer
has the keys in it. Its format stands in clear behind its magic, so that an older program can say
that a newer one wrote it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from app.errors import Trouble
from app.saving import refuse_special
from app.secrets.age import is_recipient
from app.secrets.signing import sign, verify
from app.sync.known import KnownOffice, fingerprint_of
from app.sync.manifest import MOST_NAME, Device, Name
from app.units import Unit, level_named
from app.values.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from app.secrets.vault import Secrets

MAGIC = b"ORTOO CARD\n"
FORMAT = 1
DOMAIN = b"ortoo card 1"
MOST_BYTES = 64 << 10
SUFFIX = ".ortoocard"
_FORMAT_0 = 0x92
"""Where the format stands now, cards of the trials had the first byte of an array of 2."""


class _Content(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    format: int
    name: Name
    code: Annotated[str, Meta(pattern="^[0-9]{12}$", max_length=12)]
    level: str
    device: Device
    recipient: str
    written: Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", max_length=10)]
    more: list[tuple[Name, bytes]]


class _Signed(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    content: bytes
    signature: bytes


_encode = msgspec.msgpack.Encoder().encode
_decode_signed = msgspec.msgpack.Decoder(_Signed).decode
_decode_content = msgspec.msgpack.Decoder(_Content).decode


@dataclass(frozen=True)
class Card:
    """A card's contents.

    Attributes:
        name: the office's name.
        unit: its code and level.
        device: the public key of the device that wrote it.
        recipient: the device's age recipient.
        written: the day, "YYYY-MM-DD".
    """

    name: str
    unit: Unit
    device: bytes
    recipient: str
    written: str

    @property
    def fingerprint(self) -> str:
        """Six groups of digits to compare by telephone."""
        return fingerprint_of(self.unit, self.device, self.recipient)

    def office(self, domains: Collection[str] = ()) -> KnownOffice:
        """The office as trust knows it, once the card is accepted."""
        return KnownOffice(
            device=self.device,
            unit=self.unit,
            name=self.name,
            recipient=self.recipient,
            domains=frozenset(domains),
            direct=True,
        )


def own_card(name: str, unit: Unit, secrets: Secrets) -> Card:
    """The card of this device."""
    today = dt.datetime.now().astimezone().date().isoformat()
    return Card(name, unit, secrets.device_id, secrets.age_recipient, today)


def encode_card(card: Card, signing: bytes) -> bytes:
    """The card's file.

    Args:
        card: its contents.
        signing: the device's private key.
    """
    content = _encode(
        _Content(
            FORMAT,
            card.name[:MOST_NAME],
            card.unit.code,
            card.unit.level,
            card.device,
            card.recipient,
            card.written,
            [],
        )
    )
    return MAGIC + bytes([FORMAT]) + _encode(_Signed(content, sign(signing, DOMAIN, content)))


def read_card(path: Path) -> Card:
    """The card in a file.

    Raises:
        Trouble: it cannot be read, is no card, or was altered.
    """
    name = one_line(path.name)
    try:
        refuse_special(path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(
            "名片“{file}”读不出来", "请检查文件还在不在、U盘是否插好", file=name
        ) from error
    return decode_card(data, name)


def decode_card(data: bytes, name: str) -> Card:
    """The card in these bytes.

    Args:
        data: the whole file.
        name: the file's name, for the sentence.

    Raises:
        Trouble: it is no card, or was altered.
    """
    if not data.startswith(MAGIC):
        raise Trouble(
            "“{file}”不是办公室名片", "名片文件的名字以 {suffix} 结尾，请重新选择",
            file=name, suffix=SUFFIX,
        )  # fmt: skip
    _refuse_other_formats(data, name)
    try:
        signed = _decode_signed(data[len(MAGIC) + 1 :])
        content = _decode_content(signed.content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _altered(name) from error
    level = level_named(content.level)
    name_shown = one_line(content.name)
    sound = (
        len(data) <= MOST_BYTES
        and content.format == FORMAT
        and bool(name_shown)
        and len({each for each, _value in content.more}) == len(content.more)
        and is_recipient(content.recipient)
        and verify(content.device, DOMAIN, signed.content, signed.signature)
    )
    if not sound or level is None:
        raise _altered(name)
    unit = Unit(content.code, level)
    return Card(name_shown, unit, content.device, content.recipient, content.written)


def _refuse_other_formats(data: bytes, name: str) -> None:
    """Of another format nothing is known but where its number stands."""
    found = data[len(MAGIC)] if len(data) > len(MAGIC) else FORMAT
    if found in (0, _FORMAT_0):
        raise Trouble(
            "名片“{file}”是试用时的程序写的，现在读不了",
            "请对方用现在的程序重新写一张名片",
            file=name,
        )
    if found > FORMAT:
        raise Trouble("名片“{file}”是新版本的程序写的", "请先更新本程序，再接收", file=name)


def _altered(name: str) -> Trouble:
    return Trouble("名片“{file}”不完整或者被改动过", "请对方重新写一张名片", file=name)


def relation(own: Unit, other: Unit) -> str:
    """How an office stands to this one: ``above``, ``below`` or ``same``.

    Raises:
        Trouble: they have nothing to exchange directly.
    """
    if other.is_above(own):
        return "above"
    if own.is_above(other):
        return "below"
    if own == other:
        return "same"
    raise Trouble(
        "“{other}”不是本办公室（{own}）的上级或下级",
        "同级办公室之间通过共同的上级交换；如果代码或级别填错了，请先核对",
        other=other.code,
        own=own.code,
    )

"""What a passphrase must be, and which bytes it stands for."""

from __future__ import annotations

import unicodedata

from app.errors import Trouble

LEAST_WEIGHT = 8
"""A Han character weighs two, any other one: eight letters, or four Han."""


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short to protect anything.

    Raises:
        Trouble: fewer than 8 characters, a Han character counting as two.
    """
    if sum(2 if _is_han(character) else 1 for character in passphrase) < LEAST_WEIGHT:
        raise Trouble("口令太短", "请至少用8个字符，或者4个汉字；一个汉字算两个字符。")


def passphrase_bytes(passphrase: str) -> bytes:
    """The bytes that keys are derived from.

    In Unicode's form NFKC, so that an input method left in full-width mode types the same
    passphrase (NIST SP 800-63B, 5.1.1.2).
    """
    return unicodedata.normalize("NFKC", passphrase).encode()


def _is_han(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK UNIFIED IDEOGRAPH")

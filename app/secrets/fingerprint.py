"""Fingerprints that two clerks compare by telephone."""

from __future__ import annotations

from hashlib import sha256

GROUPS = 6
"""Groups of five digits; about 100 bits, so nobody can make a second card that reads the same."""

_BYTES_A_GROUP = 5
"""Forty bits, reduced to five digits, leave no digit noticeably more likely than another."""


def fingerprint(data: bytes) -> str:
    """Six groups of five digits that stand for the data: ``"04817 55920 …"``.

    Each group is five bytes of the SHA-256 as a big-endian number, modulo 100,000: the way that
    Signal forms its safety numbers.
    """
    digest = sha256(data).digest()
    pieces = (
        digest[start : start + _BYTES_A_GROUP]
        for start in range(0, GROUPS * _BYTES_A_GROUP, _BYTES_A_GROUP)
    )
    return " ".join(f"{int.from_bytes(piece) % 100_000:05}" for piece in pieces)

"""The keys that one home must keep secret, all in one entry."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256

from app.secrets.age import new_identity, recipient_of
from app.secrets.signing import device_id

KEY_BYTES = 32
AGE_PREFIX = "AGE-SECRET-KEY-1"
AGE_LENGTH = 74
"""Characters of an age X25519 identity: the prefix, then 32 bytes and a checksum in Bech32."""

_LAYOUT = b"\x01"
"""First byte of `Secrets.to_bytes`: layout 1."""

_CHECK_BYTES = 8
_ENTRY_BYTES = len(_LAYOUT) + 2 * KEY_BYTES + AGE_LENGTH + _CHECK_BYTES


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What opens the database, and what this device signs and reads bundles with.

    Attributes:
        database_key: 32 bytes, the raw key of SQLCipher; the same on every restored copy.
        signing: 32 bytes, the Ed25519 private key (RFC 8032) that *is* this device.
        age_identity: ``AGE-SECRET-KEY-1…``, the X25519 identity (age v1) of this device.

    Raises:
        ValueError: a key has the wrong length or form.
    """

    database_key: bytes
    signing: bytes
    age_identity: str

    def __post_init__(self) -> None:
        if len(self.database_key) != KEY_BYTES or len(self.signing) != KEY_BYTES:
            raise ValueError("the database key and the signing key are 32 bytes each")
        age = self.age_identity
        if not (age.startswith(AGE_PREFIX) and len(age) == AGE_LENGTH and age.isascii()):
            raise ValueError("not an age X25519 identity")

    def __repr__(self) -> str:
        """Nothing: it may stand in a crash report."""
        return "Secrets(…)"

    @classmethod
    def new(cls, database_key: bytes | None = None) -> Secrets:
        """Keys of a new device; with its own new database, or for the one that is given."""
        return cls(database_key or os.urandom(KEY_BYTES), os.urandom(KEY_BYTES), new_identity())

    @property
    def device_id(self) -> bytes:
        """32 bytes, the Ed25519 public key: what other offices know this device by."""
        return device_id(self.signing)

    @property
    def age_recipient(self) -> str:
        """``age1…``: the public half, to which others encrypt bundles for this device."""
        return recipient_of(self.age_identity)

    def to_bytes(self) -> bytes:
        """The entry as it is kept, 147 bytes; readable by whoever gets it, so lock it away."""
        entry = _LAYOUT + self.database_key + self.signing + self.age_identity.encode()
        return entry + sha256(entry).digest()[:_CHECK_BYTES]

    @classmethod
    def from_bytes(cls, entry: bytes) -> Secrets:
        """The keys that `to_bytes` wrote down.

        Raises:
            ValueError: the entry was cut, altered, or written in another layout.
        """
        body, check = entry[:-_CHECK_BYTES], entry[-_CHECK_BYTES:]
        right = sha256(body).digest()[:_CHECK_BYTES] == check
        if not right or len(entry) != _ENTRY_BYTES or body[:1] != _LAYOUT:
            raise ValueError("the entry with the keys is damaged")
        keys = body[1:]
        return cls(
            keys[:KEY_BYTES], keys[KEY_BYTES : 2 * KEY_BYTES], keys[2 * KEY_BYTES :].decode("ascii")
        )

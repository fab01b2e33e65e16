"""Locking bytes with a passphrase or with a recovery phrase: ChaCha20-Poly1305 (RFC 8439).

Each box is bound to its home, its purpose and the format: moved to another home or another slot
it does not open. Every box has a salt, and so a key, of its own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.secrets.passphrase import passphrase_bytes

if TYPE_CHECKING:
    from app.secrets.recovery import RecoveryPhrase

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12

_BINDING = "ortoo keys 1"
"""Stands before what every box is bound to; the number is the format's."""


class NotOpened(Exception):
    """The key does not fit the box, or the box was altered: the two cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work one guess at a passphrase is: the parameters of scrypt (RFC 7914).

    The ones below take 32 MiB and 0.11 s of the processor where they were chosen; each box keeps
    its own, so that a later version may ask for more.
    """

    n: int = 2**15
    r: int = 8
    p: int = 1

    def is_bearable(self) -> bool:
        """Whether an old computer can do it: a power of two for n, at most 256 MiB and 3 s."""
        if not (2**10 <= self.n <= 2**20 and 1 <= self.r <= 32 and 1 <= self.p <= 4):
            return False
        return self.n.bit_count() == 1 and 128 * self.n * self.r <= 2**28


USUAL = Cost()
"""What a new box costs to open."""


@dataclass(frozen=True, slots=True)
class Box:
    """Locked bytes: ``sealed`` is the ciphertext and its tag of 16 bytes."""

    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class PassphraseBox:
    """A box that a passphrase opens, at a cost."""

    cost: Cost
    box: Box


def lock_with_passphrase(secret: bytes, passphrase: str, home_id: str) -> PassphraseBox:
    """Lock the bytes of this home with a passphrase; about 0.1 s."""
    cost, salt = USUAL, os.urandom(SALT_BYTES)
    key = _slow_key(passphrase, salt, cost)
    return PassphraseBox(cost, _seal(secret, key, salt, _passphrase_binding(home_id, cost)))


def open_with_passphrase(locked: PassphraseBox, passphrase: str, home_id: str) -> bytes:
    """The bytes that were locked; about 0.1 s.

    Raises:
        NotOpened: another passphrase, another home, or an altered box.
    """
    key = _slow_key(passphrase, locked.box.salt, locked.cost)
    return _unseal(locked.box, key, _passphrase_binding(home_id, locked.cost))


def lock_with_phrase(secret: bytes, phrase: RecoveryPhrase, home_id: str) -> Box:
    """Lock the bytes of this home with its recovery phrase."""
    salt = os.urandom(SALT_BYTES)
    return _seal(secret, _phrase_key(phrase, salt), salt, _phrase_binding(home_id))


def open_with_phrase(box: Box, phrase: RecoveryPhrase, home_id: str) -> bytes:
    """The bytes that were locked.

    Raises:
        NotOpened: another phrase, another home, or an altered box.
    """
    return _unseal(box, _phrase_key(phrase, box.salt), _phrase_binding(home_id))


def _passphrase_binding(home_id: str, cost: Cost) -> bytes:
    return f"{_BINDING} passphrase {home_id} {cost.n} {cost.r} {cost.p}".encode()


def _phrase_binding(home_id: str) -> bytes:
    return f"{_BINDING} recovery {home_id}".encode()


def _slow_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """scrypt, because people choose passphrases that can be guessed."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 at first use

    scrypt = Scrypt(salt=salt, length=KEY_BYTES, n=cost.n, r=cost.r, p=cost.p)
    return scrypt.derive(passphrase_bytes(passphrase))


def _phrase_key(phrase: RecoveryPhrase, salt: bytes) -> bytes:
    """HKDF (RFC 5869): 128 random bits need no slow function."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 at first use
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 at first use

    return HKDF(SHA256(), KEY_BYTES, salt, b"ortoo recovery 1").derive(phrase.secret)


def _seal(secret: bytes, key: bytes, salt: bytes, binding: bytes) -> Box:
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 at first use
        ChaCha20Poly1305,
    )

    nonce = os.urandom(NONCE_BYTES)
    return Box(salt, nonce, ChaCha20Poly1305(key).encrypt(nonce, secret, binding))


def _unseal(box: Box, key: bytes, binding: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 at first use
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 at first use
        ChaCha20Poly1305,
    )

    try:
        return ChaCha20Poly1305(key).decrypt(box.nonce, box.sealed, binding)
    except InvalidTag as why:
        raise NotOpened from why

"""Signatures of a device: Ed25519 (RFC 8032), each good for one purpose only."""

from __future__ import annotations

LONGEST_DOMAIN = 255


def device_id(private: bytes) -> bytes:
    """The public half (32 bytes) of a private key (32 bytes): what a device is known by."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 at first use
        Ed25519PrivateKey,
    )

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, domain: bytes, data: bytes) -> bytes:
    """The signature (64 bytes) of the data, for this purpose.

    Args:
        private: 32 bytes, the device's private key.
        domain: what the data is, 1–255 bytes (``b"ortoo segment 1"``). A signature made for one
            domain is worth nothing in another, so a signed segment can never pass as a card.
        data: the exact bytes.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 at first use
        Ed25519PrivateKey,
    )

    return Ed25519PrivateKey.from_private_bytes(private).sign(_signed_text(domain, data))


def verify(public: bytes, domain: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the device signed exactly this data for this purpose.

    Keys and signatures come from strangers' files, so nothing about them raises: one of the
    wrong length is simply not right.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 at first use
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 at first use
        Ed25519PublicKey,
    )

    text = _signed_text(domain, data)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed_text(domain: bytes, data: bytes) -> bytes:
    """The domain's length, the domain, the data: no two pairs give the same text."""
    if not 1 <= len(domain) <= LONGEST_DOMAIN:
        raise ValueError("a domain has 1 to 255 bytes")
    return bytes([len(domain)]) + domain + data

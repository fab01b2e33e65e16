"""The device's age identity (X25519, C2SP age v1), for which bundles are encrypted."""

# pyrage is a native module without type stubs; this file is all that this package uses of it
# pyright: reportAttributeAccessIssue=false, reportUnknownVariableType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations


def new_identity() -> str:
    """``AGE-SECRET-KEY-1…``, 74 characters that nobody has seen."""
    from pyrage import x25519  # noqa: PLC0415 at first use

    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """``age1…``, the public half, which stands on the office's card."""
    from pyrage import x25519  # noqa: PLC0415 at first use

    return str(x25519.Identity.from_str(identity).to_public())

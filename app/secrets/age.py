"""The device's age identity (X25519, C2SP age v1), for which bundles are encrypted."""

# pyrage is a native module without type stubs; this file is all that this package uses of it
# pyright: reportAttributeAccessIssue=false, reportUnknownVariableType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from typing import IO, Protocol


class Readable(Protocol):
    """What is read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Writable(Protocol):
    """What is written to."""

    def write(self, content: bytes, /) -> int:
        """Take these bytes; how many."""
        ...

    def flush(self) -> None:
        """Everything was written."""
        ...


def new_identity() -> str:
    """``AGE-SECRET-KEY-1…``, 74 characters that nobody has seen."""
    from pyrage import x25519  # noqa: PLC0415 at first use

    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """``age1…``, the public half, which stands on the office's card."""
    from pyrage import x25519  # noqa: PLC0415 at first use

    return str(x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    """Whether a text is a public half, to which something can be encrypted."""
    import pyrage  # noqa: PLC0415 at first use

    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


class NotForUsError(ValueError):
    """None of our keys opens it: it is for somebody else, or its head was altered."""


class DamagedError(ValueError):
    """It is not whole, or was altered."""


def encrypt(plain: bytes, recipients: list[str]) -> bytes:
    """The age file that each of these recipients can open; says nothing of who wrote it."""
    import pyrage  # noqa: PLC0415 at first use

    keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    return bytes(pyrage.encrypt(plain, keys))


def decrypt(data: bytes, identity: str) -> bytes:
    """The contents of an age file, whole or not at all.

    Raises:
        NotForUsError: the identity is none of its recipients.
        DamagedError: it was cut or altered.
    """
    import pyrage  # noqa: PLC0415 at first use

    _refuse_long_head(data[:MOST_HEAD])
    key = pyrage.x25519.Identity.from_str(identity)
    try:
        return bytes(pyrage.decrypt(data, [key]))
    except (pyrage.DecryptError, OSError) as error:
        if "No matching keys" in str(error):
            raise NotForUsError(str(error)) from error
        raise DamagedError(str(error)) from error


MOST_HEAD = 16 << 10
"""Bytes of an age file's head, which has some hundred for each recipient. The library takes time
with the square of it: 40 s for 120 kB, and nobody has to know us to write such a head."""
_MAGIC = b"age-encryption.org/v1\n"
_END_OF_HEAD = b"\n--- "


def _start_of(source: Readable) -> bytes:
    found = b""
    while len(found) < MOST_HEAD and (piece := source.read(MOST_HEAD - len(found))):
        found += piece
    return found


def _refuse_long_head(start: bytes) -> None:
    if not start.startswith(_MAGIC) or _END_OF_HEAD not in start:
        raise DamagedError("no age file, or one for more readers than an office has")


class _Again:
    """A file whose first bytes were read already.

    Args:
        start: these.
        rest: the file behind them.
    """

    def __init__(self, start: bytes, rest: Readable) -> None:
        self._start = memoryview(start)
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes."""
        if not self._start:
            return self._rest.read(size)
        taken = bytes(self._start[:size] if size >= 0 else self._start)
        self._start = self._start[len(taken) :]
        return taken


class _Watched:
    """Two files, and what went wrong with them."""

    def __init__(self, source: Readable, target: IO[bytes]) -> None:
        self._source = source
        self._target = target
        self.error: Exception | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Read from the one."""
        try:
            return self._source.read(size)
        except Exception as error:
            self.error = error
            raise

    def write(self, content: bytes, /) -> int:
        """Write to the other."""
        try:
            return self._target.write(content)
        except Exception as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Have everything written."""
        self._target.flush()


def encrypt_stream(source: Readable, target: IO[bytes], recipients: list[str]) -> None:
    """The same from and into files, of which little is in memory at a time."""
    import pyrage  # noqa: PLC0415 at first use

    keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    watched = _Watched(source, target)
    try:
        pyrage.encrypt_io(watched, watched, keys)
    except pyrage.EncryptError as error:
        # it says of a full disk only that something went wrong
        raise watched.error or error from error


def decrypt_stream(source: Readable, target: Writable, identity: str) -> None:
    """The contents of an age file into another one, of which nothing may be used before the end.

    A file that was cut gives its fault only after everything before it has been written.

    Raises:
        NotForUsError: the identity is none of its recipients.
        DamagedError: it was cut or altered.
    """
    import pyrage  # noqa: PLC0415 at first use

    head = _start_of(source)
    _refuse_long_head(head)
    key = pyrage.x25519.Identity.from_str(identity)
    try:
        pyrage.decrypt_io(_Again(head, source), target, [key])
    except (pyrage.DecryptError, OSError) as error:
        if "No matching keys" in str(error):
            raise NotForUsError(str(error)) from error
        raise DamagedError(str(error)) from error

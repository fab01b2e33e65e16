"""The operating system's keyring, as far as it can be trusted to keep something.

Behind `keyring` stand very different things: Windows' credential manager, GNOME's and KDE's
wallets, but also plain files, and backends that forget. One counts only if a value that was saved
reads back. Everything runs in a thread with a time limit, because a session bus that does not
answer would hold the program up for ever. A thread that ran out of time is left behind: it dies
with the program, or its backend finishes late, and a probe or an entry that nobody asks for stays.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

Answer = TypeVar("Answer")

USER = "office"

_NO_STORES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.")
"""Modules whose backends never count. `keyrings` is where other people's backends live: plain
files, files that ask for a password on the terminal, tokens of package registries."""

_LEAST_PRIORITY = 1
"""`keyring` recommends no backend below it."""


class KeyringUnusable(Exception):
    """There is no keyring that can be trusted, it failed, or it did not answer in time."""


@dataclass(frozen=True, slots=True)
class SystemKeyring:
    """Keeps one entry for each home.

    The home stands in the entry's *service*: Windows keeps one credential for each service, and
    would move the others about. An entry of 147 bytes is 196 characters; Windows takes 1,280.

    Attributes:
        find_s: seconds to find out which keyring there is; nobody is asked anything meanwhile.
        use_s: seconds for one use; the system may be asking the person for a password.
    """

    find_s: float = 10.0
    use_s: float = 60.0

    def works(self) -> bool:
        """Whether there is a keyring that gives back what it was given; tried with a probe."""
        try:
            self._trusted()
        except KeyringUnusable:
            return False
        return True

    def save(self, home_id: str, entry: bytes) -> None:
        """Keep the entry for this home, in place of an earlier one.

        Raises:
            KeyringUnusable: it is not kept.
        """
        ring, text = self._trusted(), b64encode(entry).decode()
        service = _service(home_id)
        _within(self.use_s, partial(_put, ring, service, text))
        if _within(self.use_s, partial(ring.get_password, service, USER)) != text:
            raise KeyringUnusable("the entry does not read back")

    def load(self, home_id: str) -> bytes | None:
        """The entry of this home; None where there is none, or something else in its place.

        Raises:
            KeyringUnusable: nobody knows whether there is one.
        """
        for ring in self._stores():
            text = _within(self.use_s, partial(ring.get_password, _service(home_id), USER))
            if text is not None:
                try:
                    return b64decode(text, validate=True)
                except ValueError:
                    return None
        return None

    def forget(self, home_id: str) -> bool:
        """Remove the entry of this home; False where it may still be there."""
        try:
            for ring in self._stores():
                _within(self.use_s, partial(_remove, ring, _service(home_id)))
        except KeyringUnusable:
            return False
        return True

    def _stores(self) -> list[KeyringBackend]:
        stores = _within(self.find_s, _find_stores)
        if not stores:
            raise KeyringUnusable("there is no keyring")
        return stores

    def _trusted(self) -> KeyringBackend:
        """The first store that gives back what it was given."""
        for ring in self._stores():
            if _within(self.use_s, partial(_gives_back, ring)):
                return ring
        raise KeyringUnusable("no keyring gives back what it was given")


def _service(home_id: str) -> str:
    return f"ortoo {home_id}"


def _find_stores() -> list[KeyringBackend]:
    """The backends that may count, best first; a chain of several stands for its members."""
    import keyring  # noqa: PLC0415 takes 0.1 s, and not every home needs it
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 with it

    ring = keyring.get_keyring()
    members = ring.backends if isinstance(ring, ChainerBackend) else [ring]
    return [member for member in members if _may_count(member)]


def _may_count(ring: KeyringBackend) -> bool:
    modules = [kind.__module__ for kind in type(ring).__mro__]
    refused = any(module.startswith(_NO_STORES) for module in modules)
    return not refused and ring.priority >= _LEAST_PRIORITY


def _gives_back(ring: KeyringBackend) -> bool:
    """Save a value that nobody needs, read it, remove it."""
    service, value = f"ortoo probe {token_hex(8)}", token_hex(98)
    _put(ring, service, value)
    found = ring.get_password(service, USER)
    if found is not None:
        ring.delete_password(service, USER)
    return found == value


def _put(ring: KeyringBackend, service: str, value: str) -> None:
    # the backend's metaclass wraps this method, and its types are lost
    ring.set_password(service, USER, value)  # pyright: ignore[reportUnknownMemberType] as above


def _remove(ring: KeyringBackend, service: str) -> None:
    if ring.get_password(service, USER) is not None:
        ring.delete_password(service, USER)


def _within(seconds: float, job: Callable[[], Answer]) -> Answer:
    """What the job answers, if it does so in time.

    A thread of our own, because those of an executor are waited for at the end of the program.
    """
    from concurrent.futures import Future  # noqa: PLC0415 used only here
    from threading import Thread  # noqa: PLC0415 used only here

    future: Future[Answer] = Future()

    def run() -> None:
        try:
            future.set_result(job())
        except BaseException as why:  # noqa: BLE001 whatever a backend raises, it does not count
            future.set_exception(KeyringUnusable(type(why).__name__))

    Thread(target=run, name="keyring", daemon=True).start()
    try:
        return future.result(seconds)
    except TimeoutError as why:
        raise KeyringUnusable("the keyring does not answer") from why

"""One thread that does what it is given, one thing after another."""

from __future__ import annotations

from collections import deque
from threading import Condition, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Turns:
    """Does one thing after another in a thread, which begins with the first of them.

    The end of the program does not wait for the thread: whoever needs its end calls `wait`. It may
    hang in a disk that does not answer, and Python's own pools would hang with it.

    Args:
        name: the thread's.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._waiting: deque[tuple[str, Callable[[], None]]] = deque()
        self._changed = Condition()
        self._present: str | None = None
        self._thread: Thread | None = None
        self._is_over = False

    @property
    def present(self) -> str:
        """What is being done; empty: nothing."""
        return self._present or ""

    def take(self, title: str, act: Callable[[], None]) -> None:
        """Do something when everything before it is done.

        Args:
            title: what, for people.
            act: does it; it must not raise.
        """
        with self._changed:
            self._waiting.append((title, act))
            self._changed.notify_all()
            if self._thread is None:
                self._thread = Thread(target=self._go, name=self._name, daemon=True)
                self._thread.start()

    def drop(self, act: Callable[[], None]) -> bool:
        """Do not do something that was given; whether it has not begun yet."""
        with self._changed:
            for one in self._waiting:
                if one[1] is act:
                    self._waiting.remove(one)
                    self._changed.notify_all()
                    return True
        return False

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is left to do, at most so long; whether that is so."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._present is None and not self._waiting, seconds
            )

    def end(self) -> None:
        """Let the thread end after what it has been given."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def _go(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_over)
                if not self._waiting:
                    return
                self._present, act = self._waiting.popleft()
            try:
                act()
            finally:
                # what it holds must not live on until the next one comes
                del act
                with self._changed:
                    self._present = None
                    self._changed.notify_all()

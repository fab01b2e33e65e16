"""Real keyring backends, good and bad, put in place of the system's."""

import threading

import keyring
import pytest

from tests.keyrings import MemoryRing


class ForgetfulRing(MemoryRing):
    """Says that it saved, and did not."""

    def set_password(self, service, username, password):
        pass


class CuttingRing(MemoryRing):
    """Keeps only the beginning of a value."""

    def set_password(self, service, username, password):
        super().set_password(service, username, password[:64])


class RaisingRing(MemoryRing):
    """Fails, and not with an error of its own kind."""

    def get_password(self, service, username):
        raise RuntimeError("the session bus went away")

    set_password = delete_password = get_password


class HangingRing(MemoryRing):
    """Never answers while the test runs."""

    def __init__(self):
        super().__init__()
        self.released = threading.Event()

    def get_password(self, service, username):
        self.released.wait()

    def set_password(self, service, username, password):
        self.released.wait()


@pytest.fixture
def set_ring():
    """Makes a backend the one that `keyring` uses, until the test ends."""
    before = keyring.get_keyring()

    def set_it(ring):
        keyring.set_keyring(ring)
        return ring

    yield set_it
    keyring.set_keyring(before)


@pytest.fixture
def memory_ring(set_ring):
    return set_ring(MemoryRing())


@pytest.fixture
def no_ring(set_ring):
    from keyring.backends import fail

    return set_ring(fail.Keyring())


@pytest.fixture
def raising_ring(set_ring):
    return set_ring(RaisingRing())


@pytest.fixture
def hanging_ring(set_ring):
    ring = set_ring(HangingRing())
    yield ring
    ring.released.set()


@pytest.fixture(params=[ForgetfulRing, CuttingRing], ids=["forgetful", "cutting"])
def losing_ring(request, set_ring):
    return set_ring(request.param())


@pytest.fixture
def ring_from(set_ring):
    """A backend that would work, but whose class comes from the module that is named."""

    def make(module, **attributes):
        return set_ring(type("Ring", (MemoryRing,), {"__module__": module, **attributes})())

    return make

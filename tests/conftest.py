"""Where every test runs: no screen, no network, a home of its own, repeatable examples."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

# `make test` tries the same examples every time; to look for new ones:
# make test ARGS="--hypothesis-profile=dev tests/properties"
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100, print_blob=True)
settings.register_profile("dev", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("ci")

# Before any test module is imported, since some code asks for its folders and its screen only
# once. Programs that tests start inherit all of it.
_home = tempfile.TemporaryDirectory(prefix="ortoo-tests-")


def _environment(home: Path) -> dict[str, str]:
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    return {
        **{name: str(folder) for name, folder in folders.items()},
        "QT_QPA_PLATFORM": "offscreen",
        # the keyring of whoever runs the tests is theirs
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/no-bus",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


for _name in [name for name in os.environ if name.startswith(("QT_", "ORTOO_"))]:
    del os.environ[_name]
os.environ.update(_environment(Path(_home.name)))


def pytest_unconfigure() -> None:
    _home.cleanup()


def _refuse(*address: object) -> NoReturn:
    # not an exception that a program could catch and live without the network
    pytest.fail(f"a test tried to reach {address} over the network")


def _only_on_this_machine(connect: Callable[..., int | None]) -> Callable[..., int | None]:
    def connect_here(self: socket.socket, address: object) -> int | None:
        return connect(self, address) if self.family == socket.AF_UNIX else _refuse(address)

    return connect_here


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex"):
            real = getattr(socket.socket, method)
            patch.setattr(socket.socket, method, _only_on_this_machine(real))
        patch.setattr(socket, "getaddrinfo", _refuse)
        yield

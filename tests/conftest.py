"""Where every test runs: no screen, no network, a home of its own, repeatable examples."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

# plugins and not conftest.py, since both the window's tests and the journeys use them
pytest_plugins = ["tests.hands", "tests.window"]

PATIENCE_MS = 20_000

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


PASSPHRASE = "草原上的驿站 2026"


@pytest.fixture(scope="session")
def passphrase() -> str:
    """What opens the offices that are made here."""
    return PASSPHRASE


@pytest.fixture(scope="session", autouse=True)
def _passphrases_cost_little():
    """Thousands of offices are made and opened here; what a guess costs has tests of its own."""
    from app.secrets import sealing

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "USUAL", sealing.Cost(n=2**10))
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_offices_stay():
    """All tests of a process share the offices of the histories: removed once, when it ends."""
    yield
    offices = sys.modules.get("tests.properties.offices")
    if offices:
        offices.clean_up()


@pytest.fixture
def qtbot(qtbot):
    """Waits for the window as long as a slow machine needs, where a test says nothing else."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    return qtbot


@pytest.fixture
def make_office(tmp_path: Path):
    """Makes offices in folders of their own, and closes them in the end."""
    from app.bootstrap import create_office
    from app.home import Home
    from app.units import Unit, guess_level

    opened = []

    def make(code: str = "152527201206", name: str = "敦达乌苏嘎查党支部", folder: str = ""):
        home = Home(tmp_path / (folder or f"office-{len(opened)}"))
        unit = Unit(code, guess_level(code))
        office = create_office(home, name, unit, person="白敏", passphrase=PASSPHRASE).office
        opened.append(office)
        return office

    yield make
    for office in opened:
        office.close()


@pytest.fixture
def office(make_office):
    """One gacha's office."""
    return make_office()


@pytest.fixture
def pair(make_office, tmp_path: Path):
    """A gacha and its sumu, which have accepted each other's cards."""
    from app.sync.enrolment import accept_card, write_card

    gacha = make_office()
    sumu = make_office("152527201000", "贡宝拉格苏木党委")
    for one, other in ((gacha, sumu), (sumu, gacha)):
        card = tmp_path / f"{one.unit.code}.ortoocard"
        write_card(one, card)
        accept_card(other, card)
    return gacha, sumu


@pytest.fixture
def carry(tmp_path: Path):
    """Carries a bundle from one office to another, and gives what reading it did."""
    from app.progress import Silent
    from app.sync.incoming import read_bundle
    from app.sync.outgoing import write_bundle

    def carry(sender, reader):
        path = tmp_path / f"{sender.unit.code}-{reader.unit.code}.ortoo"
        write_bundle(sender, reader.unit.code, path, Silent())
        return read_bundle(reader, path, Silent())

    return carry


@pytest.fixture
def accept(tmp_path: Path):
    """Lets offices accept each other's cards, pair by pair."""
    from app.sync.enrolment import accept_card, write_card

    def accept(*pairs):
        for pair in pairs:
            for one, reader in (pair, pair[::-1]):
                write_card(one, tmp_path / "one.ortoocard")
                accept_card(reader, tmp_path / "one.ortoocard")

    return accept


@pytest.fixture
def town(make_office, accept, carry):
    """Two gachas below one sumu, which know each other."""
    from tests.app.sync.towns import G1, G2, SUMU, Town

    first, second = make_office(G1, "一嘎查"), make_office(G2, "二嘎查")
    sumu = make_office(SUMU, "苏木")
    accept((first, sumu), (second, sumu))
    found = Town(first, second, sumu, carry)
    found.meet()
    return found

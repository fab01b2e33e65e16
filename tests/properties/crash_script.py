"""One exchange between a gacha and its sumu, ended at every point at which anything is written.

python -m tests.properties.crash_script FOLDER STEP POINT   ends itself there, by SIGKILL
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from app.bootstrap import create_office, open_office
from app.desk import Desk
from app.errors import Trouble
from app.home import Home
from app.progress import Silent
from app.restore import restore_office
from app.secrets import keeper
from app.secrets.keyfile import key_path
from app.sync.container import unpack
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.units import Unit
from app.upkeep import back_up, check_office
from tests.properties.crash_points import Points, watched
from tests.properties.district import Violation
from tests.properties.offices import Killed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from app.office import Office

PASSPHRASE = "every point of the exchange"
GACHA, SUMU = Unit("152527201206", "gacha"), Unit("152527201000", "sumu")
OTHER = Unit("152527201207", "gacha")
UNITS = {"gacha": GACHA, "sumu": SUMU, "other": OTHER}
MAIL, OUT, CARD, COPY = "for-gacha.ortoo", "out.ortoo", "other.ortoocard", "kept.ortoobackup"


@dataclass(frozen=True)
class World:
    """A folder with the homes of the offices, the witness of their computer, and a stick.

    Attributes:
        folder: all of it.
    """

    folder: Path

    @contextmanager
    def opened(self, name: str) -> Generator[Office]:
        """An office, open."""
        with self._around(), closing(open_office(self.home(name), PASSPHRASE)) as office:
            yield office

    def home(self, name: str) -> Home:
        """Its folder."""
        return Home(self.folder / name)

    @property
    def stick(self) -> Path:
        """The stick."""
        return self.folder / "stick"

    @contextmanager
    def _around(self) -> Generator[None]:
        """The user's own folder lies in the world; keys are derived once for all of it."""
        where = self.folder / "profile"
        with (
            patch("app.witness.folder", lambda: where),
            patch.object(keeper, "unlock", _unlocked),
        ):
            yield


@cache
def _secrets(key_file: bytes, home: Path) -> object:
    return _unlock(home, PASSPHRASE)


_unlock = keeper.unlock


def _unlocked(home: Path, *_args: object) -> object:
    return _secrets(key_path(home).read_bytes(), home)


# ---- what is done
def _add(office: Office, world: World) -> None:
    Desk(office).add("issues", {"issue": "修路", "raised_on": "2026-01-02"})


def _save(office: Office, world: World) -> None:
    Desk(office).change("issues", _first(office), {"result": "办好"})


def _seal(office: Office, world: World) -> None:
    office.journal.seal()


def _back_up(office: Office, world: World) -> None:
    back_up(office, world.stick / COPY)


def _write(office: Office, world: World) -> None:
    write_bundle(office, SUMU.code, world.stick / OUT, Silent())


def _read(office: Office, world: World) -> None:
    read_bundle(office, world.stick / MAIL, Silent())


def _undo(office: Office, world: World) -> None:
    Desk(office).undo()


def _redo(office: Office, world: World) -> None:
    Desk(office).redo()


def _accept(office: Office, world: World) -> None:
    accept_card(office, world.stick / CARD)


def _restore(office: Office, world: World) -> None:
    office.close()
    restore_office(office.home, world.stick / COPY, passphrase=PASSPHRASE).close()


def _first(office: Office) -> bytes:
    with office.store.reading() as connection:
        found = connection.exec_driver_sql("SELECT _uid FROM issues WHERE issue = '修路'")
        return bytes(found.scalar_one())


@dataclass(frozen=True)
class Step:
    """One thing that somebody does.

    Attributes:
        name: what.
        who: in which office.
        act: does it.
    """

    name: str
    who: str
    act: Callable[[Office, World], None]


STEPS = (
    Step("add", "gacha", _add),
    Step("save", "gacha", _save),
    Step("undo", "gacha", _undo),
    Step("redo", "gacha", _redo),
    Step("seal", "gacha", _seal),
    Step("back up", "gacha", _back_up),
    Step("write bundle", "gacha", _write),
    Step("read bundle", "gacha", _read),
    Step("undo reading", "gacha", _undo),
    Step("redo reading", "gacha", _redo),
    Step("write again", "gacha", _write),
    Step("restore", "gacha", _restore),
    Step("accept card", "sumu", _accept),
)


def founded(folder: Path) -> World:
    """Make the offices; the sumu has something for the gacha on the stick."""
    world = World(folder)
    world.stick.mkdir(parents=True)
    with world._around():
        made = {
            name: create_office(world.home(name), name, unit, passphrase=PASSPHRASE).office
            for name, unit in UNITS.items()
        }
        for one, other in (("gacha", "sumu"), ("sumu", "gacha")):
            path = world.folder / "card.ortoocard"
            write_card(made[one], path)
            accept_card(made[other], path)
        write_card(made["other"], world.stick / CARD)
        desk = Desk(made["sumu"])
        desk.add("issues", {"issue": "饮水", "raised_on": "2026-01-03"}, GACHA.code)
        write_bundle(made["sumu"], GACHA.code, world.stick / MAIL, Silent())
        for office in made.values():
            office.close()
    return world


# ---- what is seen
def seen(office: Office) -> tuple[object, ...]:
    """What people see: records, questions, known offices, and what can be undone."""
    rows: list[tuple[object, ...]] = []
    with office.store.reading() as connection:
        for name, shape in office.journal.log.shapes.items():
            columns = [*shape.names, "_gone", "_review"]
            text = ", ".join(f'"{one}"' for one in columns)
            found = connection.exec_driver_sql(f'SELECT {text} FROM "{name}"')  # noqa: S608
            rows += [(name, *row) for row in found]
        peers = sorted(one.unit.code for one in office.trust.peers(connection))
    deeds = [(one.title, one.is_undone) for one in Desk(office).recent(50)]
    return sorted(map(repr, rows)), peers, deeds


def _look(world: World, name: str) -> tuple[object, ...]:
    with world.opened(name) as office:
        return seen(office)


# ---- the end
class Crashes:
    """Ends the steps of the exchange at their points.

    Args:
        folder: everything is made in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.tried: Counter[str] = Counter()

    def run(self, every: int = 1, real: int = 0) -> Counter[str]:
        """Try all steps in turn.

        Args:
            every: try each so-many-th point.
            real: end a process of its own at each so-many-th point; 0: at none.

        Returns:
            Step → how many points were tried.

        Raises:
            Violation: something was broken or lost.
        """
        world = founded(self._folder / "world")
        number = 0
        for step in STEPS:
            before = _look(world, step.who)
            start = self._folder / "start"
            shutil.rmtree(start, ignore_errors=True)
            shutil.copytree(world.folder, start)
            points = Points()
            _play(world, step, points)
            after = _look(world, step.who)
            for at in range(1, points.count + 1):
                number += 1
                if number % every == 0:
                    self._try(step, at, before, after, real=bool(real) and number % real == 0)
        return self.tried

    def _try(self, step: Step, at: int, before: object, after: object, *, real: bool) -> None:
        self.tried[step.name] += 1
        self.tried["by SIGKILL"] += real
        where = f"{step.name}, point {at}"
        world = World(self._folder / "tried")
        shutil.rmtree(world.folder, ignore_errors=True)
        shutil.copytree(self._folder / "start", world.folder)
        left = _killed_apart(world, step, at) if real else _killed_here(world, step, at)
        try:
            _check(left, step, before, after)
        except Violation as error:
            raise Violation(f"{where}: {error}") from error
        finally:
            shutil.rmtree(left.folder, ignore_errors=True)


def _play(world: World, step: Step, points: Points) -> None:
    with world._around(), watched(Points()):
        office = open_office(world.home(step.who), PASSPHRASE)
    try:
        with world._around(), watched(points):
            step.act(office, world)
    finally:
        if not points.is_over and step.name != "restore":
            office.close()


def _killed_here(world: World, step: Step, at: int) -> World:
    """End the step in this process; what is on the disk then."""
    office: list[Office] = []

    def act(one: Office, place: World) -> None:
        office.append(one)
        step.act(one, place)

    try:
        _play(world, Step(step.name, step.who, act), Points(at))
    except Killed:
        pass
    else:
        raise Violation("the point was not reached again")
    left = World(world.folder.with_name("left"))
    shutil.rmtree(left.folder, ignore_errors=True)
    # as it lies there: closing the database would fold the log into it
    shutil.copytree(world.folder, left.folder)
    office[0].store.close()
    while office[0]._closers:
        office[0]._closers.pop()()
    return left


def _killed_apart(world: World, step: Step, at: int) -> World:
    """End a process of its own at that point."""
    import subprocess

    name = "tests.properties.crash_script"
    words = [sys.executable, "-m", name, str(world.folder), step.name, str(at)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode != -9:
        raise Violation(f"was not killed: {done.returncode} {done.stderr[-500:]}")
    return world


def _check(world: World, step: Step, before: object, after: object) -> None:
    """All is as it was or as it was to be, and the exchange goes on from there."""
    with ExitStack() as stack:
        try:
            offices = {name: stack.enter_context(world.opened(name)) for name in ("gacha", "sumu")}
        except Trouble as error:
            raise Violation(f"does not open: {error}") from error
        found = seen(offices[step.who])
        if found not in (before, after):
            raise Violation(f"neither before nor after: {found}")
        _refuse_faults(offices[step.who])
        out = world.stick / OUT
        if out.exists():
            unpack(out.read_bytes(), out.name, offices["gacha"].secrets)
        _exchange(world, offices)


def _refuse_faults(office: Office) -> None:
    faults = check_office(office, Silent()).faults
    if faults:
        raise Violation(f"faults: {faults[:2]}")


def _exchange(world: World, offices: dict[str, Office]) -> None:
    """Two rounds, after which both offices show the same."""
    for office in offices.values():
        while Desk(office).last_undone():
            Desk(office).redo()
    path = world.folder / "round.ortoo"
    for _ in range(2):
        for one, other in (("gacha", "sumu"), ("sumu", "gacha")):
            write_bundle(offices[one], UNITS[other].code, path, Silent())
            read_bundle(offices[other], path, Silent())
    rows = []
    for office in offices.values():
        _refuse_faults(office)
        rows.append([row for row in seen(office)[0] if row.startswith("('issues'")])
    if rows[0] != rows[1]:
        raise Violation(f"do not converge: {rows}")


def main(words: list[str]) -> int:
    """Play one step and die in it."""
    folder, name, at = words
    step = next(one for one in STEPS if one.name == name)
    _play(World(Path(folder)), step, Points(int(at), real=True))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    raise SystemExit(main(sys.argv[1:]))

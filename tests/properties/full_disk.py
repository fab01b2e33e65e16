# ruff: noqa: T201 its answer is read by the test that started it
"""One job on a full disk, in a process of its own, whose limits nobody else feels.

    python -m tests.properties.full_disk limit FOLDER JOB BYTES
    unshare -rm python -m tests.properties.full_disk tmpfs FOLDER JOB BYTES

``limit``: the kernel lets no file grow beyond so many bytes (RLIMIT_FSIZE). ``tmpfs``: the world
lies on a file system of its own, with room for so many bytes more. Prints a JSON object: how the
job ended, what changed, and what is wrong.
"""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import open_office
from app.errors import Trouble
from app.progress import Silent
from app.upkeep import check_office
from tests.properties.crash_script import PASSPHRASE, STEPS, Step, World, seen

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 32 << 20


def main(words: list[str]) -> int:
    """Do the job."""
    how, folder, name, room = words
    step = next(one for one in STEPS if one.name == name)
    world = World(Path(folder))
    if how == "tmpfs":
        world = _on_a_small_disk(world)
        fill, empty = _ballast(world, int(room))
    else:
        fill, empty = _limit(int(room))
    print(json.dumps(_tried(world, step, fill, empty), ensure_ascii=False))
    return 0


def _tried(
    world: World, step: Step, fill: Callable[[], None], empty: Callable[[], None]
) -> dict[str, object]:
    with world._around():
        office = open_office(world.home(step.who), PASSPHRASE)
        before, stick = seen(office), _files(world.stick)
        fill()
        said = ""
        try:
            step.act(office, world)
        except Trouble as trouble:
            said = str(trouble)
        empty()
        office.close()
        same_stick = _files(world.stick) == stick
        with world.opened(step.who) as office:
            return {
                "said": said,
                "changed": seen(office) != before or not same_stick,
                "faults": check_office(office, Silent()).faults,
                "left": [one.name for one in world.folder.rglob("*.part")],
            }


def _files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def _limit(most: int) -> tuple[Callable[[], None], Callable[[], None]]:
    def set_to(limit: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    # otherwise the process is killed instead of being told EFBIG
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    return lambda: set_to(most), lambda: set_to(resource.RLIM_INFINITY)


def _on_a_small_disk(world: World) -> World:
    """The world on a file system of its own, which goes with this process."""
    disk = world.folder.with_name("disk")
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", disk], check=True)
    shutil.copytree(world.folder, disk / "world")
    return World(disk / "world")


def _ballast(world: World, room: int) -> tuple[Callable[[], None], Callable[[], None]]:
    stone = world.folder.parent / "ballast"

    def fill() -> None:
        stone.write_bytes(bytes(shutil.disk_usage(stone.parent).free - room))

    return fill, stone.unlink


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

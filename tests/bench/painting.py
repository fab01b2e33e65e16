"""Shows a list of members, scrolls it while a job runs, and notes what each repaint took.

python -m tests.bench.painting HOME import|bundle|nothing FILE FIGURES
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.harness import Stage
from tests.bench.surroundings import PASSPHRASE

if TYPE_CHECKING:
    from app.office import Office
    from app.progress import Progress

SHOWN = 2_000
"""Members that are in the list before, so that there is something to scroll."""
IDLE_PAINTS = 600
FRAME_S = 0.016


def beside(office: Office, what: str, path: Path, progress: Progress) -> None:
    """What goes on: as the window's own jobs do it."""
    if what == "import":
        from app.exchange.apply import apply_plan
        from app.exchange.files import open_workbook
        from app.exchange.fitting import examine
        from app.exchange.plan import make_plan

        declared = office.registry["members"]
        chosen = examine(office, open_workbook(path, progress), declared).chosen
        assert chosen is not None
        plan = make_plan(office, declared, chosen.mapping, "update", progress)
        apply_plan(office, plan, path.name, progress)
    elif what == "bundle":
        from app.sync.incoming import read_bundle

        read_bundle(office, path, progress)


def main(words: list[str]) -> int:
    """Measure, and leave the figures; the exit code."""
    home, what, path, out = Path(words[0]), words[1], Path(words[2]), Path(words[3])
    from app.desk import Desk
    from app.home import Home
    from tests.bench.offices import fill
    from ui.appearance import prepare
    from ui.jobs import Job, Jobs
    from ui.ledger.page import LedgerPage
    from ui.opening import open_it
    from ui.page import Workplace

    app = QApplication(sys.argv[:1])
    prepare(app)
    office = open_it(Home(home), PASSPHRASE)
    fill(office, SHOWN, seed=9)
    jobs = Jobs()
    place = Workplace(
        office=office, desk=Desk(office), jobs=jobs, say=print,
        show_record=lambda _ledger, _uid: None, show_page=lambda _page: None,
        import_file=lambda _ledger, _path: None, print_ledger=lambda _question: None,
    )  # fmt: skip
    page = LedgerPage(place, "members")
    page.resize(1280, 700)
    page.show()
    page.came_up()
    while jobs.is_busy or page.listing.table.model().rowCount() < SHOWN:
        app.processEvents()
        sleep(0.001)
    times: list[float] = []
    over: list[bool] = []
    job = Job(
        "beside",
        lambda progress: beside(office, what, path, progress),
        lambda _done: over.append(True),
        trouble=_give_up,
    )
    jobs.failed.connect(_give_up)
    table = page.listing.table
    bar, view = table.verticalScrollBar(), table.viewport()
    stage = Stage(home, home, 0)
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    due = [0.0]

    def frame() -> None:
        # from when it was wanted: a job that holds Python's lock lets the frame begin late
        bar.setValue((bar.value() + 3) % max(1, bar.maximum()))
        view.repaint()
        now = perf_counter()
        times.append(now - due[0])
        if over and (what != "nothing" or len(times) >= IDLE_PAINTS):
            app.quit()
        due[0] = now + FRAME_S
        timer.start(round(1000 * FRAME_S))

    timer.timeout.connect(frame)
    with stage.measured():
        due[0] = perf_counter()
        timer.start(0)
        jobs.run(job)
        app.exec()
    stage.figures.step_times(times)
    if len(words) > 4:
        print(*(f"{1000 * one:.0f}" for one in sorted(times)[-12:]))
    out.write_bytes(msgspec.json.encode(stage.figures))
    jobs.close()
    page.deleteLater()
    office.close()
    return 0


def _give_up(error: object) -> None:
    print(repr(error), file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

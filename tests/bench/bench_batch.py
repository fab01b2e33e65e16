"""Changing many rows at once, against an UPDATE of the same rows with the values known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.filled import HOME, RAW, prepare
from tests.bench.harness import Bench

if TYPE_CHECKING:
    from app.office import Office
    from tests.bench.harness import Stage

BRANCH = "第一党支部"
PASTED = 10_000
COLUMNS = ("branch", "post", "joined")


def ours_edit(stage: Stage) -> None:
    """Count what would change, and change it: checks, journal, undo step."""
    from app.batch import apply_batch, plan_batch
    from app.batch_edits import Edit
    from app.ledger.questions import Question
    from app.progress import Silent
    from tests.bench.offices import open_copy

    office = open_copy(stage, HOME)
    with stage.measured():
        edit = Edit("branch", "set", BRANCH)
        plan = plan_batch(office, "members", Question("members"), [edit], Silent())
        changed = apply_batch(office, plan, Silent())
    assert changed == stage.rows
    office.close()


def ours_count(stage: Stage) -> None:
    """Count what would change, and nothing else."""
    from app.batch import plan_batch
    from app.batch_edits import Edit
    from app.ledger.questions import Question
    from app.progress import Silent
    from tests.bench.offices import open_copy

    office = open_copy(stage, HOME)
    with stage.measured():
        edit = Edit("branch", "set", BRANCH)
        plan = plan_batch(office, "members", Question("members"), [edit], Silent())
    assert plan.changed == stage.rows
    office.close()


def floor_read(stage: Stage) -> None:
    """Read all rows, and make nothing of them."""
    from tests.bench.raw_table import opened

    with opened(stage.prepared / RAW) as connection, stage.measured():
        for _row in connection.execute("SELECT * FROM members WHERE _gone = 0"):
            pass


def floor_update(stage: Stage) -> None:
    """Update each row by its id, as one would who knows which and keeps no journal."""
    from tests.bench.raw_table import transaction

    with _raw_copy(stage) as connection:
        uids = [row[0] for row in connection.execute("SELECT _uid FROM members")]
        with stage.measured(), transaction(connection):
            connection.executemany(
                "UPDATE members SET branch = ?, _stamp = _stamp + 1 WHERE _uid = ?",
                [(BRANCH, uid) for uid in uids],
            )


def ours_paste(stage: Stage) -> None:
    """Read the clipboard's text, see what each cell means and changes, and write it."""
    from app.pasting import Onto, apply_paste, plan_paste, read_paste
    from app.progress import Silent
    from tests.bench.offices import open_copy

    office = open_copy(stage, HOME)
    uids = _uids(office, min(PASTED, stage.rows))
    text = "\r\n".join("\t".join(_cells(at)) for at in range(len(uids)))
    with stage.measured():
        pasted = read_paste(office.registry["members"], text, "")
        onto = Onto(COLUMNS, tuple(uids))
        plan = plan_paste(office, office.registry["members"], pasted, onto, Silent())
        written = apply_paste(office, plan, Silent())
    assert written >= len(uids)
    office.close()


def floor_paste(stage: Stage) -> None:
    """Update the same cells by id, with stored values."""
    from tests.bench.raw_table import transaction

    with _raw_copy(stage) as connection:
        count = min(PASTED, stage.rows)
        query = "SELECT _uid FROM members LIMIT ?"
        uids = [row[0] for row in connection.execute(query, (count,))]
        with stage.measured(), transaction(connection):
            connection.executemany(
                "UPDATE members SET branch = ?, post = ?, joined = ?, _stamp = _stamp + 1"
                " WHERE _uid = ?",
                [(*_cells(at), uid) for at, uid in enumerate(uids)],
            )


def _cells(at: int) -> tuple[str, str, str]:
    return f"第{at % 40}党支部", f"职务{at % 90}", f"{1960 + at % 60}.{1 + at % 12:02}.03"


def _uids(office: Office, count: int) -> list[bytes]:
    from app.ledger.questions import Question

    with office.snapshot() as now:
        return now.asking.uids(Question("members"))[:count]


def _raw_copy(stage: Stage):
    import shutil

    from tests.bench.raw_table import opened

    path = stage.scratch / RAW
    shutil.copy(stage.prepared / RAW, path)
    return opened(path)


BENCHES = (
    Bench(
        name="batch-count",
        what="counting what a batch edit would change",
        rows=40_000,
        few=200,
        prepare=prepare,
        ours=ours_count,
        against="SELECT *",
        other=floor_read,
    ),
    Bench(
        name="batch-edit",
        what="counting and setting a field of all members",
        rows=40_000,
        few=200,
        prepare=prepare,
        ours=ours_edit,
        against="UPDATE … executemany, no journal",
        other=floor_update,
    ),
    Bench(
        name="batch-paste",
        what=f"pasting {PASTED:,} rows of {len(COLUMNS)} columns",
        rows=40_000,
        few=200,
        prepare=prepare,
        ours=ours_paste,
        against="UPDATE … executemany, no journal",
        other=floor_paste,
    ),
)

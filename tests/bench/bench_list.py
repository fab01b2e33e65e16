"""The first page of a list, and searching in it, against bare SELECTs with the same limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.filled import HOME, RAW, prepare
from tests.bench.harness import Bench

if TYPE_CHECKING:
    from tests.bench.harness import Stage

TIMES = 50
WORDS = ("巴图", "王芳", "张伟", "娜仁", "李建国")
NOBODY = "欧阳娜娜"


def ours_page(stage: Stage) -> None:
    """What the table asks for when a ledger is opened."""
    _ask(stage, [""] * TIMES)


def ours_search(stage: Stage) -> None:
    """What the table asks for when somebody searches."""
    _ask(stage, [*WORDS, NOBODY])


def _ask(stage: Stage, searches: list[str]) -> None:
    from app.ledger.questions import Question
    from app.views import listed_fields
    from tests.bench.offices import open_copy
    from ui.ledger.reading import PageReader

    office = open_copy(stage, HOME)
    reader = PageReader(office, "members")
    fields = listed_fields(office.registry["members"])
    with stage.measured():
        answers = [reader.answer(Question("members", search=one), fields, [0]) for one in searches]
    assert all(one.total == stage.rows for one in answers)
    office.close()


def floor_page(stage: Stage) -> None:
    """The rows of the first page alone."""
    _select(stage, "_gone = 0", [()] * TIMES)


def floor_search(stage: Stage) -> None:
    """The first rows whose name has the word, and nothing else."""
    words = [(f"%{word}%",) for word in (*WORDS, NOBODY)]
    _select(stage, "_gone = 0 AND name LIKE ?", words)


def _select(stage: Stage, condition: str, asked: list[tuple[str, ...]]) -> None:
    from tests.bench.raw_table import opened

    query = f"SELECT * FROM members WHERE {condition} ORDER BY name__key, _uid LIMIT 64"  # noqa: S608 our own words
    with opened(stage.prepared / RAW) as connection, stage.measured():
        for parameters in asked:
            connection.execute(query, parameters).fetchall()


BENCHES = (
    Bench(
        name="list-page",
        what=f"the first page of members, {TIMES} times",
        rows=40_000,
        few=200,
        prepare=prepare,
        ours=ours_page,
        against="SELECT … LIMIT 64",
        other=floor_page,
    ),
    Bench(
        name="list-search",
        what=f"searching {len(WORDS) + 1} names",
        rows=40_000,
        few=200,
        prepare=prepare,
        ours=ours_search,
        against="SELECT … LIKE … LIMIT 64",
        other=floor_search,
    ),
)

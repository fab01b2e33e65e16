"""Reading the rows of a table from the office: how many there are, and pages of them.

Everything here runs in a worker thread and touches no widget; each method reads one moment. How a
page is found among a million rows is decided in `app.ledger.paging`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.ledger.asking import Known
from app.ledger.lookup import Titles
from app.ledger.questions import Question
from app.sync.contested import contested
from app.sync.whereabouts import labels, reach_of, whereabouts
from app.views import View
from ui.ledger.spans import joined, size

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from app.ledger.asking import Moment
    from app.ledger.fields import Field
    from app.ledger.paging import Arrangement
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from app.progress import Progress
    from app.sync.reach import Where

PAGE = 16
"""Rows that are kept together: half a screen, so that a jump reads little that is not shown."""
BEGINNING = 4 * PAGE
"""So many rows are shown before all are counted."""
MOST_HELD = 20_000
"""So many records that nobody has looked at stay selected when the rows are ordered anew."""
MOST_TEXTS = 20_000
"""So many different texts are kept; then they are made anew."""
TEXTS = 500
"""Rows whose texts are read at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the table shows it.

    Attributes:
        uid: the record.
        cells: field → its text, mostly hidden where it is a number of a person.
        where: how far our own work on it has got; empty: nothing of it is ours.
        review: how many of its fields wait in review.
        contested: names of these fields; empty for the record itself.
    """

    uid: bytes
    cells: Mapping[str, str]
    where: str
    review: int
    contested: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Hold:
    """What is to be found again among the new rows.

    Attributes:
        shown: the rows that are in view.
        tops: records in view, the dearest first, and how many rows below the top each stands;
            the first that is still there stays where it is. Empty: the view stays on its rows.
        uids: the records that are selected.
        others: more records whose places are wanted.
        spans: rows that are selected too, and whose records have not been read.
        before: the arrangement in which these are rows.
    """

    shown: range
    tops: Mapping[bytes, int] = field(default_factory=dict[bytes, int])
    uids: frozenset[bytes] = frozenset()
    others: frozenset[bytes] = frozenset()
    spans: tuple[range, ...] = ()
    before: Arrangement | None = None


@dataclass(frozen=True)
class Answer:
    """What a question found.

    Attributes:
        question: the question.
        found: how many records; so far, where they are not all counted.
        total: how many the ledger has.
        is_shared: whether the office exchanges with another: only then do rows have a way to go.
        pages: rows that were read at once: number of the page → its rows.
        arrangement: which record stands where; None: only the first rows are known yet.
        places: where the records stand that were asked for.
        held: the records among them that are selected; None: nobody asked for any.
        down: so many rows the view must go down to show what it showed.
    """

    question: Question
    found: int
    total: int
    is_shared: bool = False
    pages: Mapping[int, list[Row]] = field(default_factory=dict[int, list[Row]])
    arrangement: Arrangement | None = None
    places: Mapping[bytes, int] = field(default_factory=dict[bytes, int])
    held: frozenset[bytes] | None = None
    down: int = 0

    @property
    def is_part(self) -> bool:
        """Whether the question asks for some of the records only."""
        return not self.question.finds_all

    @property
    def is_counted(self) -> bool:
        """Whether all records are known, not only the first."""
        return self.arrangement is not None


class PageReader:
    """Reads rows of one ledger.

    Args:
        office: ours.
        ledger: the ledger's name.

    Attributes:
        declared: the ledger.
    """

    def __init__(self, office: Office, ledger: str) -> None:
        self._office = office
        self.declared = office.registry[ledger]
        self._known = Known(Question(ledger))
        self._around = Surroundings()

    def begin(self, question: Question, fields: Sequence[Field]) -> Answer:
        """The first rows of what a question finds, without counting the others.

        None of them where it takes as long to find the first as to find all.
        """
        with self._office.snapshot() as now:
            begun = now.asking.begin(question, BEGINNING, self._known)
            rows = self._rows(now, fields).of(begun.records)
            pages = {at // PAGE: rows[at : at + PAGE] for at in range(0, len(rows), PAGE)}
            whole = begun.arrangement
            found = len(rows) if whole is None else whole.count
            total = found if whole is None else self._total(now, question, found)
            shared = self._around.is_shared
        return Answer(question, found, total, shared, pages, whole)

    def answer(
        self, question: Question, fields: Sequence[Field], hold: Hold, progress: Progress
    ) -> Answer:
        """How many rows a question finds, and those that the view will show.

        Pages beyond the end are taken from the end, so that a table that has become shorter
        shows its last rows at once.
        """

        def step() -> None:
            progress.step(0, 0)

        with self._office.snapshot() as now:
            if self._around.day != self._office.today():
                # "the last seven days" are others now, although nothing was written
                self._known = Known(Question(question.ledger))
            arrangement = now.asking.arrange(question, step, self._known)
            held = hold.uids.union(self._unread(now, hold))
            places = now.asking.places(arrangement, held.union(hold.others, hold.tops))
            down = _way_down(hold, places)
            shown = range(hold.shown.start + down, hold.shown.stop + down)
            reader = self._rows(now, fields)
            pages = reader.pages(arrangement, _pages_of(shown, arrangement.count))
            total = self._total(now, question, arrangement.count)
            shared = self._around.is_shared
        return Answer(
            question, arrangement.count, total, shared, pages, arrangement, places, held, down
        )

    def _unread(self, now: Snapshot, hold: Hold) -> list[bytes]:
        """The records that were selected and never looked at."""
        if hold.before is None or size(hold.spans) > MOST_HELD:
            return []
        return now.asking.uids_at(hold.before, hold.spans)

    def _total(self, now: Snapshot, question: Question, found: int) -> int:
        plain = Question(question.ledger)
        return found if question.finds_all else now.asking.count(plain)

    def _rows(self, now: Snapshot, fields: Sequence[Field]) -> _Rows:
        return _Rows(self._office, now, self.declared.__tablename__, fields, self._around)

    def pages(
        self, arrangement: Arrangement, fields: Sequence[Field], pages: Collection[int]
    ) -> dict[int, list[Row]]:
        """Pages of what a question found; number of the page → its rows."""
        with self._office.snapshot() as now:
            reader = self._rows(now, fields)
            return reader.pages(arrangement, sorted(pages))

    def places(self, arrangement: Arrangement, uids: Collection[bytes]) -> Mapping[bytes, int]:
        """The rows in which records stand; those that the question does not find are left out."""
        with self._office.snapshot() as now:
            return now.asking.places(arrangement, uids)

    def uids(self, arrangement: Arrangement, rows: Sequence[range]) -> list[bytes]:
        """The records that stand in some rows.

        Raises:
            Trouble: records have come or gone, and nobody knows which stood there.
        """
        with self._office.snapshot() as now:
            return now.asking.uids_at(arrangement, rows, exactly=True)

    def texts(
        self,
        answer: Answer,
        fields: Sequence[Field],
        rows: Sequence[range],
        progress: Progress,
    ) -> list[list[str]]:
        """What stands in some rows of what was found."""
        ledger, total = self.declared.__tablename__, size(rows)
        found: list[list[str]] = []
        with self._office.snapshot() as now:
            arrangement = answer.arrangement or now.asking.arrange(answer.question)
            view = View(self._office, now, self.declared)
            for places in _pieces(rows, TEXTS):
                found += view.table(now.asking.at(ledger, arrangement, places), fields)
                progress.step(len(found), total)
        return found


@dataclass
class Surroundings:
    """What every page needs and few pages change; good as long as nothing is written.

    Attributes:
        moment: when it was read.
        day: on which day.
        titles: names of other records.
        texts: field and stored value → its text.
        own: how far each of our own segments has got.
        called: what that is called.
        is_shared: whether the office exchanges with another.
    """

    moment: Moment | None = None
    day: str = ""
    titles: Titles = field(default_factory=Titles)
    texts: dict[tuple[str, object], str] = field(default_factory=dict[tuple[str, object], str])
    own: Mapping[int, Where] = field(default_factory=dict[int, "Where"])
    called: Mapping[Where, str] = field(default_factory=dict["Where", str])
    is_shared: bool = False

    def renew(self, office: Office, now: Snapshot) -> None:
        """Read it anew if something was written."""
        moment, day = now.asking.moment(), office.today()
        if self.moment != moment or self.day != day or len(self.texts) > MOST_TEXTS:
            self.titles = Titles()
            self.texts.clear()
            self.own = reach_of(office, now.connection).segments
            self.called = labels(office, now.connection)
            self.is_shared = bool(office.trust.peers(now.connection))
            self.moment, self.day = moment, day
        now.lookup.go_on_with(self.titles)


class _Rows:
    """Makes rows of records, at one moment.

    Args:
        office: ours.
        now: the moment.
        ledger: whose records.
        fields: the columns.
        around: what was read before.
    """

    def __init__(
        self,
        office: Office,
        now: Snapshot,
        ledger: str,
        fields: Sequence[Field],
        around: Surroundings,
    ) -> None:
        around.renew(office, now)
        self._around = around
        self._office = office
        self._now = now
        self._ledger = ledger
        self._fields = fields
        self._view = View(office, now, office.registry[ledger])

    def pages(self, arrangement: Arrangement, numbers: Sequence[int]) -> dict[int, list[Row]]:
        """Some pages; those that lie side by side are read in one go."""
        spans = joined(range(one * PAGE, (one + 1) * PAGE) for one in numbers)
        found: dict[int, list[Row]] = {}
        for span in spans:
            places = range(span.start, min(span.stop, arrangement.count))
            rows = self.of(self._now.asking.at(self._ledger, arrangement, places))
            for at in range(0, len(span), PAGE):
                found[(span.start + at) // PAGE] = rows[at : at + PAGE]
        return found

    def of(self, records: Sequence[Record]) -> list[Row]:
        """These records."""
        around, connection = self._around, self._now.connection
        reached: Mapping[bytes, Where] = {}
        if around.is_shared:
            reached = whereabouts(self._office, connection, records, around.own)
        waiting = contested(self._office, connection, self._ledger, records)
        self._view.prepare(records)
        return [
            Row(
                record.uid,
                self._cells(record),
                around.called[reached[record.uid]] if around.is_shared else "",
                record.review,
                waiting.get(record.uid, frozenset()),
            )
            for record in records
        ]

    def _cells(self, record: Record) -> dict[str, str]:
        """The texts of one record: most values of a ledger come again and again."""
        known, found = self._around.texts, dict[str, str]()
        for one in self._fields:
            if not one.stored:
                found[one.name] = self._view.text(one, record)
                continue
            key = one.name, record.values[one.name]
            text = known.get(key)
            if text is None:
                text = known[key] = self._view.text(one, record)
            found[one.name] = text
        return found


def _way_down(hold: Hold, places: Mapping[bytes, int]) -> int:
    """So many rows further down stands what was in view."""
    for uid, at in hold.tops.items():
        if uid in places:
            return max(places[uid] - at, 0) - hold.shown.start
    return 0


def _pages_of(shown: range, count: int) -> range:
    """The pages of some rows; those beyond the end are taken from the end."""
    if not count:
        return range(0)
    last = min(max(shown.stop, 1), count) - 1
    first = min(shown.start, max(last + 1 - len(shown), 0)) if shown.stop > count else shown.start
    return range(max(first, 0) // PAGE, last // PAGE + 1)


def _pieces(rows: Sequence[range], size: int) -> Iterator[range]:
    for one in rows:
        for start in range(one.start, one.stop, size):
            yield range(start, min(start + size, one.stop))

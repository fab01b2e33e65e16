"""What a form needs while it is turned into pages: the office, the records, what was asked.

What cannot be printed is passed over and noted (`Context.left_out`), never a crash: the form may
come from a newer program, or name a field that is not there any more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.forms.terms import terms
from app.forms.wall import may_hang, without_numbers
from app.language import Message
from app.ledger.fields import (
    Children,
    Computed,
    Day,
    Flag,
    IdNumber,
    Link,
    Number,
    People,
    PersonName,
    Phone,
    Text,
    Time,
    Width,
)
from app.ledger.fields.choices import NO
from app.ledger.forms import ASK, BRACES, UNIT
from app.paper.roster import Filler
from app.values.days import show_day
from app.views import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.forms.terms import Terms
    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.forms import Form, FormBox
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from app.paper.roster import Align, Kind

AMENDED = "※"
"""Behind the number of a record that was changed after it was closed."""
IN_REVIEW = "△"
"""Behind the number of a record of which something waits in review."""
NONE = "无"
"""There is none; what is only not known has the sign that the form gives it."""
ROOM, WORD_ROOM, LINE_ROOM = "　　", "　　　　", "　　　　　　　　"
"""Room to write a number, a word, and several words by hand."""
DAY_ROOM = "　　　　年　　月　　日"
OFFICE = Text(label="单位", name=UNIT)
"""Whose a record is, as if it were a field of it."""


class Filled(NamedTuple):
    """Words whose braces are filled.

    Attributes:
        text: the words.
        braces: how many there were.
        said: how many of them had something to say.
    """

    text: str
    braces: int
    said: int

    @property
    def is_idle(self) -> bool:
        """Whether all braces stayed empty, so that the words say nothing."""
        return bool(self.braces) and not self.said


@dataclass(frozen=True)
class Context:
    """One print of one form.

    Attributes:
        office: ours.
        now: the moment, perhaps one that has passed.
        declared: the ledger.
        form: what is printed.
        records: that stand on it, in order; none on a blank form.
        masked: whether numbers are mostly hidden.
        asks: what was asked before printing: name → what was typed.
        blank: whether it is written in by hand, and no record stands on it.
        as_of: the day that has passed, "YYYY-MM-DD"; empty: today.
        left_out: what could not be printed, one sentence each, as keys.
    """

    office: Office
    now: Snapshot
    declared: type[Ledger]
    form: Form
    records: Sequence[Record] = ()
    masked: bool = True
    asks: Mapping[str, str] = field(default_factory=dict[str, str])
    blank: bool = False
    as_of: str = ""
    left_out: dict[str, Message] = field(default_factory=dict[str, Message])

    @cached_property
    def view(self) -> View:
        """Shows values; a wall copy never shows a number in full."""
        masked = self.masked or self.form.wall
        return View(self.office, self.now, self.declared, masked=masked)

    @cached_property
    def terms(self) -> Terms:
        """What headings are called in Mongolian."""
        return terms(self.office, self.now.connection)

    def note(self, message: Message) -> None:
        """Note that something cannot be printed."""
        self.left_out[str(message)] = message

    # ---- fields
    def field(self, name: str) -> Field | None:
        """A field that can stand on this form; None, and noted, where it cannot."""
        found = OFFICE if name == UNIT else self.declared.fields.get(name)
        if found is None:
            self.note(Message("“{name}”这一项这里没有，没有印", {"name": name}))
        elif self.form.wall and not may_hang(found):
            self.note(Message("“{label}”不能上墙，没有印", {"label": found.label}))
            return None
        return found

    def value(self, one: Field, record: Record) -> str:
        """A field of a record as it stands in a list; empty where nothing is said."""
        return self.text(one, record) or self.form.empty

    def text(self, one: Field, record: Record) -> str:
        """What a record says in a field, as it may be shown where the form hangs."""
        if one is OFFICE:
            return self._offices.get(record.unit) or self._office_named(record.unit)
        return self.shown(self.view.text(one, record))

    def shown(self, text: str) -> str:
        """Words of a record as they may be shown where the form hangs."""
        return without_numbers(text) if self.form.wall else text

    def _office_named(self, code: str) -> str:
        return self._offices.setdefault(code, self.office.office_name(self.now.connection, code))

    @cached_property
    def _offices(self) -> dict[str, str]:
        """The names of offices that were read, by their codes."""
        return {}

    def in_words(self, one: Field, record: Record) -> str:
        """A field of a record as it stands among words: a number with its unit."""
        text = self.text(one, record)
        unit = one.unit if isinstance(one, Number) else ""
        return f"{text}{unit}" if text else ""

    def in_box(self, box: FormBox, record: Record) -> str:
        """What a box says of a record: none is not the same as not known."""
        one = self.field(box.field)
        if one is None:
            return ""
        text = self.in_words(one, record)
        if text:
            return text
        depends = self.declared.fields.get(box.only_if)
        if depends is not None and record.values.get(depends.name) == NO:
            return NONE
        return self.form.empty

    # ---- words
    @property
    def heading(self) -> str:
        """What stands above the form, unless it is another for each record."""
        return self.words(self.form.heading).text or f"{self.office.name}{self.form.title}"

    @property
    def mongolian_heading(self) -> str:
        """The same in Mongolian; empty if nobody has approved it."""
        said = BRACES.sub("", self.form.heading) or self.form.title
        return self.terms.of(said) or self.terms.of(self.form.title)

    @property
    def filler(self) -> Filler:
        """The 填报 line."""
        if self.blank:
            return Filler(self.office.name)
        return Filler(self.office.name, self.office.person, self.day)

    @property
    def day(self) -> str:
        """The day of printing as people write it; room for it on a blank form."""
        return DAY_ROOM if self.blank else show_day(self.office.today(), "chinese")

    def facts(self, record: Record | None = None) -> list[list[str]]:
        """The lines of phrases in place of the 填报 line."""
        return [[self._fact(one, record) for one in line] for line in self.form.facts]

    def _fact(self, words: str, record: Record | None) -> str:
        """A phrase; where nothing stands behind its colon, room to write it by hand."""
        text = self.words(words, record).text
        return text + LINE_ROOM if text.endswith("：") else text

    def words(self, text: str, record: Record | None = None) -> Filled:
        """Words with their braces filled; one that nothing can fill stays as it is."""
        parts: list[str] = []
        end = braces = said = 0
        for found in BRACES.finditer(text):
            value = self._brace(found.group(1), record)
            parts += (text[end : found.start()], found.group() if value is None else value)
            end = found.end()
            braces += 1
            said += bool(value) or value is None
        return Filled("".join((*parts, text[end:])), braces, said)

    def _brace(self, name: str, record: Record | None) -> str | None:
        """What fills a brace; None, and noted, if nothing does."""
        if name.startswith(ASK):
            asked = name.removeprefix(ASK)
            if asked in self.form.asks:
                return self.asks.get(asked, "")
        elif name in self._common:
            return self._common[name]
        elif self.form.shows_one and name in self.declared.fields:
            one = self.field(name)
            if self.blank or record is None:
                return WORD_ROOM if one else ""
            return self.in_words(one, record) if one else ""
        self.note(Message("“{{{name}}}”没有可以填的内容，照原样印了", {"name": name}))
        return None

    @cached_property
    def _common(self) -> dict[str, str]:
        return {
            "office": self.office.name,
            "person": "" if self.blank else self.office.person,
            "day": self.day,
            "count": ROOM if self.blank else str(len(self.records)),
        }

    # ---- marks
    def marks(self, record: Record) -> str:
        """What stands behind the number of a record; `marked` says what it means."""
        return AMENDED * record.amended + IN_REVIEW * bool(record.review)


def heading_of(one: Field) -> str:
    """The heading of a field's column, with the unit."""
    unit = one.unit if isinstance(one, Number) else ""
    return f"{one.heading}（{unit}）" if unit else one.heading


def kind_of(one: Field) -> Kind:
    """How its values are set."""
    if isinstance(one, PersonName) or (isinstance(one, Link) and one.person):
        return "name"
    if isinstance(one, (Day, Time, Number, Phone, IdNumber)):
        return "number"
    return "mongolian" if isinstance(one, Text) and one.mongolian else "text"


def align_of(one: Field) -> Align:
    """Where its values stand."""
    long = one.room in (Width.LONG, Width.WIDE) and not isinstance(one, (IdNumber, Flag))
    return "left" if long or isinstance(one, (People, Children)) else "center"


def can_sort(one: Field | None) -> bool:
    """Whether records can be sorted by it."""
    return one is not None and one is not OFFICE and not isinstance(one, (Computed, Children))

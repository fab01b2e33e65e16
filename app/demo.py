"""Invented rows, so that a newcomer has something to look at.

Everything is made up: names of common syllables, ID numbers of the area 990000, which does not
exist, telephone numbers of a range that no operator has.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.errors import Trouble
from app.language import say
from app.ledger.fields.links import link_to
from db import item_sets
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.office import Office
    from app.progress import Progress
    from db.shape import Value

MARK = "demo"
"""The setting that says that an office holds invented rows only."""
PIECE = 10_000
"""So many rows are written as one command."""

MONGOLIAN = (
    "巴图孟和", "其木格", "斯琴高娃", "乌云其其格", "阿拉坦格日乐", "呼格吉勒图", "萨仁图雅",
    "那仁花", "娜仁托娅", "苏日娜", "布和朝鲁", "白音宝力格", "孟克巴特尔", "敖特根", "宝力道",
    "图门", "朝鲁", "额尔敦", "哈斯", "乌力吉", "巴雅尔", "高娃", "德力格尔", "满都拉",
)  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁"
GIVEN = "志国玉秀凤文海云明华丽敏建新春晓雪松林峰涛军勇娟兰芳桂红梅喜利花福英超贵忠平"
POSTS = ("牧民", "支部书记", "护边员", "妇联主席", "会计", "")
WEATHER = ("晴", "多云", "小雪", "大风", "白毛风", "晴 -12℃", "阴")
FOUND = ("完好", "无异常", "铁丝网破损约5米", "1236号界碑油漆褪色", "围栏门锁损坏", "完好")
FAULTS = ("铁丝网破损约5米", "1236号界碑油漆褪色", "围栏门锁损坏")
HANDLED = ("", "已修补", "已上报", "")
MARKERS = 13
"""Along each section."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Wanted:
    """How many rows of each sort."""

    members: int = 0
    households: int = 0
    patrols: int = 0

    @classmethod
    def of(cls, members: int | None, households: int | None, patrols: int | None) -> Wanted:
        """What was asked for; a small office if nothing was."""
        if members is None and households is None and patrols is None:
            return cls(53, 6, 120)
        return cls(members or 0, households or 0, patrols or 0)


def fill(office: Office, wanted: Wanted, seed: int, progress: Progress) -> dict[str, int]:
    """Fill an office with invented rows; how many of each ledger.

    Raises:
        Trouble: the office has real rows, or has accepted a card.
        Cancelled: through ``progress``; what was written until then stays, and can be undone.
    """
    _refuse_real(office)
    office.keep_setting(MARK, "1")
    inventing = _Inventing(office, wanted, random.Random(seed))  # noqa: S311 nothing secret
    total = wanted.members + 15 * wanted.households + wanted.patrols + 3
    made: dict[str, int] = {}
    done = 0
    for piece in _pieces(inventing.changes()):
        progress.step(done, total, say("编造数据"))
        office.journal.write("demo", say("填入编造的数据"), office.person, piece)
        done += len(piece)
        for one in piece:
            made[one.shape.name] = made.get(one.shape.name, 0) + 1
    office.announce(frozenset(made))
    progress.step(total, total, say("编造数据"))
    return made


def _refuse_real(office: Office) -> None:
    with office.store.reading() as connection:
        if office.trust.peers(connection):
            raise Trouble("这个办公室已经接收过名片，不能填入编造的数据", "请用一个新的文件夹试用")
        if office.settings.get(connection, MARK):
            return
        for shape in office.registry.shapes.values():
            if connection.scalar(select(func.count()).select_from(shape.table)):
                raise Trouble(
                    "这个办公室里已经有真实的记录，不能填入编造的数据", "请用一个新的文件夹试用"
                )


def _pieces(changes: Iterator[Change]) -> Iterator[list[Change]]:
    piece: list[Change] = []
    for one in changes:
        piece.append(one)
        if len(piece) == PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


class _Inventing:
    """Makes rows up."""

    def __init__(self, office: Office, wanted: Wanted, chance: random.Random) -> None:
        self._office = office
        self._wanted = wanted
        self._chance = chance
        self._unit = office.unit.code
        self._today = dt.date.fromisoformat(office.today())
        self._members: list[bytes] = []
        self._names: set[str] = set()

    def changes(self) -> Iterator[Change]:
        """All rows, those first that others point to."""
        yield from self._make_members()
        yield from self._make_households()
        if self._wanted.patrols:
            yield from self._make_patrols(list(self._make_sections()))

    def _create(self, ledger: str, values: dict[str, Value]) -> Change:
        given = {name: value for name, value in values.items() if value not in (None, "")}
        shape = self._office.registry.shapes[ledger]
        return Change(shape, self._office.ids.next(), Kind.CREATE, given, unit=self._unit)

    def _pick(self, among: Sequence[str]) -> str:
        return among[int(self._chance.random() * len(among))]

    def _new_name(self) -> str:
        """A name that nobody has yet, if that is soon found: a list of namesakes confuses."""
        name = self._name()
        for _ in range(9):
            if name not in self._names:
                break
            name = self._name()
        self._names.add(name)
        return name

    def _name(self) -> str:
        if self._chance.random() < 0.45:
            return self._pick(MONGOLIAN)
        given = self._pick(GIVEN) + (self._pick(GIVEN) if self._chance.random() < 0.7 else "")
        return self._pick(SURNAMES) + given

    def _phone(self) -> str:
        return f"199{self._chance.randrange(10**8):08d}"

    def _day(self, first: int, last: int) -> dt.date:
        start = dt.date(first, 1, 1).toordinal()
        return dt.date.fromordinal(self._chance.randrange(start, dt.date(last, 1, 1).toordinal()))

    # ---- members
    def _make_members(self) -> Iterator[Change]:
        for _ in range(self._wanted.members):
            change = self._create("members", self._member())
            self._members.append(change.uid)
            yield change

    def _member(self) -> dict[str, Value]:
        chance = self._chance
        born = self._day(1940, 2004)
        # a clock that a power cut has put back must not stop anybody from looking at the program
        oldest = max(20, min(40, self._today.year - born.year))
        joined = min(
            born.replace(year=born.year + chance.randrange(19, oldest), day=1),
            self._today.replace(day=1),
        )
        probation = joined.replace(year=joined.year + 1) > self._today
        female = chance.random() < 0.4
        return {
            "name": self._new_name(),
            "sex": "2" if female else "1",
            "ethnicity": self._pick(("02", "02", "01", "11", "31")),
            "id_number": _id_number(born, female=female, chance=chance),
            "born": born.isoformat(),
            "education": self._pick(("21", "22", "41", "6", "7", "8")),
            "category": "2" if probation else "1",
            "joined": joined.isoformat()[:7],
            "confirmed": None
            if probation
            else joined.replace(year=joined.year + 1).isoformat()[:7],
            "party_status": "1",
            "management": self._pick("12345"),
            "post": self._pick(POSTS),
            "phone": self._phone(),
            "address": self._address(),
        }

    def _address(self) -> str:
        return f"{self._chance.randrange(1, 9)}组{self._chance.randrange(1, 60)}号"

    # ---- households
    def _make_households(self) -> Iterator[Change]:
        for number in range(1, self._wanted.households + 1):
            families = self._chance.randrange(7, 15)
            change = self._create("households", self._household(number, families))
            yield change
            for _ in range(families):
                yield self._create("families", self._family(change.uid))
            yield self._create("activities", self._activity(change.uid))
            if self._chance.random() < 0.5:
                yield self._create("issues", self._issue(change.uid))

    def _person(self) -> str:
        """A link to one of the members, or a name where there are none."""
        return link_to(self._chance.choice(self._members)) if self._members else self._name()

    def _household(self, number: int, families: int) -> dict[str, Value]:
        return {
            "number": f"ZXH-{number:03d}",
            "host": self._person(),
            "address": self._address(),
            "radius": self._chance.choice((80, 100, 150)),
            "families_stated": families,
            "people_stated": families * 3,
            "plaque_on": self._day(2005, 2023).isoformat(),
            "status": "1",
            "phone": self._phone(),
        }

    def _family(self, household: bytes) -> dict[str, Value]:
        return {
            "head": self._name(),
            "household": link_to(household),
            "people": self._chance.randrange(1, 6),
            "address": self._address(),
            "phone": self._phone(),
        }

    def _activity(self, household: bytes) -> dict[str, Value]:
        return {
            "household": link_to(household),
            "held_on": self._recent(300).isoformat(),
            "function": self._pick("1234567"),
            "topic": self._pick(("学习新政策", "商议草场围栏", "调解草场纠纷", "义务巡边")),
            "leader": self._person(),
            "attendance": self._chance.randrange(5, 30),
            "hours": self._chance.choice((10, 15, 20)),
        }

    def _issue(self, household: bytes) -> dict[str, Value]:
        raised = self._recent(200)
        solved = self._chance.random() < 0.6
        return {
            "household": link_to(household),
            "raised_on": raised.isoformat(),
            "category": self._pick("1234"),
            "issue": self._pick(("冬季饮水井结冰", "通往营盘的路被雪埋", "围栏破损牲畜走失")),
            "status": "4" if solved else "3",
            "solved_on": (raised + dt.timedelta(days=9)).isoformat() if solved else None,
        }

    def _recent(self, days: int) -> dt.date:
        return self._today - dt.timedelta(days=self._chance.randrange(days))

    # ---- patrols
    def _make_sections(self) -> Iterator[Change]:
        for title, first in (("东段", 1230), ("西段", 1245), ("第3管段", 1260)):
            yield self._create(
                "sections",
                {
                    "title": title,
                    "length": self._chance.choice((280, 320, 415)),
                    "first_marker": str(first),
                    "last_marker": str(first + MARKERS - 1),
                },
            )

    def _make_markers(self, section: Change) -> Iterator[Change]:
        first = int(str(section.values["first_marker"]))
        for number in range(first, first + MARKERS):
            faded = self._chance.random() < 0.1
            yield self._create(
                "boundary_markers",
                {
                    "number": str(number),
                    "section": link_to(section.uid),
                    "type": "1",
                    "stand": "1",
                    "condition": "2" if faded else "1",
                    "checked_on": self._recent(60).isoformat(),
                },
            )

    def _make_patrols(self, sections: list[Change]) -> Iterator[Change]:
        yield from sections
        for section in sections:
            yield from self._make_markers(section)
        for number in range(self._wanted.patrols):
            day = self._today - dt.timedelta(days=3 * number % 3650)
            yield self._create("patrols", self._patrol(day, self._chance.choice(sections)))

    def _patrol(self, day: dt.date, section: Change) -> dict[str, Value]:
        chance = self._chance
        party = dict.fromkeys((self._person() for _ in range(chance.randrange(1, 4))), "")
        first = int(str(section.values["first_marker"])) + chance.randrange(8)
        markers = {str(first + at): "" for at in range(chance.randrange(3, 6))}
        if chance.random() < 0.1:
            markers[str(first + 1)] = "褪色"
        values: dict[str, Value] = {
            "date": day.isoformat(),
            "depart": self._pick(("07:00", "07:30", "08:00")),
            "back": self._pick(("15:40", "16:05", "17:00")),
            "section": link_to(section.uid),
            "kind": self._pick("1111234"),
            "party": item_sets.dump(party),
            "party_size": len(party),
            "transport": self._pick("12345"),
            "distance": chance.choice((280, 320, 415)),
            "weather": self._pick(WEATHER),
            "markers": item_sets.dump(markers),
            "facilities": self._pick(FOUND),
            "handled": self._pick(HANDLED),
            "reported_to": self._pick(("", "边境派出所")),
        }
        if values["facilities"] in FAULTS:
            values["observation"] = "1"
        return values


def _id_number(born: dt.date, *, female: bool, chance: random.Random) -> str:
    """A number with a right check digit (GB 11643) in an area that does not exist."""
    order = chance.randrange(100, 999)
    order -= order % 2 if female else 1 - order % 2
    digits = f"990000{born:%Y%m%d}{order:03d}"
    check = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11
    return digits + "10X98765432"[check]

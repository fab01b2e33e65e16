"""Finds the places of a form for one person: labels in some cells, room for values beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from app.exchange.headers import normalised, split_title
from app.filling.references import Place
from app.ledger.fields import Day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.exchange.grid import CellRange
    from app.filling.areas import Areas
    from app.filling.picks import PickLists
    from app.ledger.base import Ledger

Shape = Literal["cell", "boxes", "parts", "within"]
"""One cell; one cell for each character; cells for year, month and day; behind the label in its
own cell."""

_NUMBER = re.compile(r"^[（(]?\d{1,2}[)）.、．]\s*|^[一二三四五六七八九十]{1,2}、\s*|^[①-⑳]\s*")
_HINT = re.compile(r"\+?[(（].*[)）]\s*[:：]?", re.DOTALL)
_BLANK = re.compile(r"[\s_\u3000＿]*(?:年[\s_\u3000＿]*月[\s_\u3000＿]*日?)?[\s_\u3000＿]*")
_WITHIN = re.compile(r"(?P<label>.*[:：])(?P<room>[\s_\u3000＿]*)", re.DOTALL)
_SIGNED = re.compile(
    "签字|签名|签章|盖章|公章|照片|相片|粘贴|说明|须知|^注[:：]|审批|意见|填报|填表"
)
_PARTS = ("年", "月", "日")
_LONGEST_LABEL = 24
_FEWEST = 3
"""So many known labels make a form; fewer may be chance."""
_BOX_WIDTH = 5.0
_FEWEST_BOXES = 2


@dataclass(frozen=True)
class Spot:
    """A place of the form.

    Attributes:
        label: what the form calls it: 公民身份证号.
        at: where the label stands.
        shape: how the value is to be written.
        cells: where; of several cells one for each character or part.
        room: of boxes how many there are; of parts how many each part has.
        hints: other words around it.
        present: what stands there already.
        picks: what it may hold; empty: anything.
        field: what is written; empty: nothing.
    """

    label: str
    at: CellRange
    shape: Shape
    cells: tuple[CellRange, ...]
    room: tuple[int, ...] = (1,)
    hints: tuple[str, ...] = ()
    present: str = ""
    picks: tuple[str, ...] = ()
    field: str = ""

    @property
    def where(self) -> str:
        """The first cell, as people call it: ``D4``."""
        return Place(self.cells[0].top, self.cells[0].left).name


@dataclass(frozen=True)
class FormLayout:
    """A form for one person.

    Attributes:
        title: what stands above it.
        spots: its places from top to bottom, those of no known field among them.
    """

    title: str
    spots: tuple[Spot, ...]

    @property
    def known(self) -> int:
        """How many places have a field."""
        return sum(bool(one.field) for one in self.spots)

    @property
    def fingerprint(self) -> str:
        """The same for each copy of the form: a key to remember choices by."""
        words = [f"{one.label}@{one.where}" for one in self.spots]
        return blake2b("\n".join(words).encode(), digest_size=16).hexdigest()

    def with_fields(self, fields: Mapping[str, str]) -> FormLayout:
        """The same with other fields: place (``D4``) → field."""
        spots = tuple(replace(one, field=fields.get(one.where, one.field)) for one in self.spots)
        return replace(self, spots=spots)


def find_form(
    areas: Areas, picks: PickLists, declared: type[Ledger], known: Mapping[str, str]
) -> FormLayout | None:
    """The form in a sheet; None where too few labels are known.

    Args:
        areas: the sheet.
        picks: its pick lists.
        declared: the ledger.
        known: title → field.
    """
    return _Finder(areas, picks, declared, known).form()


class _Finder:
    def __init__(
        self, areas: Areas, picks: PickLists, declared: type[Ledger], known: Mapping[str, str]
    ) -> None:
        self._areas, self._picks, self._known = areas, picks, known
        self._declared = declared
        self._taken: set[CellRange] = set()
        self._fields: set[str] = set()

    def form(self) -> FormLayout | None:
        title = ""
        spots: list[Spot] = []
        for area in self._areas:
            label = label_of(self._areas.text(area))
            spot = self._spot(area, label)
            if spot is not None:
                spots.append(spot)
                self._taken.update(spot.cells)
                self._fields.add(spot.field)
            elif not title and not spots and area.right > area.left:
                title = normalised(self._areas.text(area))
        layout = FormLayout(title, tuple(spots))
        beside = [one for one in spots if one.field and one.cells[0].top == one.at.top]
        return layout if layout.known >= _FEWEST and len(beside) >= _FEWEST else None

    def _spot(self, area: CellRange, label: str) -> Spot | None:
        text = self._areas.text(area)
        name = self._known.get(label) or self._known.get(label.replace("是否为", "是否"), "")
        if name in self._fields:
            name = ""
        signed = bool(_SIGNED.search(text)) and not name
        if area in self._taken or signed or not label or len(label) > _LONGEST_LABEL:
            return None
        if _HINT.fullmatch(label):
            return None
        if not name and not text.strip().endswith((":", "：")):
            return None
        hints, free = self._room_beside(area)
        base = Spot(label, area, "cell", (), hints=(label, *hints), field=name)
        if name and isinstance(self._declared.fields[name], Day):
            parts = self._parts(area, base)
            if parts is not None:
                return parts
        if free:
            return self._beside(base, free)
        return self._elsewhere(area, base, text)

    def _room_beside(self, area: CellRange) -> tuple[list[str], list[CellRange]]:
        """The hints behind a label, and the free areas behind those up to the next text."""
        hints: list[str] = []
        free: list[CellRange] = []
        bracket = split_title(self._areas.text(area))[1]
        if bracket:
            hints.append(bracket)
        for one in self._areas.right_of(area):
            text = self._areas.text(one)
            if self._is_free(one):
                free.append(one)
                if text.strip():
                    hints.append(text)
            elif self._is_thin(free) and _HINT.fullmatch(text.strip()):
                free.clear()
                hints.append(text.strip().strip("+:：()（）"))
            elif not free and text.strip() in self._picks.at(Place(one.top, one.left)):
                return hints, [one]
            else:
                break
        return hints, free

    def _is_thin(self, free: Sequence[CellRange]) -> bool:
        """Whether there was no room for a word up to here."""
        return all(self._areas.width(one) < _BOX_WIDTH for one in free)

    def _is_free(self, area: CellRange) -> bool:
        return (
            area not in self._taken
            and self._areas.exists(area)
            and not self._areas.has_formula(area)
            and _BLANK.fullmatch(self._areas.text(area)) is not None
        )

    def _beside(self, base: Spot, free: Sequence[CellRange]) -> Spot:
        boxes = self._boxes(free)
        if len(boxes) >= _FEWEST_BOXES and self._fits_boxes(base.field, len(boxes)):
            return replace(base, shape="boxes", cells=tuple(boxes), room=(len(boxes),))
        return self._one(base, self._best(free))

    def _one(self, base: Spot, area: CellRange) -> Spot:
        picks = self._picks.at(Place(area.top, area.left))
        present = self._areas.text(area)
        blank = _BLANK.fullmatch(present) is not None
        return replace(base, cells=(area,), picks=picks, present="" if blank else present)

    def _boxes(self, free: Sequence[CellRange]) -> list[CellRange]:
        """The narrow areas of one width that begin behind a label."""
        width = self._areas.width(free[0])
        if width > _BOX_WIDTH:
            return []
        return list(takewhile(lambda one: abs(self._areas.width(one) - width) < width * 0.25, free))

    def _fits_boxes(self, name: str, boxes: int) -> bool:
        """Whether a field's values have as many characters as there are boxes."""
        if not name:
            return False
        field = self._declared.fields[name]
        wanted = {"IdNumber": {18}, "Phone": {11, 12}, "Code": {2, 3, 4}}.get(field.kind)
        if isinstance(field, Day):
            wanted = {6, 8}
        return wanted is not None and boxes in wanted

    def _best(self, free: Sequence[CellRange]) -> CellRange:
        """The area with a pick list, or else the first that has room for a word."""
        for one in free:
            if self._picks.at(Place(one.top, one.left)):
                return one
        first = self._areas.width(free[0])
        if first < _BOX_WIDTH and len(free) > 1:
            wide = [one for one in free if self._areas.width(one) > 2 * first]
            return wide[0] if wide else free[0]
        return free[0]

    def _parts(self, area: CellRange, base: Spot) -> Spot | None:
        """Free cells before 年, 月 and 日, each part with one cell or one for each digit."""
        groups: list[list[CellRange]] = []
        group: list[CellRange] = []
        for one in self._areas.right_of(area):
            text = self._areas.text(one).strip()
            if text in _PARTS and group and text == _PARTS[len(groups)]:
                groups.append(group)
                group = []
                if text == "日":
                    break
            elif not text and self._is_free(one):
                group.append(one)
            else:
                break
        room = tuple(len(one) for one in groups)
        if len(groups) < 2 or room[0] not in (1, 4) or any(one > 2 for one in room[1:]):
            return None
        cells = tuple(one for each in groups for one in each)
        return replace(base, shape="parts", cells=cells, room=room)

    def _elsewhere(self, area: CellRange, base: Spot, text: str) -> Spot | None:
        within = _WITHIN.fullmatch(text)
        if within is not None:
            # a heading such as 基本情况： has no room of its own
            return replace(base, shape="within", cells=(area,)) if base.field else None
        below = self._areas.below(area)
        if below is not None and below.left == area.left and self._is_free(below):
            return self._one(base, below)
        return None


def label_of(text: str) -> str:
    """What a label says without its number, its colon and what stands in brackets."""
    plain = _NUMBER.sub("", normalised(text))
    return split_title(plain)[0]

"""The history of a record: who wrote what, when, in which office."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.language import say, translate
from app.record_history import history
from ui.appearance import Space, look
from ui.widgets.pieces import button, column, frame, row, words
from ui.widgets.rooms import take_room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from app.office import Office
    from app.record_history import Entry

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


@dataclass(frozen=True)
class Moment:
    """What somebody wrote at once.

    Attributes:
        at: when, to the minute.
        what: what was done: 添加, 修改, 核对.
        who: by whom, and in which office.
        changes: each field's name for people, and what became of its value.
    """

    at: str
    what: str
    who: str
    changes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def moments(office: Office, ledger: str, uid: bytes) -> list[Moment]:
    """The history of a record, the latest first."""
    found: list[Moment] = []
    stood: dict[tuple[str, str], str] = {}
    latest: tuple[int, str, str, str] | None = None
    for entry in history(office, ledger, uid):
        this = (entry.stamp, entry.person, entry.office, entry.of)
        if this != latest:
            latest = this
            found.append(Moment(entry.at[:16], _what(entry), _who(entry)))
            if entry.of:
                found[-1].changes.append((say("写在"), say("并入这里的另一条")))
        before = stood.get((entry.of, entry.field), "")
        stood[entry.of, entry.field] = entry.shown_value
        found[-1].changes.append((translate(entry.label), _became(before, entry)))
    return found[::-1]


def _what(entry: Entry) -> str:
    return {
        "create": say("添加"),
        "set": say("修改"),
        "delete": say("删除"),
        "restore": say("恢复"),
        "resolve": say("核对"),
        "amend": say("更正"),
        "join": say("合并"),
    }[entry.kind]


def _who(entry: Entry) -> str:
    if not entry.person:
        return entry.office
    return say("{person}（{office}）", person=entry.person, office=entry.office)


def _became(before: str, entry: Entry) -> str:
    after = entry.shown_value or say("空")
    if entry.field and before and not entry.shown_value.startswith(("＋", "－")):
        after = say("{before} → {after}", before=before, after=after)
    if entry.state == "waiting":
        return say("{after}（还在等别的内容，没有生效）", after=after)
    if entry.state in ("quarantined", "aside"):
        return say("{after}（没有采用）", after=after)
    return after


class HistoryDialog(QDialog):
    """Shows the history of one record.

    Args:
        office: ours.
        ledger: its ledger.
        uid: the record.
        title: what names it.
        parent: the window.
    """

    def __init__(
        self, office: Office, ledger: str, uid: bytes, title: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("“{title}”的历史").format(title=title))
        self.moments = moments(office, ledger, uid)
        close = button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        foot = frame("foot")
        foot_row = row(None, close)
        foot_row.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot.setLayout(foot_row)
        head = column(
            words(self.tr("“{title}”的历史").format(title=title), "title"),
            words(self.tr("每次保存的内容都在这里，最近的在最上面。"), "hint"),
            gap=Space.TIGHT,
        )
        head.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.MEDIUM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(_listed(self.moments), 1)
        layout.addWidget(foot)
        take_room(self)


def _listed(every: Sequence[Moment]) -> QScrollArea:
    inside = QWidget()
    look(inside, "scrolled")
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(Space.PAGE, Space.TIGHT, Space.PAGE, Space.LARGE)
    layout.setSpacing(Space.MEDIUM)
    for one in every:
        layout.addWidget(_card(one))
    layout.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area


def _card(moment: Moment) -> QWidget:
    made = frame("card")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
    layout.setSpacing(Space.SMALL)
    layout.addLayout(
        row(
            words(moment.at, "strong"),
            words(moment.what, "strong"),
            words(moment.who, "hint"),
            None,
        )
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.LARGE)
    grid.setVerticalSpacing(Space.TIGHT)
    grid.setColumnStretch(1, 1)
    for at, (label, value) in enumerate(moment.changes):
        grid.addWidget(words(label, "hint"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_selectable(value), at, 1)
    layout.addLayout(grid)
    return made


def _selectable(text: str) -> QLabel:
    made = words(text, wrap=True)
    made.setTextInteractionFlags(SELECTABLE)
    return made

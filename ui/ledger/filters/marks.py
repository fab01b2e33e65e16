"""A list of check marks, with how many records each stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.values.pinyin import full, initials
from ui.appearance import Space, look, row_height
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST = 9
"""So many lines of a list are in view; longer ones have a line to search them."""


class Marks(QWidget):
    """Check marks before texts; many have a line in which one searches, by pinyin too.

    Args:
        has_search: whether it has that line; otherwise somebody else says what is sought.

    Signals:
        changed: somebody has set a mark or taken it away.
    """

    changed = Signal()

    def __init__(self, *, has_search: bool = True) -> None:
        super().__init__()
        self._has_search = has_search
        self.marks: dict[str, QCheckBox] = {}
        self._labels: dict[str, str] = {}
        self._inside = QWidget()
        look(self._inside, "scrolled")
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        self._lines.setSpacing(Space.MEDIUM)
        self._lines.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("在下面查找"))
        self.search.setAccessibleName(self.tr("在下面查找"))
        self.search.textChanged.connect(self.narrow)
        self.search.returnPressed.connect(self._mark_only)
        on_keys("Down", self.search, self._go_down, only_itself=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self.search)
        layout.addWidget(self._area)
        self._fit()

    def offer(self, labels: Iterable[tuple[str, str]]) -> None:
        """Offer more: what is kept, and what people read; what is there already stays."""
        for value, label in labels:
            if value in self.marks:
                continue
            mark = QCheckBox(label.replace("&", "&&"))
            mark.clicked.connect(self.changed)
            self.marks[value], self._labels[value] = mark, label
            self._lines.insertWidget(self._lines.count() - 1, mark)
        self._fit()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say behind each how many there are; what nobody has is drawn faint."""
        for value, mark in self.marks.items():
            count = counts.get(value, 0)
            label = self._labels[value].replace("&", "&&")
            mark.setText(f"{label}　{count:,}" if count else label)
            look(mark, "" if count or mark.isChecked() else "faint")

    def chosen(self) -> tuple[str, ...]:
        """What is marked, in the order in which it stands."""
        return tuple(value for value, mark in self.marks.items() if mark.isChecked())

    def choose(self, values: Sequence[str]) -> None:
        """Mark these and no others."""
        for value, mark in self.marks.items():
            mark.setChecked(value in values)

    def _fit(self) -> None:
        line = row_height(self.fontMetrics())
        count = len(self.marks)
        self.search.setVisible(self._has_search and count > LONGEST)
        self._area.setFixedHeight(max(1, min(count, LONGEST)) * line)

    def narrow(self, text: str) -> None:
        """Show only what has these letters, itself or in its pinyin."""
        sought = text.strip().lower()
        for value, mark in self.marks.items():
            label = self._labels[value]
            mark.setVisible(
                sought in label.lower() or sought in initials(label) or sought in full(label)
                if sought
                else True
            )

    def _seen(self) -> list[QCheckBox]:
        return [one for one in self.marks.values() if not one.isHidden()]

    def _mark_only(self) -> None:
        """Enter marks what is left of the list, if it is but one."""
        seen = self._seen()
        if len(seen) == 1:
            seen[0].click()

    def _go_down(self) -> None:
        seen = self._seen()
        if seen:
            seen[0].setFocus(Qt.FocusReason.TabFocusReason)

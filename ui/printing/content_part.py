"""The part of the panel that says what stands on the form: which records, of which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.errors import Unreadable
from app.values.days import read_day, show_day
from ui.appearance import Space
from ui.ledger.editors.calendar import CalendarButton
from ui.widgets.pieces import row, words

if TYPE_CHECKING:
    from app.ledger.forms import Form

PAUSE_MS = 500
"""So long after the last key what was typed is taken."""


class ContentPart(QWidget):
    """Asks which records are printed, as of which day, whether any are, and how full numbers are.

    Args:
        found: how many records were found; None: it is not known.
        selected: how many of them are selected.
        masks: whether the records have numbers that are mostly hidden.

    Signals:
        changed: it is to be typeset anew.

    Attributes:
        all_found, only_selected: which records.
        blank: an empty form.
        dated, day: the state of a day.
        full: numbers in full; what follows from a click is decided elsewhere.
    """

    changed = Signal()

    def __init__(self, selected: int, *, masks: bool) -> None:
        super().__init__()
        self._masks = masks
        self._selected = selected
        self._day = ""
        self._wants_blank = self._has_chosen = False
        self.all_found = QRadioButton(self.tr("表里找到的全部记录"))
        said = self.tr("只要选中的 {count} 条").format(count=f"{selected:,}")
        self.only_selected = QRadioButton(said)
        self._which = QButtonGroup(self)
        for one in (self.all_found, self.only_selected):
            self._which.addButton(one)
            one.setVisible(selected > 0)
        self.all_found.setChecked(True)
        self._which.buttonClicked.connect(self._choose_which)
        self.blank = QCheckBox(self.tr("打印空白表(&K)"))
        self.blank.setToolTip(self.tr("不印记录，只印表头和空格，拿去用手填"))
        self.blank.clicked.connect(self._choose_blank)
        self.dated = QCheckBox(self.tr("截至日期(&D)"))
        self.dated.setToolTip(self.tr("按那一天结束时的内容印，比如上年12月31日的名册"))
        self.dated.clicked.connect(self._date)
        self.day = QLineEdit()
        self.day.setAccessibleName(self.tr("截至日期"))
        self.day.setPlaceholderText(self.tr("如 2025.12.31"))
        self.day.textEdited.connect(self._wait)
        self.day.editingFinished.connect(self._take_day)
        self._calendar = CalendarButton()
        self._calendar.serve(self.day)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_day)
        self._wrong_day = words("", "problem", wrap=True)
        self._dating = QWidget()
        self.full = QCheckBox(self.tr("印出完整电话和号码(&N)"))
        self._purpose = words("", "small", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        line = row(self.day, self._calendar)
        line.setContentsMargins(Space.PAGE, 0, 0, 0)
        self._dating.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        for one in (
            self.all_found,
            self.only_selected,
            self.blank,
            self.dated,
            self._dating,
            self._wrong_day,
            self.full,
            self._purpose,
        ):
            layout.addWidget(one)
        for one in (self._dating, self._wrong_day, self._purpose):
            one.hide()

    @property
    def fields(self) -> list[QWidget]:
        """The fields, in the order in which one goes through them."""
        which: list[QWidget] = [self.all_found, self.only_selected, self.blank]
        return [*which, self.dated, self.day, self._calendar, self.full]

    # ---- what is shown
    def show_form(self, form: Form) -> None:
        """Ask what can be asked of this form."""
        has_records = form.layout != "counts"
        self.blank.setVisible(has_records)
        # one that is only ever written in by hand is no choice
        self.blank.setEnabled(not form.blank)
        self.blank.setChecked(form.blank or (self._wants_blank and has_records))
        self.full.setVisible(self._masks and not form.wall)
        if self._selected and not self._has_chosen:
            # who selects several, or wants a sheet for each, hardly means all the others too
            only = self._selected > 1 or form.shows_one
            (self.only_selected if only else self.all_found).setChecked(True)
        is_empty = self.is_blank(form)
        for one in (self.all_found, self.only_selected):
            one.setVisible(self._selected > 0 and has_records)
            one.setEnabled(not is_empty)
        self.dated.setEnabled(not is_empty)
        self._dating.setEnabled(not is_empty)
        self.full.setEnabled(not is_empty)

    def is_blank(self, form: Form) -> bool:
        """Whether no record is to stand on the form."""
        return form.blank or (self._wants_blank and form.layout != "counts")

    def _choose_blank(self, blank: bool) -> None:
        self._wants_blank = blank
        self.changed.emit()

    def choose_blank(self, *, blank: bool) -> None:
        """Say whether an empty form is wanted; `show_form` shows it."""
        self._wants_blank = blank

    @property
    def wants_blank(self) -> bool:
        """Whether somebody wants it empty, also where the form leaves no choice."""
        return self._wants_blank

    def offer_day(self, stored: str) -> None:
        """Let a day stand ready; it counts when somebody ticks the box."""
        if not self.dated.isChecked():
            self._day = stored
            self.day.setText(show_day(stored) if stored else "")

    def show_full(self, *, full: bool, purpose: str) -> None:
        """Show whether numbers are printed in full, and for what."""
        with QSignalBlocker(self.full):
            self.full.setChecked(full)
        said = self.tr("用途：{purpose}").format(purpose=purpose)
        self._purpose.setText(said)
        self._purpose.setVisible(full and bool(purpose))

    # ---- what is chosen
    @property
    def as_of(self) -> str:
        """The day as of which it is printed, as stored; empty: as it is now."""
        return self._day if self.dated.isChecked() else ""

    @property
    def offered_day(self) -> str:
        """The day that stands there, whether it counts or not."""
        return self._day

    @property
    def wants_selected(self) -> bool:
        """Whether only the records that are selected are printed."""
        return self.only_selected.isChecked()

    def _choose_which(self, *_what: object) -> None:
        self._has_chosen = True
        self.changed.emit()

    def _date(self, dated: bool) -> None:
        self._dating.setVisible(dated)
        self._wrong_day.setVisible(dated and bool(self._wrong_day.text()))
        if dated:
            self.day.setFocus()
            self.day.selectAll()
        if self._day:
            self.changed.emit()

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _take_day(self) -> None:
        """Take the day that was typed, if it is one."""
        self._pause.stop()
        try:
            found = read_day(self.day.text()).value or ""
        except Unreadable as error:
            self._wrong_day.setText(str(error))
            self._wrong_day.show()
            return
        self._wrong_day.setText("")
        self._wrong_day.hide()
        if found != self._day:
            self._day = found
            if self.dated.isChecked():
                self.changed.emit()

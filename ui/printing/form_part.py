"""The part of the panel that says which form is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.appearance import Space
from ui.printing.offers import about, called
from ui.printing.pieces import choice, named
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.forms.catalogue import Offered, Unreadable


class FormPart(QWidget):
    """Offers forms.

    Signals:
        chosen: another form was chosen: its name.

    Attributes:
        offers: the forms.
        form: the list of them.
        unreadable: says which forms cannot be used.
        design: opens the designer.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.offers: Sequence[Offered] = ()
        self.form = choice(self.tr("印哪一种表格"))
        self.form.activated.connect(self._choose)
        self._about = words("", "small", wrap=True)
        self.unreadable = words("", "problem", wrap=True)
        self.unreadable.hide()
        self.design = button(self.tr("改这张表(&E)…"), "link", picture="edit")
        self.design.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(named(self.tr("表格"), self.form))
        layout.addWidget(self._about)
        layout.addWidget(self.unreadable)
        layout.addLayout(row(self.design, None))

    def offer(self, offers: Sequence[Offered], chosen: str) -> None:
        """Offer these forms; where the one that is to be chosen is gone, the first."""
        self.offers = offers
        with QSignalBlocker(self.form):
            self.form.clear()
            for one in offers:
                self.form.addItem(called(one), one.name)
        self.show_form(chosen)

    def say_unreadable(self, unreadable: Sequence[Unreadable]) -> None:
        """Say which forms are not offered, as nothing of them can be used."""
        self.unreadable.setText("；".join(map(str, unreadable)))
        self.unreadable.setVisible(bool(unreadable))

    def show_form(self, name: str) -> None:
        """Show which form is printed."""
        with QSignalBlocker(self.form):
            self.form.setCurrentIndex(max(0, self.form.findData(name)))
        self._about.setText(about(self.current))
        self.form.setToolTip(self.form.currentText())

    @property
    def current(self) -> Offered:
        """The form that is chosen."""
        return self.offers[max(0, self.form.currentIndex())]

    def _choose(self) -> None:
        self._about.setText(about(self.current))
        self.form.setToolTip(self.form.currentText())
        self.chosen.emit(self.current.name)

"""What reading bundles looks like: whose they are, what they would do, what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.syncing.heads_view import HeadsView
from ui.syncing.plan_view import PlanView
from ui.widgets.pieces import Banner, column, words

if TYPE_CHECKING:
    from app.ledger.registry import Registry
    from app.sync.readings import ReadBundle

CHANGES, HEADS = range(2)


class BundleView(QWidget):
    """The middle of the dialog: what is said above, the plan on two sheets below.

    Attributes:
        plan: record by record.
        counts: the large counts above it.
        checking: the head counts that somebody ticks off.
        heads: these as a table.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = words(kind="heading", wrap=True)
        self.written = words(kind="hint", wrap=True)
        self.note = Banner("", "info", "info")
        self.trouble = Banner("", "danger", "error")
        self.result = Banner("", "good", "ok")
        self.plan = PlanView()
        self.checking = HeadsView()
        self.counts = list(self.plan.tiles.values())
        self.heads = self.checking.model
        self.sheets = QTabWidget()
        self.sheets.setDocumentMode(True)
        self.sheets.addTab(self.plan, self.tr("会有哪些变化(&C)"))
        self.sheets.addTab(self.checking, "")
        self.checking.ticked.connect(self._name_heads)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.SMALL)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(column(self.office, self.written, gap=Space.TIGHT))
        for one in (self.trouble, self.result, self.note):
            layout.addWidget(one)
        layout.addWidget(self.sheets, 1)
        layout.addStretch(0)
        self.show_nothing()

    def _name_heads(self) -> None:
        """Say on its sheet how many counts are still to be looked at."""
        left = self.heads.left
        said = self.tr("核对条数(&H)，还有 {count} 行").format(count=left)
        self.sheets.setTabText(HEADS, said if left else self.tr("核对条数(&H)"))

    # ---- what is shown
    def show_nothing(self) -> None:
        """Show an empty dialog: the bundle is being opened."""
        for one in (self.trouble, self.result, self.note, self.sheets):
            one.hide()

    def say_sender(self, office: str, written: str) -> None:
        """Say whose it is."""
        self.office.setText(office)
        self.written.setText(written)

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be read."""
        self.show_nothing()
        self.trouble.say(sentence)
        self.trouble.show()

    def show_plan(self, read: ReadBundle, registry: Registry, note: str, trouble: str) -> None:
        """Show what reading would do.

        Args:
            read: the plan.
            registry: the ledgers.
            note: what else is to be said; empty: nothing.
            trouble: which of several files cannot be read; empty: none.
        """
        self.plan.show_plan(read, registry)
        self.checking.show_plan(read, registry)
        self.sheets.show()
        self.note.say(note)
        self.note.setVisible(bool(note))
        self.trouble.say(trouble)
        self.trouble.setVisible(bool(trouble))

    def show_heads(self) -> None:
        """Show the counts that are to be ticked off."""
        self.sheets.setCurrentIndex(HEADS)
        self.checking.table.setFocus()

    @property
    def shows_heads(self) -> bool:
        """Whether the counts that are to be ticked off are in view."""
        return self.sheets.currentIndex() == HEADS

    def praise(self, sentence: str) -> None:
        """Say that it was done; nothing is to be ticked any more."""
        self.result.say(sentence)
        self.result.show()
        self.note.hide()
        self.checking.setEnabled(False)

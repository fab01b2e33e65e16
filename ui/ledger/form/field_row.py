"""One field in the form: its name, its editor, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.language import translate
from app.ledger.fields import Attachments, Children, Markers, People, Text
from ui.appearance import Space
from ui.ledger.form.candidates import Candidates
from ui.widgets.pieces import row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.row_reading import Problem
    from ui.ledger.editors import Editor
    from ui.ledger.form.candidates import Candidate

REQUIRED = "*"
AMENDED, UNDERSTOOD, PROBLEM, WARNING, HELP = range(5)
"""What can stand below an editor, in this order."""
KINDS = {
    AMENDED: "warning",
    UNDERSTOOD: "good",
    PROBLEM: "problem",
    WARNING: "warning",
    HELP: "small",
}


class FieldRow(QWidget):
    """A field's name, its editor, and below it help, problems, and values to choose among.

    What stands below is made when it is first needed: most fields never have a problem.

    Args:
        editor: the editor.
        label_width: the room for the name, pixels; the same in the whole form.

    Signals:
        taken: one of the values to choose among was taken, its `Candidate`.
    """

    taken = Signal(object)

    def __init__(self, editor: Editor, label_width: int) -> None:
        super().__init__()
        self.editor = editor
        self._help = translate(editor.field.help)
        self._lines: dict[int, QLabel] = {}
        self._candidates: Candidates | None = None
        self._below = QVBoxLayout()
        self._below.setSpacing(Space.TIGHT)
        self._lay_out(label_width)
        self._say(HELP, self._help)

    @property
    def is_wide(self) -> bool:
        """Whether it wants the whole width where the form has two columns."""
        field = self.editor.field
        several = isinstance(field, Text) and field.lines > 1
        return several or isinstance(field, (Attachments, Children, People, Markers))

    def show_judgement(self, understood: str, problems: Sequence[Problem]) -> None:
        """Say how what was typed was understood, and what is wrong with it."""
        wrong = "\n".join(str(one.message) for one in problems if one.level != "warning")
        doubtful = "\n".join(str(one.message) for one in problems if one.level == "warning")
        self._say(UNDERSTOOD, "" if wrong else understood)
        self._say(PROBLEM, wrong)
        self._say(WARNING, doubtful)
        self._say(HELP, "" if wrong else self._help)
        self.editor.mark("true" if wrong else "warning" if doubtful else "")

    def show_amendment(self, text: str) -> None:
        """Say what stood here before the record was closed; empty: nothing else."""
        self._say(AMENDED, text)

    def offer(self, question: str, candidates: Sequence[Candidate]) -> None:
        """Offer values to choose among; none: take the offer away."""
        if self._candidates is None:
            if not candidates:
                return
            self._candidates = Candidates()
            self._candidates.taken.connect(self.taken)
            self._below.addWidget(self._candidates)
        self._candidates.offer(question, candidates)

    def said(self) -> list[str]:
        """What stands below the editor now."""
        return [one.text() for one in self._lines.values() if not one.isHidden()]

    def _say(self, place: int, text: str) -> None:
        line = self._lines.get(place)
        if line is None:
            if not text:
                return
            line = self._lines[place] = words("", KINDS[place], wrap=True)
            self._below.insertWidget(sorted(self._lines).index(place), line)
        line.setText(text)
        line.setVisible(bool(text))

    def _lay_out(self, label_width: int) -> None:
        field = self.editor.field
        label = words(translate(field.label))
        label.setBuddy(self.editor)
        parts: list[QWidget | None] = [label]
        if field.required:
            star = words(REQUIRED, "problem")
            star.setToolTip(self.tr("必须填写"))
            parts.append(star)
        name = QWidget()
        name.setLayout(row(*parts, None, gap=Space.TIGHT))
        name.setFixedWidth(max(label_width, name.sizeHint().width()))
        name.setMinimumHeight(QLineEdit().sizeHint().height())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TIGHT)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(name, 0, 0, top)
        grid.addWidget(self.editor, 0, 1, top)
        grid.addLayout(self._below, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)

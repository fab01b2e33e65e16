"""The editor for a link to a record of another ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.language import translate
from app.ledger.fields import Link
from app.ledger.fields.links import link_to, linked
from ui.icons import icon
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.ledger.editors.suggesting import Suggesting
from ui.widgets.pieces import row

if TYPE_CHECKING:
    from app.ledger.fields import Around
    from app.ledger.fields.base import Value


class LinkEditor(Editor):
    """One record of another ledger, found by its name; other text may stand there too.

    The button behind it, or a click with Ctrl, goes to the record.
    """

    def __init__(self, field: Link, ground: Ground) -> None:
        super().__init__(field, ground)
        self._to = field.to
        self._stands = ""
        self.line = QLineEdit()
        self.follow = QToolButton()
        self.follow.setIcon(icon("right"))
        title = translate(ground.place.office.registry[field.to].sheet.title)
        self.follow.setToolTip(self.tr("打开这条“{ledger}”").format(ledger=title))
        self.follow.setAccessibleName(self.follow.toolTip())
        self.setLayout(row(self.line, self.follow))
        self._suggesting = Suggesting(self.line, ground.place, field.to)
        self._suggesting.picked.connect(self._pick)
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)
        self.follow.clicked.connect(self._follow)
        self._serve(self.line)

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        self.line.setText(self.field.show(value, around))
        self._stand(str(value or ""))

    def raw(self) -> str:
        """The link, or the text."""
        return self._stands

    def framed(self) -> list[QWidget]:
        """The line."""
        return [self.line]

    def _stand(self, stored: str) -> None:
        self._stands = stored
        self.follow.setEnabled(linked(stored) is not None)

    def _typed(self, text: str) -> None:
        self._stand(text)
        self.edited.emit()

    def _pick(self, uid: bytes, title: str) -> None:
        self.line.setText(title)
        self._stand(link_to(uid))
        self.edited.emit()

    def _follow(self) -> None:
        uid = linked(self._stands)
        if uid is not None:
            self.ground.place.show_record(self._to, uid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click with Ctrl goes to the record."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._follow()
            return True
        return super().eventFilter(watched, event)


@editor_for.register(Link)
def _link(field: Link, ground: Ground) -> Editor:
    return LinkEditor(field, ground)

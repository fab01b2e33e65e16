"""Choosing what is exchanged with an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.trust import phrases
from ui.widgets.pieces import button, row, words
from ui.widgets.rooms import take_height

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

WIDTH = 600


class ScopeChoice(QWidget):
    """Boxes for what can be exchanged or left out; all are ticked at first.

    Signals:
        changed: whether anything is ticked; nothing at all cannot be agreed on.

    Args:
        known: domains and the titles of their ledgers; those without ledgers are not asked for.
        chosen: what is exchanged by now; empty: everything.
    """

    changed = Signal(bool)

    def __init__(self, known: Mapping[str, Sequence[str]], chosen: Collection[str] = ()) -> None:
        super().__init__()
        self._without = [one for one, titles in known.items() if not titles]
        self.boxes = {
            one: QCheckBox(phrases.domain(one)) for one, titles in known.items() if titles
        }
        self._problem = words(self.tr("请至少选一种。"), "problem")
        self._problem.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        for line, (one, box) in enumerate(self.boxes.items()):
            box.setChecked(not chosen or one in chosen)
            box.toggled.connect(self._judge)
            grid.addWidget(box, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(phrases.ledgers(known[one]), "hint", wrap=True), line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words(self.tr("和它交换哪些内容？"), "strong"))
        layout.addLayout(grid)
        layout.addWidget(
            words(self.tr("没有打勾的不写给它。以后可以在“认识的电脑”里改。"), "hint", wrap=True)
        )
        layout.addWidget(self._problem)

    def chosen(self) -> tuple[str, ...]:
        """What is exchanged; empty: everything, also ledgers of later versions."""
        ticked = [one for one, box in self.boxes.items() if box.isChecked()]
        return () if len(ticked) == len(self.boxes) else (*ticked, *self._without)

    def _judge(self) -> None:
        any_ticked = any(one.isChecked() for one in self.boxes.values())
        self._problem.setVisible(not any_ticked)
        self.changed.emit(any_ticked)


class ScopeDialog(QDialog):
    """Asks anew what is exchanged with an office.

    Args:
        name: the office's.
        choice: the boxes.
        parent: the window.
    """

    def __init__(self, name: str, choice: ScopeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("交换哪些内容"))
        self.setMinimumWidth(WIDTH)
        self.choice = choice
        self.agree = button(self.tr("就这样交换(&S)"), "primary")
        self.agree.setDefault(True)
        self.agree.clicked.connect(self.accept)
        self.refuse = button(self.tr("取消"))
        self.refuse.clicked.connect(self.reject)
        choice.changed.connect(self.agree.setEnabled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(name, "heading", wrap=True))
        layout.addWidget(choice)
        layout.addWidget(
            words(
                self.tr(
                    "以前已经给它的内容不会收回来；重新打勾的，下一个数据包会把缺的都补上。"
                    "代码表、通知、介绍信总是交换的。"
                ),
                wrap=True,
            )
        )
        layout.addLayout(row(None, self.refuse, self.agree))
        take_height(self)

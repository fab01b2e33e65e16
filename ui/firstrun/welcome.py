"""The very first page: makes an office, or leads to invented data or to a backup."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.firstrun.keeping import Keeping
from ui.firstrun.office_fields import OfficeFields
from ui.widgets.centred import CentredCard
from ui.widgets.pieces import button, frame, row


class Welcome(CentredCard):
    """Asks four questions.

    Signals:
        office_wanted: an `OfficeWish` and how its keys are `Chosen` to be kept.
        demo_wanted: somebody would rather look at invented data first.
        restore_wanted: somebody has a backup.
    """

    office_wanted = Signal(object, object)
    demo_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("欢迎使用驿站"),
            self.tr("回答下面几项，您的办公室就建好了。所有内容只存在这台电脑上，不需要网络。"),
        )
        self.fields = OfficeFields()
        self.keeping = Keeping()
        self.body.addWidget(self.fields)
        self.second = button(self.tr("这个办公室已经有一台电脑在用驿站？"), "link")
        self.second.clicked.connect(self._show_ways)
        self.body.addLayout(row(self.second, None))
        self.body.addWidget(frame("line"))
        self.body.addWidget(self.keeping)
        demo = button(self.tr("先用编造的数据看一看"), picture="show")
        demo.clicked.connect(self.demo_wanted)
        restore = button(self.tr("从备份恢复"), picture="archive")
        restore.clicked.connect(self.restore_wanted)
        self._make = button(self.tr("建立办公室"), "primary")
        self._make.setAutoDefault(True)
        self._make.setEnabled(False)
        self._make.clicked.connect(self._wish)
        self.foot.addWidget(demo)
        self.foot.addWidget(restore)
        self.foot.addStretch(1)
        self.foot.addWidget(self._make)
        self.setFocusProxy(self.fields)

    def keyring_found(self, works: bool) -> None:
        """Say whether the computer can keep keys; only then can an office be made."""
        self.keeping.found(works)
        self._make.setEnabled(True)

    def _show_ways(self) -> None:
        from ui.trust.ways import WaysDialog  # noqa: PLC0415 seldom wanted, before the window is up

        WaysDialog(self).open()

    def _wish(self) -> None:
        self.tell("")
        wish = self.fields.wish()
        if wish is None:
            return
        chosen = self.keeping.chosen()
        if chosen is not None:
            self.office_wanted.emit(wish, chosen)

"""What a computer says that was revoked."""

from __future__ import annotations

from ui.widgets.pieces import Banner


class RevokedBanner(Banner):
    """Says that this computer was revoked, what still works, and what to do."""

    def __init__(self) -> None:
        super().__init__("", "danger", "error")
        self.say(
            self.tr(
                "上级已经吊销这台电脑：这里新写的内容，别的办公室不再认可；照样能填写、保存和打印。"
                "请联系上级，在另一台电脑上重新建立办公室，再交换名片。"
            )
        )

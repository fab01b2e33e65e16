"""What waits to be done in an office, in the order of its importance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.reminders import reminders
from ui.opening import WRITTEN
from ui.pages import EXCHANGE, REVIEW, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.office import Office
    from app.standing import Standing

BACKUP = "backup"
IMPORT = "import"
"""Not pages: the thing to do is a backup, or an import."""


@dataclass(frozen=True)
class Task:
    """One thing that waits.

    Attributes:
        text: what waits.
        act: the words of the button.
        page: where it is done; or `BACKUP`, `IMPORT`.
        picture: an icon's name.
    """

    text: str
    act: str
    page: str
    picture: str


def tasks(office: Office, found: Standing) -> list[Task]:
    """What waits; empty if nothing does."""
    return list(_tasks(office, found))


def _tasks(office: Office, found: Standing) -> Iterator[Task]:
    late = {one.about: one.text for one in reminders(office, found)}
    if office.setting(WRITTEN) == "shown":
        yield Task(_tr("恢复码还没有抄在纸上"), _tr("现在就抄"), SETTINGS, "key")
    if found.revoked:
        text = _tr("上级已吊销这台电脑：新写的内容别的办公室不认可")
        yield Task(text, _tr("去看看"), EXCHANGE, "error")
    if found.review:
        text = _tr("{count} 处内容两边写得不一样，要您决定").format(count=found.review)
        yield Task(text, _tr("去处理"), REVIEW, "review")
    if found.duplicates:
        text = _tr("{count} 对记录可能记了两次，要您决定").format(count=found.duplicates)
        yield Task(text, _tr("去处理"), REVIEW, "copy")
    if found.letters:
        text = _tr("{count} 封介绍信等您接收").format(count=found.letters)
        yield Task(text, _tr("去接收"), EXCHANGE, "route")
    if "exchange" in late:
        yield Task(late["exchange"], _tr("去交换"), EXCHANGE, "exchange")
    for one in found.peers:
        if one.unwritten and not (one.relation == "above" and "exchange" in late):
            text = _tr("{office}：{count} 条等待写入U盘")
            yield Task(
                text.format(office=one.name, count=f"{one.unwritten:,}"),
                _tr("去交换"),
                EXCHANGE,
                "exchange",
            )
    if found.held_back or found.quarantined:
        text = _tr("收到的数据里有 {count} 段还不能用")
        count = found.held_back + found.quarantined
        yield Task(text.format(count=count), _tr("去看看"), EXCHANGE, "warning")
    if not any(one.records for one in found.counts):
        yield Task(_tr("还没有内容，可以从现有的党员名册开始"), _tr("导入表格"), IMPORT, "import")
    elif "backup" in late:
        yield Task(late["backup"], _tr("现在备份"), BACKUP, "archive")


def _tr(text: str) -> str:
    return QCoreApplication.translate("tasks", text)

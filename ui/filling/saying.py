"""What is said of a file that is filled: how much, and what the clerk should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.filling.results import Report

MOST_NOTES = 200
MOST_NAMED = 6


def counts_of(parent: QWidget, report: Report, *, is_form: bool) -> str:
    """How much would be written, in one or two sentences."""
    if is_form:
        said = parent.tr("会填 {count} 份，每人一个文件。下面是前 {shown} 份要填的内容：")
        return said.format(count=report.records, shown=len(report.rows))
    said = parent.tr("会填 {count} 行。").format(count=report.records)
    if report.inserted:
        more = parent.tr("表里留的行不够，会照样子加 {count} 行，下面的签字行往下移。")
        said += more.format(count=report.inserted)
    if report.completed:
        more = parent.tr("其中 {count} 行表里已有姓名，只补空着的格子。")
        said += more.format(count=report.completed)
    if report.kept:
        said += parent.tr("表里原有 {count} 行内容，不动。").format(count=report.kept)
    return said + parent.tr("下面是前 {shown} 行：").format(shown=len(report.rows))


def notes_of(parent: QWidget, report: Report) -> list[str]:
    """What stays empty, and what could not be written."""
    notes: list[str] = []
    alike: dict[tuple[str, str], list[str]] = {}
    for one in report.remarks:
        about = one.title.rpartition("/")[2], str(one.message)
        alike.setdefault(about, []).append(one.who)
    for (title, message), who in list(alike.items())[:MOST_NOTES]:
        named = [one for one in who if one]
        if not named:
            notes.append(parent.tr("{title}：{message}").format(title=title, message=message))
            continue
        names = "、".join(named[:MOST_NAMED])
        said = parent.tr("{title}：{message}（{names}）")
        if len(named) > MOST_NAMED:
            said = parent.tr("{title}：{message}（{names}等 {count} 条）")
        notes.append(said.format(title=title, message=message, names=names, count=len(named)))
    for title, count in report.empty.items():
        said = parent.tr("“{title}”：台账里有 {count} 条没有这一项，表里空着")
        notes.append(said.format(title=title.rpartition("/")[2], count=count))
    return notes

"""What is said of a file that is filled: how much, and what the clerk should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.filling.results import Report

MOST_NOTES = 200


def counts_of(parent: QWidget, report: Report, *, is_form: bool) -> str:
    """How much would be written, in one or two sentences."""
    if is_form:
        said = parent.tr("会填 {count} 份，每人一个文件。下面是前 {shown} 份要填的内容：")
        return said.format(count=report.records, shown=len(report.rows))
    said = parent.tr("会填 {count} 行。").format(count=report.records)
    if report.inserted:
        more = parent.tr("表里留的行不够，会照样子加 {count} 行，下面的签字行往下移。")
        said += more.format(count=report.inserted)
    if report.kept:
        said += parent.tr("表里原有 {count} 行内容，不动。").format(count=report.kept)
    return said + parent.tr("下面是前 {shown} 行：").format(shown=len(report.rows))


def notes_of(parent: QWidget, report: Report) -> list[str]:
    """What stays empty, and what could not be written."""
    notes: list[str] = []
    for one in report.remarks[:MOST_NOTES]:
        title = one.title.rpartition("/")[2]
        said = (
            parent.tr("{who}　{title}：{message}") if one.who else parent.tr("{title}：{message}")
        )
        notes.append(said.format(who=one.who, title=title, message=one.message))
    for title, count in report.empty.items():
        said = parent.tr("“{title}”：台账里有 {count} 条没有这一项，表里空着")
        notes.append(said.format(title=title.rpartition("/")[2], count=count))
    return notes

"""What the forms are called that a preview offers, whose they are, what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.forms.catalogue import Offered
    from app.ledger.forms import Form


def called(offered: Offered) -> str:
    """What a form is called in the list, with a word on whose it is, if not the program's."""
    return {
        "program": "{title}",
        "above": _tr("{title}（上级发的）"),
        "own": _tr("{title}（本办公室的）"),
    }[offered.whose].format(title=offered.title)


def about(offered: Offered) -> str:
    """What a form is for and whose it is, in one or two sentences."""
    return "".join(one for one in (_purpose(offered.form), _origin(offered)) if one)


def _origin(offered: Offered) -> str:
    if offered.whose == "above":
        return _tr("这张表是“{office}”统一发的。").format(office=offered.office)
    if offered.whose == "own":
        return _tr("这张表是本办公室自己改的。")
    return ""


def _purpose(form: Form) -> str:
    said = {
        "list": _tr("一行一条记录的名册。"),
        "sheet": _tr("一条记录一张的表。"),
        "labels": _tr("标签或者卡片，一页几个，印好剪开。"),
        "prose": _tr("通知、公示、信函一类的正文，一条记录一份。"),
        "counts": _tr("统计表，印的是数。"),
    }[form.layout]
    if form.wall:
        said += _tr("贴在墙上公示用，不印身份证号、电话和住址。")
    if form.wants_reason:
        said += _tr("身份证号和电话印完整的，打印前要写明用途。")
    if form.blank:
        said = _tr("空白的表，印出来带着，用手填。")
    elif form.fill or form.blank_rows:
        said += _tr("表后面留空行，可以用手接着写。")
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)

"""The forms that a preview offers: what they are called, whose they are, what they are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.ledger.forms import Form

Whose = Literal["declared", "above", "own"]


@dataclass(frozen=True)
class Offer:
    """One form that can be printed.

    Attributes:
        form: the form.
        whose: ``declared``: it came with the program; ``above``: the office above made it;
            ``own``: it was made here.
        office: the name of the office that made it; empty: nobody did.
    """

    form: Form
    whose: Whose = "declared"
    office: str = ""

    @property
    def name(self) -> str:
        """What tells it apart from the ledger's other forms."""
        return self.form.name

    @property
    def title(self) -> str:
        """What it is called in the list, with a word on whose it is, if not the program's."""
        return {
            "declared": "{title}",
            "above": _tr("{title}（上级发的）"),
            "own": _tr("{title}（本办公室的）"),
        }[self.whose].format(title=self.form.title)


def about(offer: Offer) -> str:
    """What a form is for and whose it is, in one or two sentences."""
    return "".join(one for one in (_purpose(offer.form), _origin(offer)) if one)


def _origin(offer: Offer) -> str:
    if offer.whose == "above":
        return _tr("这张表是“{office}”统一发的。").format(office=offer.office)
    if offer.whose == "own":
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
    if form.full:
        said += _tr("身份证号和电话印完整的，打印前要写明用途。")
    if form.fill or form.blank_rows:
        said += _tr("表后面留空行，可以用手接着写。")
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)

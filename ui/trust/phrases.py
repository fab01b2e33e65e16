"""How computers, domains and relations are called in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.language import translate
from app.sync.directory import ABOVE, BELOW, OWN
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.sync.directory import Computer


def relation(name: str) -> str:
    """How an office stands to ours."""
    return {OWN: _tr("本办公室"), ABOVE: _tr("上级"), BELOW: _tr("下级")}.get(name, _tr("其他"))


def called(one: Computer) -> str:
    """What a computer is called: the digits that its card begins with."""
    return _tr("这台电脑") if one.is_this else computer(one.fingerprint, one.device)


def computer(fingerprint: str, device: bytes) -> str:
    """The same of a computer of which perhaps only the key is known."""
    first = fingerprint.split(maxsplit=1)[0] if fingerprint else device.hex()[:8]
    return _tr("电脑 {digits}").format(digits=first)


def day(text: str) -> str:
    """A day as people read it."""
    return show_day(text, "chinese") if text else _tr("不知道哪天")


def domain(name: str) -> str:
    """What can be exchanged or left out."""
    known = {
        "members": _tr("党员"),
        "households": _tr("党员中心户"),
        "patrols": _tr("巡边"),
        "ledgers": _tr("其他台账"),
        "shared": _tr("代码和通知"),
        "moves": _tr("介绍信"),
        "trust": _tr("名片和吊销"),
    }
    return known.get(name, name)


def domains(chosen: Collection[str], known: Mapping[str, Sequence[str]]) -> str:
    """What is exchanged, in a few words.

    Args:
        chosen: domains; none: everything.
        known: all domains, with the titles of their ledgers.
    """
    if not chosen:
        return _tr("全部内容")
    return _tr("只有{what}").format(
        what="、".join(domain(one) for one in known if one in chosen and known[one])
    )


def ledgers(titles: Sequence[str]) -> str:
    """The ledgers of a domain."""
    return "、".join(translate(one) for one in titles)


def counts(records: Mapping[str, int]) -> str:
    """So many records of these ledgers."""
    return "、".join(
        _tr("{ledger} {count} 条").format(ledger=translate(title), count=f"{count:,}")
        for title, count in records.items()
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("trust", text)

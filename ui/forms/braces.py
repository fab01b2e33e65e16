"""What is filled in when a form is printed, in Chinese: ``{office}`` is shown as ``{单位名称}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ledger.forms import ASK, BRACES

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.forms import Form

_ASK_SHOWN = "问："
COMMON = {"office": "单位名称", "person": "填表人", "day": "填表日期", "count": "条数"}
"""On paper all is Chinese, and so are the words that are printed."""


def names_for(form: Form, declared: type[Ledger]) -> dict[str, str]:
    """What can stand in braces on a form: its name there → what it is called, all different."""
    names = dict(COMMON)
    if form.shows_one:
        del names["count"]
        for name, field in declared.fields.items():
            label = str(field.heading)
            is_free = label not in names.values() and not set(label) & set("{}")
            names[name] = label if is_free else name
    return names


def show(words: str, names: Mapping[str, str]) -> str:
    """The words as a clerk reads them."""

    def shown(found: re.Match[str]) -> str:
        inside = found.group(1)
        if inside.startswith(ASK):
            return f"{{{_ASK_SHOWN}{inside.removeprefix(ASK)}}}"
        return f"{{{names.get(inside, inside)}}}"

    return BRACES.sub(shown, words)


def read(text: str, names: Mapping[str, str]) -> str:
    """The words as a form keeps them; the inverse of `show`."""
    called = {label: name for name, label in names.items()}

    def kept(found: re.Match[str]) -> str:
        inside = found.group(1).replace("问:", _ASK_SHOWN, 1)
        if inside.startswith(_ASK_SHOWN):
            return f"{{{ASK}{inside.removeprefix(_ASK_SHOWN)}}}"
        return f"{{{called.get(inside, inside)}}}"

    return BRACES.sub(kept, text)

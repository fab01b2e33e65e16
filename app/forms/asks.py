"""What a form asks when it is printed: 公示期, 监督电话. What was typed last is remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from app.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.forms import Form
    from app.office import Office

KEPT = "form.asks:{ledger}:{form}"
"""The setting that keeps what was typed last, on this computer."""
LONGEST = 200
"""Characters of an answer."""


def remembered(office: Office, ledger: str, form: Form) -> dict[str, str]:
    """What was typed last: for each thing that the form asks, perhaps nothing."""
    try:
        kept = json.loads(office.setting(KEPT.format(ledger=ledger, form=form.name), "{}"))
    except ValueError:
        kept = {}
    said = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    return {one: str(said.get(one, "")) for one in form.asks}


def remember(office: Office, ledger: str, form: Form, asks: Mapping[str, str]) -> None:
    """Keep what was typed, for the next time."""
    kept = {one: asks[one].strip() for one in form.asks if asks.get(one, "").strip()}
    key = KEPT.format(ledger=ledger, form=form.name)
    office.keep_setting(key, json.dumps(kept, ensure_ascii=False))


def answered(form: Form, asks: Mapping[str, str]) -> dict[str, str]:
    """What was typed, if the form asks for all of it.

    Raises:
        Trouble: the form asks for no such thing, or an answer is too long.
    """
    for name, said in asks.items():
        if name not in form.asks:
            raise Trouble(
                "“{form}”不用填“{name}”",
                "这张表要填的有：{names}",
                form=form.title,
                name=name,
                names="、".join(form.asks) or "（没有）",
            )
        if len(said) > LONGEST:
            raise Trouble("“{name}”写得太长了", "最多 {most} 个字", name=name, most=LONGEST)
    return {name: said.strip() for name, said in asks.items()}

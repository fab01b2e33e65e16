"""Whether the clock of who wrote a value can be right.

No clock decides anything but which of two values is shown meanwhile; but people look at the time
when they choose, and should know when it says little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import say

if TYPE_CHECKING:
    from db.journal.sources import Source

TOLERANCE = 48 * 3600 * 1000
"""Milliseconds by which clocks may differ: a wrong zone, a battery that has run down a little."""


def doubt(source: Source, now: int) -> str:
    """Why the time of a value can hardly be right; empty: nothing speaks against it.

    Args:
        source: where the value comes from.
        now: our clock, milliseconds since 1970.
    """
    if source.stamp > now + TOLERANCE:
        return say("时间可疑：比这台电脑的时间还晚")
    if source.sealed is None:
        return ""
    if source.before is not None and source.before > source.sealed + TOLERANCE:
        return say("时间可疑：那台电脑的钟倒退过")
    if source.arrived is not None and source.sealed > source.arrived + TOLERANCE:
        return say("时间可疑：比送到这里的时间还晚")
    if source.stamp > source.sealed + TOLERANCE:
        return say("时间可疑：比那台电脑封存它的时间还晚")
    return ""

"""Moments that other offices' clocks have said, as far as a calendar can show them.

A stamp may lie as far ahead as the year 287396 (a clock that is wrong, or somebody who means it),
and beyond the year 9999 there is no calendar; Windows knows no zone after the year 3000.
"""

from __future__ import annotations

import datetime as dt

EARLIEST = 86_400_000
"""The second of January 1970, in milliseconds: a day in every zone."""
LATEST = 32_503_593_600_000
"""The last day of the year 2999."""


def moment_of(stamp: int) -> dt.datetime:
    """A moment by this computer's clock; one that no calendar has is shown as the nearest.

    Args:
        stamp: milliseconds since 1970.
    """
    within = min(max(stamp, EARLIEST), LATEST)
    return dt.datetime.fromtimestamp(within / 1000, dt.UTC).astimezone()

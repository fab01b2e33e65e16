"""Which automatic backups stay."""

from __future__ import annotations

from pathlib import Path

from app.backups import superfluous


def test_a_day_of_many_readings_does_not_push_out_the_days_before():
    """An exchange folder reads bundles all day: the five latest backups were all of one hour."""
    before = [Path(f"202603{day:02}-090000-000000-导入.ortoobackup") for day in range(1, 9)]
    today = [Path(f"20260309-{hour:02}0000-000000-读入数据包.ortoobackup") for hour in range(8, 20)]

    gone = superfluous([*before, *today])

    assert gone == [*before[:2], *today[:-5]]
    assert superfluous([]) == superfluous(today[:5]) == []

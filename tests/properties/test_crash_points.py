"""Whatever write the program is ended at: what was saved is there, and the exchange goes on.

Here a few points are tried; `make soak` tries all of them.
"""

from __future__ import annotations

from tests.properties.crash_points import Points, watched
from tests.properties.crash_script import STEPS, Crashes


def test_an_exchange_that_is_ended_at_any_write_is_as_before_or_as_after(tmp_path):
    tried = Crashes(tmp_path).run(every=23, real=46)
    assert sum(tried[step.name] for step in STEPS) > 4
    assert tried["by SIGKILL"]


def test_points_stand_around_renames_syncs_and_commits(office, tmp_path):
    from app.saving import save

    points = Points()
    with watched(points):
        save("甲".encode(), tmp_path / "file")
    # the file is synced, then renamed, then its folder is synced
    assert points.count == 6
    with watched(points):
        office.keep_setting("person", "白敏")
    assert points.count == 8

"""Keeping a setting beside the window: it waits for its turn to write, and the window does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.page import Workplace


def keeper(place: Workplace) -> Callable[[str, str], None]:
    """Something that keeps a setting of the office in a job: key, value; the newest wins."""

    def keep(key: str, value: str) -> None:
        place.jobs.run(
            Job(
                QCoreApplication.translate("keeping", "记住设置"),
                lambda _progress: place.office.keep_setting(key, value),
                lambda _done: None,
                channel=f"keep {key}",
                stoppable=False,
            )
        )

    return keep

"""The counts beside the names of pages: what waits in review, which notices are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import duplicates
from app.notices import NOTICES, new_notices, note_seen
from app.sync import review
from ui.jobs import Job, Lane
from ui.pages import REVIEW

if TYPE_CHECKING:
    from app.office import Office
    from ui.jobs import Jobs
    from ui.navigation import Navigation

CHANNEL = "badge"


class Badges(QObject):
    """Counts in jobs, and shows the counts in the navigation.

    Args:
        office: ours.
        jobs: what works beside the window.
        navigation: shows the counts.
    """

    def __init__(self, office: Office, jobs: Jobs, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._office = office
        self._jobs = jobs
        self._navigation = navigation
        self._page = ""

    def turned(self, page: str) -> None:
        """Another page is shown; whoever opens that of the notices has looked at them."""
        self._page = page
        if page == NOTICES:
            self.count()

    def count(self) -> None:
        """Count anew."""
        office, is_looking = self._office, self._page == NOTICES
        job = Job(
            self.tr("正在数待处理的内容"),
            lambda _progress: _counts(office, is_looking=is_looking),
            self._show,
            channel=CHANNEL,
            owner=self,
            lane=Lane.COUNT,
        )
        self._jobs.run(job)

    def _show(self, counts: dict[str, int]) -> None:
        for page, count in counts.items():
            self._navigation.show_count(page, count)


def _counts(office: Office, *, is_looking: bool) -> dict[str, int]:
    """In the worker thread."""
    if is_looking:
        note_seen(office)
    with office.store.reading() as connection:
        news = new_notices(office, connection)
    counts = {REVIEW: review.count(office) + duplicates.count(office)}
    return {**counts, NOTICES: news} if NOTICES in office.registry.ledgers else counts

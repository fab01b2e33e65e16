"""The pages of the window by name; each is made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.page import Page, Workplace

HOME, EXCHANGE, REVIEW, SETTINGS = "home", "exchange", "review", "settings"
STATISTICS = "statistics"
"""Pages that are no ledgers."""


def makers(place: Workplace) -> dict[str, Callable[[], Page]]:
    """What makes the page of each ledger, of the exchange, of review and of statistics."""

    def ledger(name: str) -> Callable[[], Page]:
        def make() -> Page:
            from ui.ledger.page import LedgerPage  # noqa: PLC0415 when it is first wanted

            return LedgerPage(place, name)

        return make

    def exchange() -> Page:
        from ui.syncing.page import ExchangePage  # noqa: PLC0415 when it is first wanted

        return ExchangePage(place)

    def review() -> Page:
        from ui.review.page import ReviewPage  # noqa: PLC0415 when it is first wanted

        return ReviewPage(place)

    def statistics() -> Page:
        from ui.counting.page import CountingPage  # noqa: PLC0415 when it is first wanted

        return CountingPage(place)

    ledgers = {name: ledger(name) for name in place.office.registry.ledgers}
    return {**ledgers, EXCHANGE: exchange, REVIEW: review, STATISTICS: statistics}


class Pages(QObject):
    """Shows one page at a time.

    Args:
        made_by: what makes each page, by its name.

    Signals:
        turned: another page is shown: its name.
        titled: the heading of the page that is shown.
    """

    turned = Signal(str)
    titled = Signal(str)

    def __init__(
        self, made_by: Mapping[str, Callable[[], Page]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget()
        self._made_by = made_by
        self._pages: dict[str, Page] = {}
        self._headings: dict[str, str] = {}
        self._name = ""

    @property
    def name(self) -> str:
        """The name of the page that is shown; empty before the first."""
        return self._name

    @property
    def current(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._name)

    def turn_to(self, name: str) -> Page | None:
        """Show a page, which is given back; None if the present one may not be left."""
        current = self.current
        if name == self._name:
            return current
        if current is not None and not current.may_leave():
            self.turned.emit(self._name)
            return None
        page = self._pages.get(name) or self._make(name)
        self._name = name
        self.stack.setCurrentWidget(page)
        self.titled.emit(self._headings.get(name, ""))
        self.turned.emit(name)
        page.came_up()
        return page

    def changed(self, ledgers: frozenset[str]) -> None:
        """Tell all pages that records of these ledgers may have changed."""
        for page in self._pages.values():
            page.changed(ledgers)

    def _make(self, name: str) -> Page:
        page = self._made_by[name]()
        self._pages[name] = page
        self.stack.addWidget(page)

        def title(text: str) -> None:
            self._headings[name] = text
            if self._name == name:
                self.titled.emit(text)

        page.titled.connect(title)
        return page

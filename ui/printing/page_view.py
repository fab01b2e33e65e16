"""Pages below each other, as sharp as the screen can show them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.appearance import Colour, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

FIT = 0.0
"""The zoom at which a page is as wide as the view."""
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
PIXELS_PER_POINT = 96 / 72
"""At a zoom of 1."""
GAP = Space.LARGE


class PageView(QAbstractScrollArea):
    """Shows pages whose images come later, and are kept for a while.

    Signals:
        wanted: pages that are in view and have no sharp image: numbers from 0, and their width
            in the screen's own pixels.
        reached: the page in view: its number, from 0.
        zoomed: how large the pages are shown now.
    """

    wanted = Signal(list, int)
    reached = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sequence[QSizeF] = ()
        self._images: dict[int, QImage] = {}
        self._former: dict[int, QImage] = {}
        self._places: list[QRect] = []
        self._zoom = FIT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("打印出来的样子"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # ---- pages
    def show_pages(self, sizes: Sequence[QSizeF]) -> None:
        """Show other pages, of these sizes in points; their images are asked for.

        Until a page's new image is there its former one stays: who changes a form and looks at what
        becomes of it would be disturbed by white paper in between.
        """
        self._sizes = sizes
        self._former = self._images or self._former
        self._images = {}
        self._arrange()

    def show_image(self, number: int, image: QImage, most: int) -> None:
        """Show the image of a page.

        Args:
            number: the page's, from 0.
            image: as wide as was asked for.
            most: so many images are kept, those of the nearest pages.
        """
        self._images[number] = image
        self._former.pop(number, None)
        far = sorted(self._images, key=lambda one: abs(one - self.page))
        for one in far[most:]:
            del self._images[one]
        self.viewport().update()

    @property
    def page(self) -> int:
        """The page in view, from 0; the one at the middle."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(0, bisect_right(self._places, middle, key=QRect.top) - 1)

    @property
    def zoom(self) -> float:
        """How large pages are: 1 for their size on paper."""
        return self._zoom or self._fitting()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages in this size; `FIT`: as wide as the view."""
        share = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._zoom = zoom
        self._arrange()
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))
        self.zoomed.emit(self.zoom)

    def grow(self) -> None:
        """Show the pages one step larger."""
        self.set_zoom(next((one for one in ZOOMS if one > self.zoom * 1.01), ZOOMS[-1]))

    def shrink(self) -> None:
        """Show the pages one step smaller."""
        smaller = [one for one in ZOOMS if one < self.zoom * 0.99]
        self.set_zoom(smaller[-1] if smaller else ZOOMS[0])

    def go_to(self, page: int) -> None:
        """Bring a page into view."""
        if self._places:
            page = min(max(page, 0), len(self._places) - 1)
            self.verticalScrollBar().setValue(self._places[page].top() - GAP)

    # ---- where they are
    def _fitting(self) -> float:
        widest = max((one.width() for one in self._sizes), default=1.0)
        return (self.viewport().width() - 2 * Space.PAGE) / (widest * PIXELS_PER_POINT)

    def _arrange(self) -> None:
        scale = self.zoom * PIXELS_PER_POINT
        room, top = self.viewport().size(), GAP
        widest = max((round(one.width() * scale) for one in self._sizes), default=0)
        whole = max(room.width(), widest + 2 * Space.PAGE)
        self._places = []
        for size in self._sizes:
            width, height = round(size.width() * scale), round(size.height() * scale)
            self._places.append(QRect((whole - width) // 2, top, width, height))
            top += height + GAP
        self.verticalScrollBar().setRange(0, max(0, top - room.height()))
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(3 * self.fontMetrics().height())
        self.horizontalScrollBar().setRange(0, max(0, whole - room.width()))
        self.horizontalScrollBar().setPageStep(room.width())
        self._look()

    def _in_view(self) -> list[int]:
        seen = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        # there may be thousands of pages, and this is asked whenever one is drawn
        first = bisect_left(self._places, seen.top(), key=QRect.bottom)
        last = bisect_right(self._places, seen.bottom(), key=QRect.top)
        return list(range(first, last))

    def _sharp_width(self, number: int) -> int:
        return round(self._places[number].width() * self.devicePixelRatioF())

    def _look(self) -> None:
        """Ask for what is in view and not sharp."""
        self.viewport().update()
        missing = [
            number
            for number in self._in_view()
            if number not in self._images
            or abs(self._images[number].width() - self._sharp_width(number)) > 1
        ]
        if missing:
            self.wanted.emit(missing, self._sharp_width(missing[0]))
        self.reached.emit(self.page)

    # ---- what Qt asks
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; where an image has not come yet, white paper."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(Colour.SHADE))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(Colour.LINE))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number in self._in_view():
            place = self._places[number]
            painter.fillRect(place, QColor(Colour.PAPER))
            image = self._images.get(number) or self._former.get(number)
            if image is not None:
                painter.drawImage(place, image)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        turned = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._places),
        }.get(Qt.Key(event.key()))
        if turned is None:
            super().keyPressEvent(event)
        else:
            self.go_to(turned)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.grow if event.angleDelta().y() > 0 else self.shrink)()
        else:
            super().wheelEvent(event)

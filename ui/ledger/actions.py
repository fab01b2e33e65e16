"""What can be done with the records of a table: its buttons, its menus, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from app.language import translate
from ui.filling.wording import save_notice
from ui.icons import icon
from ui.jobs import Job
from ui.ledger.deleting import Deleting
from ui.ledger.editing_in_place import EditingInPlace
from ui.ledger.erasing import Erasing
from ui.ledger.exporting import Exporting
from ui.ledger.form.filling import title_of
from ui.tell import tell
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from app.pasting import Pasted
    from app.progress import Progress
    from ui.ledger.column_actions import ColumnActions
    from ui.ledger.history import HistoryDialog
    from ui.ledger.list_pane import ListPane
    from ui.ledger.listing import Listing
    from ui.moving.offering import OfferDialog
    from ui.page import Workplace


NOTICES = "notices"
"""The ledger whose records can be saved as documents."""


class Actions(QObject):
    """Does what the buttons and menus of a list say.

    Args:
        place: the window's.
        listing: the table.
        columns: what is done with its columns.
        pane: the list.

    Signals:
        opened: a record is to be opened: its id.
    """

    opened = Signal(bytes)

    def __init__(
        self, place: Workplace, listing: Listing, columns: ColumnActions, pane: ListPane
    ) -> None:
        super().__init__(pane)
        self._place = place
        self._listing = listing
        self._columns = columns
        self._pane = pane
        self._ledger = listing.question.ledger
        self._deleting = Deleting(place, self._ledger, pane)
        self._erasing = Erasing(place, self._ledger, pane)
        self._exporting = Exporting(place, pane)
        self.in_place = EditingInPlace(place, listing)
        pane.remove.clicked.connect(self.delete_selected)
        pane.batch.clicked.connect(self.batch_selected)
        pane.bring_in.clicked.connect(self.bring_in)
        pane.import_first.clicked.connect(self.bring_in)
        pane.export.clicked.connect(self.export)
        pane.print_out.clicked.connect(self.print_out)
        pane.fill_in.triggered.connect(self.fill_in)
        pane.put_in.triggered.connect(self.put_in)
        table = listing.table
        table.deletion_wanted.connect(self.delete_selected)
        table.copy_wanted.connect(self.copy_selected)
        table.menu_wanted.connect(self._show_menu)
        table.selectionModel().selectionChanged.connect(self._offer_batch)
        on_keys(QKeySequence.StandardKey.Paste, pane, self.paste)
        on_keys(QKeySequence.StandardKey.Print, pane, pane.print_out.click)
        on_keys("Ctrl+H", table, self.batch_selected, only_itself=True)

    # ---- records
    def delete_selected(self) -> None:
        """Ask, and delete the records that are selected."""
        self._listing.with_selected(self.delete)

    def delete(self, uids: list[bytes]) -> None:
        """Ask, and delete these."""
        self._deleting.delete(uids, self._listing.refresh)

    def erase_selected(self) -> None:
        """Say what follows, and remove what the records that are selected say of persons."""
        self._listing.with_selected(self.erase)

    def erase(self, uids: list[bytes]) -> None:
        """The same with these."""
        self._erasing.ask(uids)

    def copy_selected(self) -> None:
        """Copy the rows that are selected as text, columns parted by tabs."""
        self._listing.with_texts(self._copy)

    def _copy(self, rows: list[list[str]]) -> None:
        from app.clipboard_cells import text_of_cells  # noqa: PLC0415 the rows are painted before

        QGuiApplication.clipboard().setText(text_of_cells(rows))
        self._place.say(self.tr("已复制 {count} 行").format(count=len(rows)))

    def batch_selected(self) -> None:
        """Change a field of all records that are selected; at first that of the current cell."""
        self.batch(self.in_place.current_field())

    def batch(self, field: str, text: str = "") -> None:
        """The same with a field that is known.

        Args:
            field: its name.
            text: what it is to become; empty: somebody still has to say so.
        """
        if not self.in_place.finish():
            return
        listing = self._listing
        if not listing.is_counted:
            self._place.say(self.tr("还在数表里有多少条，请稍等再改"))
            return
        count = sum(map(len, listing.table.selected_rows()))

        def begin(uids: list[bytes]) -> None:
            from ui.ledger.batch import BatchEditing  # noqa: PLC0415 the rows are painted before

            made = BatchEditing(self._place, listing.question, listing.found, uids, self._pane)
            made.open(field, text)

        if count and count < listing.found:
            listing.with_selected(begin)
        elif listing.found:
            begin([])

    # ---- pasting
    def paste(self) -> None:
        """Paste what was copied in a spreadsheet, from the current cell on or as new records."""
        if not self.in_place.finish():
            return
        copied = QGuiApplication.clipboard().mimeData()
        text, html = copied.text(), copied.html() if copied.hasHtml() else ""
        declared = self._place.office.registry[self._ledger]

        def read(_progress: Progress) -> Pasted:
            from app.pasting import read_paste  # noqa: PLC0415 seldom wanted, and it takes long

            return read_paste(declared, text, html)

        self._place.jobs.run(
            Job(
                self.tr("正在读取剪贴板"),
                read,
                self._lay,
                lambda trouble: tell(self._pane, trouble),
                channel=f"paste {id(self)}",
                owner=self,
            )
        )

    def _lay(self, pasted: Pasted) -> None:
        """Find the records over which the rows come to lie."""
        from app.batch_edits import ways  # noqa: PLC0415 loaded by now
        from ui.ledger.pasting import (  # noqa: PLC0415 loaded by now
            Pasting,
            Target,
            rows_under,
        )

        table = self._listing.table
        chosen = table.selected_rows()
        several = sum(map(len, chosen))
        field = self.in_place.current_field()
        is_one = len(pasted.rows) == 1 and pasted.width == 1
        if is_one and several > 1 and ways(self._place.office.registry.field(self._ledger, field)):
            self.batch(field, pasted.rows[0][0])
            return
        rows = rows_under(len(pasted.rows), chosen, self._listing.found)

        def begin(uids: list[bytes]) -> None:
            columns = self._listing.columns
            target = Target(columns, field, uids)
            Pasting(self._place, pasted, target, self._pane).open()

        if rows:
            self._listing.with_rows(rows, begin)
        else:
            begin([])

    def _offer_batch(self) -> None:
        several = sum(map(len, self._listing.table.selected_rows())) > 1
        self._pane.batch.setVisible(several)

    def show_history(self, uid: bytes) -> HistoryDialog | None:
        """Show who wrote what in a record."""
        from ui.ledger.history import HistoryDialog  # noqa: PLC0415 the rows are painted before

        title = self._title(uid)
        if title is None:
            return None
        dialog = HistoryDialog(self._place.office, self._ledger, uid, title, self._pane)
        dialog.open()
        return dialog

    def move_away(self, uid: bytes) -> OfferDialog | None:
        """Issue a letter with which a record goes to another office."""
        from ui.moving.offering import OfferDialog  # noqa: PLC0415 the rows are painted before

        title = self._title(uid)
        if title is None:
            return None
        dialog = OfferDialog(self._place, self._ledger, uid, title, self._pane)
        dialog.open()
        return dialog

    def _title(self, uid: bytes) -> str | None:
        """What names a record; None if it is not here."""
        office = self._place.office
        with office.snapshot() as now:
            record = now.asking.one(self._ledger, uid)
        return None if record is None else title_of(office, office.registry[self._ledger], record)

    # ---- the whole list
    def bring_in(self) -> None:
        """Import from a file."""
        self._place.import_file(self._ledger, None)

    def export(self) -> None:
        """Export what the table shows."""
        self._exporting.begin(self._listing.question, self._counted(), self._columns.shown())

    def print_out(self) -> None:
        """Print what the table shows, or of that what is selected."""
        listing = self._listing
        count = sum(map(len, listing.table.selected_rows()))
        if not count or (listing.is_counted and count >= listing.found):
            self._place.print_ledger(listing.question)
            return
        question = listing.question
        listing.with_selected(lambda uids: self._place.print_ledger(question, uids))

    def _save_notice(self, uid: bytes) -> None:
        title = self._title(uid)
        if title is not None:
            save_notice(self._place, uid, title, self._pane)

    def fill_in(self) -> None:
        """Fill a file that came from above with the rows that are selected, or with all."""
        from ui.filling.opening import Wish  # noqa: PLC0415 heavy, and seldom wanted
        from ui.filling.wizard import FillWizard  # noqa: PLC0415 as above

        listing = self._listing
        found = listing.found if listing.is_counted else None

        def begin(uids: list[bytes]) -> None:
            wish = Wish(listing.question, tuple(uids), found)
            FillWizard(self._place, wish, None, self._pane).open()

        listing.with_selected(begin)

    def put_in(self) -> None:
        """Put those records into the ledger that come with the program."""
        office = self._place.office
        sheet = office.registry[self._ledger].sheet
        suggestions = sheet.suggestions
        if suggestions is None:
            return

        def done(count: int) -> None:
            said = self.tr("已放入 {count} {measure}，按 Ctrl+Z 可以撤销")
            if not count:
                said = self.tr("程序带的都已经在表里了")
            self._place.say(said.format(count=count, measure=translate(sheet.measure)))

        self._place.jobs.run(
            Job(
                self.tr("正在放入程序带的内容"),
                lambda _progress: suggestions.put_in(office),
                done,
                owner=self,
                stoppable=False,
            )
        )

    def _counted(self) -> str:
        sheet = self._place.office.registry[self._ledger].sheet
        return self.tr("导出“{ledger}”{found} {measure}").format(
            ledger=translate(sheet.title),
            found=f"{self._listing.found:,}",
            measure=translate(sheet.measure),
        )

    # ---- menus
    def _show_menu(self, place: QPoint) -> None:
        uid = self._listing.table.current_uid()
        menu = QMenu(self._pane)
        if uid is not None:
            opening = menu.addAction(icon("edit"), self.tr("打开"))
            opening.triggered.connect(lambda: self.opened.emit(uid))
            past = menu.addAction(icon("history"), self.tr("历史"))
            past.triggered.connect(lambda: self.show_history(uid))
            cell = menu.addAction(self.tr("改这一格\tF2"))
            cell.triggered.connect(self.in_place.begin)
            many = menu.addAction(self.tr("批量修改…\tCtrl+H"))
            many.triggered.connect(self.batch_selected)
            if self._place.office.registry[self._ledger].sheet.moves:
                leaving = menu.addAction(icon("route"), self.tr("转出…"))
                leaving.triggered.connect(lambda: self.move_away(uid))
            if self._ledger == NOTICES:
                wording = menu.addAction(self.tr("存成 Word 文档…"))
                wording.triggered.connect(lambda: self._save_notice(uid))
            menu.addSeparator()
            self._columns.offer_value(menu)
            filling = menu.addAction(icon("table"), self.tr("填上级发的表…"))
            filling.triggered.connect(self.fill_in)
            menu.addAction(icon("copy"), self.tr("复制")).triggered.connect(self.copy_selected)
            pasting = menu.addAction(self.tr("粘贴…\tCtrl+V"))
            pasting.triggered.connect(self.paste)
            menu.addSeparator()
            menu.addAction(icon("delete"), self.tr("删除")).triggered.connect(self.delete_selected)
            if self._erasing.offers():
                erasing = menu.addAction(self.tr("依法删除个人信息…"))
                erasing.triggered.connect(self.erase_selected)
            menu.addSeparator()
        columns = menu.addAction(icon("columns"), self.tr("选择显示的列…"))
        columns.triggered.connect(self._columns.choose_columns)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

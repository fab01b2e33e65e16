"""Editing one record: opening it, judging what is typed, saving it, meeting what others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.desk import Outdated, Refused
from app.errors import Trouble
from app.language import translate
from app.whose import foreign
from ui.ledger.form.contest import Contest
from ui.ledger.form.filling import amended_texts, fill, refill, title_of
from ui.ledger.form.judging import judge, with_problems
from ui.ledger.form.leaving import Leaving, ask_leaving
from ui.tell import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.desk import Opened, Saved
    from app.ledger.questions import Record
    from app.ledger.row_reading import Problem
    from ui.ledger.form.judging import Judgement
    from ui.ledger.form.panel import FormPanel
    from ui.page import Workplace

PAUSE_MS = 150
"""So long after the last letter the form says how it understands what was typed."""
PATIENCE_MS = 800
"""So long after it a field that somebody is still typing in is called wrong."""


class Editing(QObject):
    """Edits one record after another in one form.

    Args:
        place: the window's.
        ledger: whose records.
        panel: the form.
        preset: what every new record has that is added here, by field, as it would be typed.

    Signals:
        opened: another record stands in the form: its id; empty for a new one.
        saved: a record was saved: its id.
        closed: nothing stands in the form any more.
    """

    opened = Signal(bytes)
    saved = Signal(bytes)
    closed = Signal()

    def __init__(
        self,
        place: Workplace,
        ledger: str,
        panel: FormPanel,
        preset: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(panel)
        self._place = place
        self._ledger = ledger
        self._declared = place.office.registry[ledger]
        self._panel = panel
        self._preset = dict(preset or {})
        self._was_refused = False
        self._warned: Sequence[Problem] = ()
        self._contest = Contest(place.office, panel)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._judge_kindly)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._judge)
        self._contest.newer_taken.connect(self._use_newer)
        self._contest.decided.connect(self._show_standing)
        self._contest.settled.connect(self.refresh)
        panel.body.edited.connect(self._edited)
        panel.save.clicked.connect(self.save)
        panel.save_and_add.clicked.connect(self._save_and_add)
        panel.discard.clicked.connect(self.discard)

    # ---- what stands in the form
    @property
    def uid(self) -> bytes:
        """The record; empty for a new one and for none."""
        return self._newest.uid if self._newest else b""

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return bool(self._panel.body.changed())

    @property
    def _newest(self) -> Record | None:
        versions = self._contest.versions
        return versions.newest.record if versions else None

    def open(self, uid: bytes) -> bool:
        """Show a record; what stands in the form is let go of. Whether it is there."""
        try:
            opened = self._place.desk.open(self._ledger, uid)
        except Trouble as trouble:
            tell(self._panel, trouble)
            return False
        self._stand(opened)
        return True

    def begin(self) -> None:
        """Show an empty form for a new record."""
        self._stand(None)
        self._panel.body.focus_first()

    def _stand(self, opened: Opened | None) -> None:
        """Show a record, or an empty form."""
        record = opened.record if opened else None
        self._was_refused = False
        self._warned = ()
        self._contest.stand(opened)
        fill(self._panel.body, self._place.office, self._declared, record)
        self._panel.show_new(is_new=opened is None)
        self._show_title()
        self._show_standing()
        self.opened.emit(self.uid)

    def _show_title(self) -> None:
        office, record = self._place.office, self._newest
        if record is None:
            what = translate(self._declared.sheet.title)
            self._panel.title.setText(self.tr("添加{ledger}").format(ledger=what))
        else:
            self._panel.title.setText(title_of(office, self._declared, record))

    def _show_standing(self) -> None:
        """Say whose the record is, what others wrote of it, and what is wrong with it."""
        record, office = self._newest, self._place.office
        with office.store.reading() as connection:
            barred = foreign(office, connection, record.unit) if record else None
        self._panel.let_edit(barred is None)
        self._panel.say(str(barred) if barred else self._closed())
        texts = amended_texts(self._place.office, self._declared, record)
        self._panel.body.show_amendments(texts)
        self._contest.offer(self._panel.body.changed())
        self._judge()
        self._enable()

    def _closed(self) -> str:
        """What a change of a closed record is; empty for others."""
        record, closed = self._newest, self._declared.sheet.closed
        is_closed = record is not None and closed is not None and closed.holds(record.values)
        return translate(closed.notice) if closed and is_closed else ""

    # ---- typing
    def _edited(self) -> None:
        self._pause.start()
        self._patience.start()
        self._enable()

    def _typed(self) -> dict[str, str]:
        preset = {} if self._newest else self._preset
        return {**preset, **self._panel.body.changed()}

    def _enable(self) -> None:
        typed = self._panel.body.changed()
        is_decided = not self._contest.undecided(typed)
        self._panel.enable(
            save=bool(typed) and is_decided, discard=bool(typed) or self._newest is None
        )

    def _judge_kindly(self) -> None:
        """Half a date is not wrong while somebody is writing the other half."""
        judgement = self._judgement()
        for name, one in self._panel.body.rows.items():
            if one.editor.has_cursor:
                judgement.problems.pop(name, None)
        self._panel.body.show_judgement(judgement)

    def _judge(self) -> None:
        self._pause.stop()
        self._patience.stop()
        self._panel.body.show_judgement(self._judgement())

    def _judgement(self) -> Judgement:
        record, typed = self._newest, self._typed()
        stored = record.values if record else {}
        found = judge(self._place.office, self._declared, stored, typed)
        if record is None and not self._was_refused:
            # nobody has had a chance yet to fill these in
            for name in [name for name in found.problems if name not in typed]:
                del found.problems[name]
        return with_problems(found, self._declared, self._warned)

    # ---- saving
    def save(self) -> bool:
        """Save what was typed; whether all of it is saved now."""
        self._panel.body.finish_typing()
        try:
            saved = self._write(self._typed())
        except Refused as refused:
            self._show_refused(refused)
        except Outdated:
            self.refresh()
        except Trouble as trouble:
            tell(self._panel, trouble)
        else:
            self._take_saved(saved)
            return True
        return False

    def _write(self, typed: Mapping[str, str]) -> Saved:
        desk, versions = self._place.desk, self._contest.versions
        if versions is None:
            return desk.add(self._ledger, typed)
        # where somebody decided against a newer value, both go to review
        anyway = bool(versions.both(typed))
        return desk.change(self._ledger, self.uid, typed, versions.seen, anyway=anyway)

    def _take_saved(self, saved: Saved) -> None:
        was_new = self._newest is None
        if not self.open(saved.uid):
            return
        self._warned = saved.warnings
        self._judge()
        self._place.say(self._told(saved, was_new=was_new))
        self.saved.emit(saved.uid)

    def _told(self, saved: Saved, *, was_new: bool) -> str:
        title, count = self._panel.title.text(), len(saved.warnings)
        if count:
            return self.tr("已保存“{title}”，有 {count} 处请核对").format(title=title, count=count)
        if was_new:
            return self.tr("已添加“{title}”，按 Ctrl+Z 可以撤销").format(title=title)
        return self.tr("已保存“{title}”，按 Ctrl+Z 可以撤销").format(title=title)

    def _show_refused(self, refused: Refused) -> None:
        self._was_refused = True
        judgement = with_problems(self._judgement(), self._declared, refused.problems)
        self._panel.body.show_judgement(judgement)
        wrong = judgement.first_wrong()
        if wrong in self._panel.body.rows:
            self._panel.body.focus_on(wrong)
        else:
            tell(self._panel, refused)

    def _save_and_add(self) -> None:
        if self.save():
            self.begin()

    # ---- leaving
    def discard(self) -> None:
        """Let go of what was typed; a new record is let go of as a whole."""
        versions = self._contest.versions
        if versions is None:
            self.close()
        else:
            self._stand(versions.newest)

    def close(self) -> None:
        """Take the record out of the form; what was typed is gone."""
        self._pause.stop()
        self._patience.stop()
        self._contest.stand(None)
        fill(self._panel.body, self._place.office, self._declared, None)
        self.closed.emit()

    def may_leave(self) -> bool:
        """Whether the form may show something else; asks where something is not saved."""
        if not self.is_dirty:
            return True
        decided = ask_leaving(self._panel, self._panel.title.text())
        if decided is Leaving.SAVE:
            return self.save()
        if decided is Leaving.DISCARD:
            self.discard()
        return decided is Leaving.DISCARD

    # ---- what comes from elsewhere
    def refresh(self) -> None:
        """Take up what was written since, here or elsewhere, and keep what is being typed."""
        before = self._newest
        if before is None:
            return
        try:
            newest = self._place.desk.open(self._ledger, self.uid)
        except Trouble:
            self._meet_deletion()
            return
        self._contest.meet(newest, self._panel.body.changed())
        refill(self._panel.body, self._place.office, self._declared, before, newest.record)
        self._show_title()
        self._show_standing()

    def _meet_deletion(self) -> None:
        if self.is_dirty:
            self._panel.say(self.tr("这条记录刚刚被删除，按 Ctrl+Z 可以恢复，再保存这里写的内容"))
        else:
            self.close()

    def _use_newer(self, name: str) -> None:
        record = self._newest
        if record is None:
            return
        with self._place.office.snapshot() as now:
            self._panel.body.rows[name].editor.show_value(record.values[name], now.lookup)
        versions = self._contest.versions
        if versions is not None:
            versions.meet(versions.newest, self._panel.body.changed())

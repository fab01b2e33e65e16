"""The print preview: the very pages of a ledger's form, before they go to paper or into a file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.forms.asks import remember, remembered
from app.forms.catalogue import forms
from app.saving import safe_name
from ui.jobs import Job, Lane
from ui.printing.asks_part import AsksPart
from ui.printing.content_part import ContentPart
from ui.printing.form_part import FormPart
from ui.printing.kept import Kept, read_kept
from ui.printing.missing import where
from ui.printing.pages_preview import PagesPreview
from ui.printing.purpose import PurposeDialog
from ui.printing.typesetting import Written
from ui.printing.wanted import Wanted, write
from ui.widgets.pieces import frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from app.errors import Trouble
    from app.forms.catalogue import Offered
    from app.ledger.forms import Form
    from app.ledger.questions import Question
    from app.progress import Progress
    from ui.page import Workplace
    from ui.printing.missing import Standing
    from ui.printing.typesetting import Typeset, Writer

MOST_NAMED = 4
"""So many characters without a font are named with the records in which they stand."""


class PrintPreview(PagesPreview):
    """Shows what will be printed, and prints it.

    Args:
        place: the office, and what works for it.
        question: which records, in which order.
        parent: the window.
        selected: those of them that are selected in the table.
    """

    def __init__(
        self,
        place: Workplace,
        question: Question,
        parent: QWidget | None = None,
        *,
        selected: Sequence[bytes] = (),
    ) -> None:
        super().__init__(place, parent)
        self._question = question
        self._selected = tuple(selected)
        self._purpose = ""
        self._asking: Form | None = None
        fields = place.office.registry[question.ledger].fields.values()
        self.form_part = FormPart()
        self.content = ContentPart(len(self._selected), masks=any(one.masked for one in fields))
        self.asks = AsksPart()
        for one in (self.form_part, self.content, self.asks, frame("line")):
            self.parts.add(one)
        self.form_part.chosen.connect(self._choose_form)
        self.form_part.design.clicked.connect(self._design)
        self.content.changed.connect(self._change_content)
        self.content.full.clicked.connect(self._choose_full)
        self.asks.changed.connect(self.set_type)
        self._offer(self._last_form())
        self._begin_form()

    # ---- what is typeset
    def writer(self) -> Writer:
        """What typesets the form."""
        office, wanted = self.place.office, self.wanted()
        unread = self.offered.left_out

        def work(out: BinaryIO, progress: Progress) -> Written:
            printed = write(office, wanted, out, progress)
            return Written(
                printed.rows, printed.missing, tuple(map(str, (*unread, *printed.left_out)))
            )

        return work

    def wanted(self) -> Wanted:
        """What is to be typeset, as the panel says."""
        form = self.offered.form
        content = self.content
        is_blank = content.is_blank(form)
        return Wanted(
            question=self._question,
            form=form,
            masked=not self._purpose,
            asks=self.asks.answers(),
            as_of="" if is_blank else content.as_of,
            blank=is_blank,
            only=self._selected if content.wants_selected and not is_blank else (),
        )

    @property
    def offered(self) -> Offered:
        """The form that is chosen."""
        return self.form_part.current

    def title(self) -> str:
        """The form's."""
        return self.offered.form.title

    def file_name(self) -> str:
        """The office's and the form's, with the day."""
        office = self.place.office
        day = self.wanted().as_of or office.today()
        return f"{safe_name(f'{office.name}{self.title()}')}{day}.pdf"

    def disclose(self) -> None:
        """Note who has printed what of whom, and why."""
        self._disclose("print", self._purpose)

    # ---- the form
    def _offer(self, chosen: str) -> None:
        """Offer the forms that there are now."""
        now, ledger = forms(self.place.office), self._question.ledger
        self.form_part.offer(now.of(ledger), chosen)
        self.form_part.say_unreadable(now.unreadable_of(ledger))

    def _last_form(self) -> str:
        return self.place.office.setting(f"form:{self._question.ledger}")

    def _choose_form(self, name: str) -> None:
        self.place.office.keep_setting(f"form:{self._question.ledger}", name)
        self._begin_form()
        self.parts.printer.show_kept(self.kept())

    def _begin_form(self) -> None:
        """Show what this form asks, as it was answered last, and typeset it."""
        form = self.offered.form
        self._keep_answers()
        before, self._purpose = self._purpose, ""  # a reason for one form is none for another
        if form.wants_reason and not self._ask_purpose():
            self._go_back(before)
            return
        kept = self.kept()
        self.content.choose_blank(blank=kept.blank)
        self.content.offer_day(kept.as_of)
        self.content.show_form(form)
        self.content.show_full(full=bool(self._purpose), purpose=self._purpose)
        office, ledger = self.place.office, self._question.ledger
        self._asking = form
        self.asks.ask(form.asks, remembered(office, ledger, form))
        self._order_fields()
        self.set_type()

    def _order_fields(self) -> None:
        """Let Tab go through the panel from above, and then to the buttons below it."""
        parts = self.parts
        chosen = (self.form_part.form, self.form_part.design, *self.content.fields)
        asked = (*self.asks.lines, *parts.printer.fields)
        shown = (parts.smaller, parts.larger, parts.fit)
        order = (parts.pages, *chosen, *asked, parts.print, parts.save, parts.close, *shown)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _change_content(self) -> None:
        self.content.show_form(self.offered.form)
        self.set_type()

    def _go_back(self, purpose: str) -> None:
        """Nobody gave a reason for full numbers: back to the form before, or to a plain one.

        Args:
            purpose: for what the form before is wanted in full.
        """
        offers = self.form_part.offers
        before = next((one for one in offers if one.form == self._asking), None)
        plain = (one for one in offers if not one.form.wants_reason)
        to = before or next(plain, None)
        if to is None:
            self.reject()
            return
        self.place.office.keep_setting(f"form:{self._question.ledger}", to.name)
        self.form_part.show_form(to.name)
        if before is None:
            self._begin_form()
        else:  # all of it is still there
            self._purpose = purpose

    def memory(self) -> str:
        """The choices are those of this form."""
        return f"{self._question.ledger}:{self.offered.name}"

    def kept(self) -> Kept:
        """What was chosen last for this form."""
        return read_kept(self.place.office, self.memory())

    def chosen(self) -> Kept:
        """What is chosen now."""
        return replace(
            super().chosen(),
            blank=self.content.wants_blank,
            as_of=self.content.offered_day,
        )

    def reject(self) -> None:
        """Close; what was answered is there again next time, whether it was printed or not."""
        self._keep_answers()
        super().reject()

    def _keep_answers(self) -> None:
        form, answers = self._asking, self.asks.answers()
        if form is None:
            return
        office, ledger = self.place.office, self._question.ledger
        known = {one: said for one, said in remembered(office, ledger, form).items() if said}
        if answers != known:
            remember(office, ledger, form, answers)

    def give_up(self, trouble: Trouble) -> None:
        """Say what is wrong with the form; another one, or another day, may do."""
        self.typeset = None
        self.parts.pages.show_pages([])
        self.parts.complain(str(trouble))

    # ---- changing it
    def _design(self) -> None:
        from ui.forms.designer import FormDesigner  # noqa: PLC0415 when it is first wanted

        designer = FormDesigner(self.place, self._question, self.offered, self)
        designer.saved.connect(self._take_changed)
        designer.open()

    def _take_changed(self, name: str) -> None:
        """A form was changed, made, or deleted."""
        self._offer(name)
        self._choose_form(self.offered.name)

    # ---- full numbers
    def _choose_full(self, full: bool) -> None:
        if full and not self._ask_purpose():
            self.content.show_full(full=bool(self._purpose), purpose=self._purpose)
            return
        if not full:
            self._purpose = ""
        self.content.show_full(full=full, purpose=self._purpose)
        self.set_type()

    def _ask_purpose(self) -> bool:
        """Ask for what full numbers are needed, and note it; whether somebody said so."""
        asking = PurposeDialog(self.place.office, self)
        if not asking.exec():
            return False
        self._purpose = asking.text
        self._disclose("show", self._purpose)
        return True

    def _disclose(self, what: str, purpose: str) -> None:
        rows = self.typeset.rows if self.typeset else 0
        self.place.office.disclose(what, self._question.ledger, rows, purpose)

    # ---- characters that no font has
    def say_missing(self, done: Typeset) -> None:
        """Say which characters no font has, and look for the records in which they stand."""
        super().say_missing(done)
        if not done.missing:
            return
        office, question = self.place.office, self._question
        job = Job(
            self.tr("正在找这些字在哪里"),
            lambda progress: where(office, question, done.missing, progress),
            self._name_records,
            channel="preview-missing",
            owner=self,
            lane=Lane.COUNT,
        )
        self.place.jobs.run(job)

    def _name_records(self, found: list[Standing]) -> None:
        stand = [
            self.tr("{char}（{names}）").format(char=one.char, names="、".join(one.names))
            for one in found[:MOST_NAMED]
            if one.names
        ]
        if stand:
            said = self.tr("这些字没有字体，印出来是方框，请先核对：{where}")
            self.parts.warn(said.format(where="　".join(stand)))

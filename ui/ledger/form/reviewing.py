"""The fields of a record that two offices wrote differently, as values to choose among."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.language import say
from app.ledger.fields import Money, Number
from app.moments import moment_of
from app.sync import review
from ui.ledger.form.candidates import Candidate

if TYPE_CHECKING:
    from app.office import Office
    from app.sync.review import Choice, Item


@dataclass
class Reviewing:
    """What waits in review for one record.

    Attributes:
        offers: field → the values to choose among.
        whole: the question whether the record itself is kept or deleted; None if nobody asks.
    """

    offers: dict[str, list[Candidate]] = field(default_factory=dict[str, list[Candidate]])
    whole: Item | None = None
    _takes: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])

    @classmethod
    def of(cls, office: Office, uid: bytes) -> Reviewing:
        """What waits for a record."""
        found = cls()
        for item in review.items(office, uid):
            if not item.field:
                found.whole = item
                continue
            for at, choice in enumerate(item.choices):
                key = f"{item.id} {at}"
                found._takes[key] = (item.id, _take(office, item, choice))
                found.offers.setdefault(item.field, []).append(_candidate(item, choice, key))
        return found

    @property
    def goes_into_another(self) -> bool:
        """Whether the record is to go into another one, and not only away."""
        choices = self.whole.choices if self.whole else ()
        return any(isinstance(one.value, str) for one in choices)

    def settle(self, office: Office, key: str) -> None:
        """Take one value everywhere.

        Raises:
            Trouble: somebody has settled it already.
        """
        review.settle(office, *self._takes[key])

    def settle_whole(self, office: Office, *, keep: bool) -> None:
        """Keep the record, or let it go: delete it, or let it go into another one.

        Raises:
            Trouble: somebody has settled it already.
        """
        if self.whole is not None:
            review.settle(office, self.whole.id, "keep" if keep else "delete")


def _candidate(item: Item, choice: Choice, key: str) -> Candidate:
    shown = f"{item.part}：{choice.shown_value}" if item.part else choice.shown_value
    moment = moment_of(choice.stamp)
    who = f"{choice.office}　{choice.person}　{moment:%Y.%m.%d %H:%M}"
    doubt = say("（那台电脑的时间可能不对）") if choice.doubtful else ""
    return Candidate(item.field, key, shown, who + doubt, say("用这个"))


def _take(office: Office, item: Item, choice: Choice) -> str:
    """How `review.settle` is told to take this value and no other."""
    side = item.of(ours=choice.ours)
    if len({one.value for one in side}) == 1:
        return review.OURS if choice.ours else review.THEIRS
    written = office.registry.field(item.ledger, item.field)
    is_scaled = isinstance(written, (Number, Money)) and not item.part
    return choice.shown_value if is_scaled else str(choice.value or "")

"""Letters between offices, as ledgers of their own: offers of who moves, and receipts.

They are kept as ledgers, so that they travel, merge and are checked as everything else; people
see them as a register (`app.sync.letter_book`). Each stands in the scope of a route
(`app.sync.routes`), which says from whom to whom it goes; there is no field that could say
otherwise.
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Text


class Offer(Ledger):
    """介绍信: a unit offers a record of its own to another one. It moves nobody yet.

    Says nothing of whom it is about: that stands in the envelopes.
    """

    __tablename__ = "offers"
    sheet = Sheet(title="介绍信", group="交换", domain="moves", inside=True)

    ledger: Mapped[str | None] = column(Text(label="台账", required=True))
    record: Mapped[str | None] = column(Text(label="记录"))
    contains: Mapped[str | None] = column(Text(label="包含的操作"))
    digest: Mapped[str | None] = column(Text(label="内容校验"))
    number: Mapped[str | None] = column(Text(label="编号"))
    issued: Mapped[str | None] = column(Text(label="开具日期"))
    until: Mapped[str | None] = column(Text(label="有效期"))
    issuer: Mapped[str | None] = column(Text(label="开具办公室"))
    note: Mapped[str | None] = column(Text(label="备注", personal=True))
    withdrawn: Mapped[str | None] = column(Text(label="撤回日期"))


class Envelope(Ledger):
    """What an offer is about, sealed for some devices; sealed again for those that come later."""

    __tablename__ = "envelopes"
    sheet = Sheet(title="密封内容", group="交换", domain="moves", inside=True)

    offer: Mapped[str | None] = column(Text(label="介绍信", required=True))
    readers: Mapped[str | None] = column(Text(label="收件设备"))
    sealed: Mapped[str | None] = column(Text(label="内容", personal=True))


class Adoption(Ledger):
    """回执: the other unit has taken over what an offer was about. Now it has moved."""

    __tablename__ = "adoptions"
    sheet = Sheet(title="回执", group="交换", domain="moves", inside=True)

    offer: Mapped[str | None] = column(Text(label="介绍信", required=True))
    ledger: Mapped[str | None] = column(Text(label="台账"))
    source: Mapped[str | None] = column(Text(label="原记录"))
    record: Mapped[str | None] = column(Text(label="新记录"))
    made: Mapped[str | None] = column(Text(label="写入的操作"))
    adopted: Mapped[str | None] = column(Text(label="接收日期"))


LETTERS: tuple[type[Ledger], ...] = (Offer, Envelope, Adoption)
"""All of them."""

"""What offices declare in the trust log, beside certificates.

Kept as ledgers of their own in the domain of trust, so that they travel, merge and are checked as
everything else. People do not edit them, and no undo takes them back. Which of them count is said
by `app.sync.verdicts`.
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Text
from app.sync.certificates import Certificate


class LostSegment(Ledger):
    """A segment that nobody has any more; what follows it need not wait for it."""

    __tablename__ = "lost_segments"
    sheet = Sheet(title="找不回的内容", group="交换", domain="trust", inside=True)

    device: Mapped[str | None] = column(Text(label="设备", required=True))
    incarnation: Mapped[str | None] = column(Text(label="数据库"))
    domain: Mapped[str | None] = column(Text(label="范围"))
    unit: Mapped[str | None] = column(Text(label="区划代码"))
    number: Mapped[str | None] = column(Text(label="段号"))
    hash: Mapped[str | None] = column(Text(label="校验值"))
    since: Mapped[str | None] = column(Text(label="起始日期"))


class Revocation(Ledger):
    """A device that is trusted no more, and the last segments of it that still are."""

    __tablename__ = "revocations"
    sheet = Sheet(title="吊销的电脑", group="交换", domain="trust", inside=True)

    device: Mapped[str | None] = column(Text(label="设备", required=True))
    unit: Mapped[str | None] = column(Text(label="区划代码"))
    domains: Mapped[str | None] = column(Text(label="范围"))
    accepted: Mapped[str | None] = column(Text(label="仍然认可的"))
    since: Mapped[str | None] = column(Text(label="起始日期"))


class Admission(Ledger):
    """A chain of segments that was in quarantine, and acts up to one of them."""

    __tablename__ = "admissions"
    sheet = Sheet(title="放行的内容", group="交换", domain="trust", inside=True)

    device: Mapped[str | None] = column(Text(label="设备", required=True))
    incarnation: Mapped[str | None] = column(Text(label="数据库"))
    domain: Mapped[str | None] = column(Text(label="范围"))
    unit: Mapped[str | None] = column(Text(label="区划代码"))
    number: Mapped[str | None] = column(Text(label="段号"))
    hash: Mapped[str | None] = column(Text(label="校验值"))
    since: Mapped[str | None] = column(Text(label="起始日期"))


TRUST_LEDGERS: tuple[type[Ledger], ...] = (Certificate, LostSegment, Revocation, Admission)
"""Ledgers of the program itself, which people do not see as such."""

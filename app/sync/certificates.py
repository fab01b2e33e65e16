"""Certificates: an office says of a device which office it belongs to.

They are kept as a ledger of their own, in the domain of trust, so that they travel, merge and
are checked as everything else. People do not edit them.
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Text


class Certificate(Ledger):
    """One device of one office, vouched for by the office in whose scope this stands."""

    __tablename__ = "certificates"
    sheet = Sheet(title="办公室名片", group="交换", domain="trust", inside=True)

    device: Mapped[str | None] = column(Text(label="设备", required=True))
    recipient: Mapped[str | None] = column(Text(label="收件地址"))
    unit: Mapped[str | None] = column(Text(label="区划代码"))
    level: Mapped[str | None] = column(Text(label="级别"))
    office: Mapped[str | None] = column(Text(label="办公室"))
    since: Mapped[str | None] = column(Text(label="起始日期"))
    # The device whose word was passed on by the program; if that one is revoked, this word falls.
    through: Mapped[str | None] = column(Text(label="依据设备"))

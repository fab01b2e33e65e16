"""The kinds of fields that a ledger's file declares."""

from app.ledger.fields.attachments import Attachments
from app.ledger.fields.base import (
    Around,
    Field,
    Found,
    Match,
    Operator,
    Out,
    Searched,
    Virtual,
    Width,
)
from app.ledger.fields.choices import Choice, Code, Flag
from app.ledger.fields.days import Day, Month, PartialDay, Time
from app.ledger.fields.derived import Children, Computed, Years
from app.ledger.fields.links import Link, People
from app.ledger.fields.markers import Marker, Markers
from app.ledger.fields.numbers import Money, Number
from app.ledger.fields.texts import IdNumber, Kept, PersonName, Phone, Text

__all__ = [
    "Around",
    "Attachments",
    "Children",
    "Choice",
    "Code",
    "Computed",
    "Day",
    "Field",
    "Flag",
    "Found",
    "IdNumber",
    "Kept",
    "Link",
    "Marker",
    "Markers",
    "Match",
    "Money",
    "Month",
    "Number",
    "Operator",
    "Out",
    "PartialDay",
    "People",
    "PersonName",
    "Phone",
    "Searched",
    "Text",
    "Time",
    "Virtual",
    "Width",
    "Years",
]

"""An editor for every kind of field."""

from ui.ledger.editors import attachments, choices, derived, hidden, lines, links, markers, people
from ui.ledger.editors.base import Editor, Ground, editor_for

__all__ = [
    "Editor",
    "Ground",
    "attachments",
    "choices",
    "derived",
    "editor_for",
    "hidden",
    "lines",
    "links",
    "markers",
    "people",
]

"""An editor for every kind of field."""

from ui.ledger.editors import choices, derived, hidden, lines, links, markers, people
from ui.ledger.editors.base import Editor, Ground, editor_for

__all__ = [
    "Editor",
    "Ground",
    "choices",
    "derived",
    "editor_for",
    "hidden",
    "lines",
    "links",
    "markers",
    "people",
]

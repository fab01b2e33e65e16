"""Whatever can be printed."""

from __future__ import annotations

from app.paper.labels import Labels
from app.paper.prose import Prose
from app.paper.report import Report
from app.paper.roster import Roster
from app.paper.sheets import Sheets

Printable = Roster | Sheets | Labels | Prose | Report

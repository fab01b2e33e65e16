"""What a home's key file says at a glance: whether to ask for a passphrase, before much is loaded.

Nothing rests on it: `app.secrets.keyfile` reads the file in earnest, and checks it, a moment later.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "keys.json"
LARGEST_FILE = 16_384


def asks_passphrase(folder: Path) -> bool | None:
    """Whether a passphrase locks the keys in a folder; None where that cannot be seen."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            noted: Any = json.loads(file.read(LARGEST_FILE))
        return bool(noted["passphrase"])
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None

"""What every process that is measured finds around itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.bench.harness import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "invented members"
"""Opens the offices that benches make."""


def environment(home: Path, bytecode: Path | None) -> dict[str, str]:
    """No screen, no keyring, no settings and no witness of whoever runs the benches.

    Args:
        home: stands for the user's folders.
        bytecode: keeps what the first run has compiled, as an installed program has it; None:
            what was compiled does not matter.
    """
    foreign = ("QT_", "ORTOO_", "PYTHON") if bytecode else ("QT_", "ORTOO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    if bytecode:
        kept["PYTHONPYCACHEPREFIX"] = str(bytecode)
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return kept | {
        **dict.fromkeys(folders, str(home)),
        "QT_QPA_PLATFORM": "offscreen",
        # without a screen Qt says of each window that it cannot hint at its size
        "QT_LOGGING_RULES": "default.warning=false",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "ORTOO_PASSPHRASE": PASSPHRASE,
        "PYTHONPATH": str(PROJECT),
    }

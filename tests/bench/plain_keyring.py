"""A keyring in a file, for windows that are measured: nobody is there to type a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "ORTOO_BENCH_KEYS"
"""The variable that names the file."""


def surroundings(folder: Path) -> dict[str, str]:
    """What a program finds around itself whose keys lie in a folder."""
    return {
        FILE: str(folder / "keys.json"),
        "PYTHON_KEYRING_BACKEND": "tests.bench.kept_in_clear.Keyring",
    }

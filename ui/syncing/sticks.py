"""The sticks that are plugged in."""

from __future__ import annotations

import ctypes
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

MOUNTED = re.compile(r"/(media|run/media/[^/]+|media/[^/]+|mnt|Volumes)/[^/]+")
"""Where Linux and macOS mount what is plugged in: by name, or by user and name."""
REMOVABLE = 2
"""What Windows calls the kind of drive that can be pulled out (``DRIVE_REMOVABLE``)."""


@dataclass(frozen=True)
class Stick:
    """One stick.

    Attributes:
        name: what people call it.
        root: its uppermost folder.
    """

    name: str
    root: Path


def sticks() -> list[Stick]:
    """The sticks that are plugged in and may be written."""
    return [
        Stick(one.displayName(), Path(one.rootPath()))
        for one in QStorageInfo.mountedVolumes()
        if one.isReady() and not one.isReadOnly() and _is_removable(one.rootPath())
    ]


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        return ctypes.windll.kernel32.GetDriveTypeW(root) == REMOVABLE
    return MOUNTED.fullmatch(root) is not None

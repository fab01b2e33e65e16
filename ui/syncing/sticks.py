"""The sticks that are plugged in.

Asked every two seconds, also while a network drive hangs: so nothing is asked of a drive that is no
stick, and on Linux nothing of any drive at all.
"""

from __future__ import annotations

import ctypes
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

MOUNTS = Path("/proc/self/mounts")
MOUNTED = re.compile(r"/(media|run/media/[^/]+|media/[^/]+|mnt|Volumes)/[^/]+")
"""Where Linux and macOS mount what is plugged in: by name, or by user and name."""
NETWORKED = re.compile(r"nfs\d?|cifs|smb.*|9p|afs|ceph|davfs|fuse\.(sshfs|gvfsd.*|rclone|davfs.*)")
"""File systems of network drives; a stick's may be FUSE, too: ``fuseblk`` is NTFS."""
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
    if sys.platform == "linux":
        try:
            return mounted(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
        except OSError:
            return []
    if sys.platform == "win32":
        return [one for root in _letters() if (one := _ready(QStorageInfo(root)))]
    volumes = QStorageInfo.mountedVolumes()
    return [one for each in volumes if MOUNTED.fullmatch(each.rootPath()) and (one := _ready(each))]


def mounted(table: str) -> list[Stick]:
    """The sticks in Linux's table of what is mounted.

    Args:
        table: as in ``/proc/self/mounts``: device, folder, file system, options.
    """
    found: list[Stick] = []
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 4 or NETWORKED.fullmatch(fields[2]) or "ro" in fields[3].split(","):
            continue
        root = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1])
        if MOUNTED.fullmatch(root):
            found.append(Stick(root.rpartition("/")[2], Path(root)))
    return found


def _letters() -> list[str]:
    """Windows: the drives that can be pulled out; drives of the network are not even asked."""
    if sys.platform != "win32":
        return []
    kernel = ctypes.windll.kernel32
    there = kernel.GetLogicalDrives()
    roots = [f"{chr(ord('A') + at)}:\\" for at in range(26) if there >> at & 1]
    return [one for one in roots if kernel.GetDriveTypeW(one) == REMOVABLE]


def _ready(volume: QStorageInfo) -> Stick | None:
    """A volume as a stick, if it may be written."""
    if not volume.isReady() or volume.isReadOnly():
        return None
    return Stick(volume.displayName(), Path(volume.rootPath()))

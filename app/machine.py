"""Which machine this is: a mark by which a copied disk notices that it runs in another one.

A mark names nobody: it holds salted hashes, and the salt never leaves the office's database. What
cannot be found out is empty, and raises no alarm.
"""

from __future__ import annotations

import hashlib
import os
import sys
import uuid
from contextlib import suppress
from pathlib import Path

import msgspec

_SYSTEM_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_PRODUCT_ID = Path("/sys/class/dmi/id/product_uuid")
_NETWORK = Path("/sys/class/net")
_PERMANENT = "0"
"""Of ``addr_assign_type``: the address that the adapter was made with (Linux, sysfs-class-net)."""
_FIRMWARE_TABLES = int.from_bytes(b"RSMB", "big")
_SYSTEM_INFORMATION = 1
"""The type of the SMBIOS structure with the machine's UUID (DMTF DSP0134, 7.2)."""
_NO_UUIDS = (bytes(16), b"\xff" * 16)


class Mark(msgspec.Struct, frozen=True):
    """One machine.

    Attributes:
        system: of the installed system; an image of the disk takes it along. Empty: unknown.
        hardware: of its parts, which an image does not; empty: unknown.
    """

    system: str = ""
    hardware: frozenset[str] = frozenset()

    def differs(self, other: Mark) -> bool:
        """Whether the two are certainly not the same machine."""
        return bool(
            (self.system and other.system and self.system != other.system)
            or (self.hardware and other.hardware and not self.hardware & other.hardware)
        )


def this_machine(salt: bytes) -> Mark:
    """The mark of the machine that this runs on.

    Args:
        salt: random; marks of different salts cannot be compared.
    """
    system, hardware = _windows() if sys.platform == "win32" else _linux()
    return Mark(
        _hidden(salt, "system", system) if system else "",
        frozenset(_hidden(salt, "hardware", one) for one in hardware),
    )


def _hidden(salt: bytes, kind: str, name: str) -> str:
    return hashlib.sha256(b"\0".join((salt, kind.encode(), name.encode()))).hexdigest()[:32]


# ---- Linux
def _linux() -> tuple[str, set[str]]:
    """The installed system's id; the board's, or of the adapters where only root may read that."""
    system = next((found for one in _SYSTEM_IDS if (found := _read(one))), "")
    board = _read(_PRODUCT_ID)
    return system, {board} if board else _adapters()


def _adapters() -> set[str]:
    """Addresses of the network adapters that are built in."""
    found: set[str] = set()
    with suppress(OSError):
        for one in _NETWORK.iterdir():
            device = one / "device"
            # one that is plugged in may be plugged out
            is_built_in = device.exists() and "/usb" not in os.path.realpath(device)
            if is_built_in and _read(one / "addr_assign_type") == _PERMANENT:
                found.add(_read(one / "address"))
    return found - {""}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


# ---- Windows
def _windows() -> tuple[str, set[str]]:
    board = uuid_in(_firmware())
    return _machine_guid(), {board} if board else set()


def _machine_guid() -> str:
    if sys.platform != "win32":
        return ""
    import winreg  # noqa: PLC0415 there is one only there

    with (
        suppress(OSError),
        winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE,
            r"SOFTWARE\Microsoft\Cryptography",
            access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
        ) as key,
    ):
        return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    return ""


def _firmware() -> bytes:
    """The raw SMBIOS tables, which Windows gives to everybody (GetSystemFirmwareTable)."""
    if sys.platform != "win32":
        return b""
    import ctypes  # noqa: PLC0415 the library is there only there

    ask = ctypes.windll.kernel32.GetSystemFirmwareTable
    size = ask(_FIRMWARE_TABLES, 0, None, 0)
    buffer = ctypes.create_string_buffer(size)
    return buffer.raw[8:] if ask(_FIRMWARE_TABLES, 0, buffer, size) == size else b""


def uuid_in(tables: bytes) -> str:
    """The machine's UUID in SMBIOS structures (DMTF DSP0134, 6.1 and 7.2); empty: there is none.

    Args:
        tables: the structures, one after the other, each followed by its texts and two zeros.
    """
    at = 0
    while at + 4 <= len(tables):
        kind, length = tables[at], tables[at + 1]
        if length < 4:
            return ""
        if kind == _SYSTEM_INFORMATION and length >= 24:
            found = tables[at + 8 : at + 24]
            usable = len(found) == 16 and found not in _NO_UUIDS
            return str(uuid.UUID(bytes_le=found)) if usable else ""
        end = tables.find(b"\0\0", at + length)
        if end < 0:
            return ""
        at = end + 2
    return ""

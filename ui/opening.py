"""Jobs that open, make or bring back an office.

They run beside the window, and import there what is heavy, so that the window is painted first.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from app.home import Home

if TYPE_CHECKING:
    from app.bootstrap import NewOffice
    from app.errors import Trouble
    from app.office import Office
    from app.progress import Progress
    from app.secrets.keeper import Kept
    from ui.firstrun.keeping import Chosen
    from ui.firstrun.office_fields import OfficeWish
    from ui.firstrun.restoring import Recovery

DEMO_FOLDER = "demo"
DEMO_PASSPHRASE = "invented data"  # noqa: S105 it protects nothing: all of it is made up
DEMO_CODE = "990000201201"
"""In an area that does not exist."""
FILLED = "filled"
"""The setting that says that all invented data has been written."""
FACE = ("ui.workspace", "ui.syncing.folder_watch", "ui.ledger.page")
"""What the window of an open office needs at once, and with the first ledger."""
WRITTEN = "phrase"
"""The setting that says whether the recovery phrase stands on paper: shown, or written."""


def where_keys_are(home: Home) -> Kept:
    """With what the keys are kept; and what opening takes is imported while somebody types."""
    from app.bootstrap import registry  # noqa: PLC0415 the window is painted before
    from app.secrets.keeper import kept  # noqa: PLC0415 as above

    registry()
    found = kept(home.folder)
    if found == "passphrase":
        load_face()
    return found


def keyring_works() -> bool:
    """Whether this computer can keep keys; and what making an office takes is imported."""
    from app.bootstrap import registry  # noqa: PLC0415 the window is painted before
    from app.secrets.system_keyring import SystemKeyring  # noqa: PLC0415 as above

    registry()
    return SystemKeyring().works()


def open_it(home: Home, passphrase: str | None) -> Office:
    """Open an office."""
    from app.bootstrap import open_office  # noqa: PLC0415 the window is painted before

    load_face()
    return open_office(home, passphrase)


def load_face() -> None:
    """Import the face of an open office, beside the window: there it would hold up the painting."""
    for name in FACE:
        import_module(name)


def is_wrong_passphrase(trouble: Trouble) -> bool:
    """Whether a passphrase can be asked for again."""
    from app.secrets.keeper import WrongPassphrase  # noqa: PLC0415 the window is painted before

    return isinstance(trouble, WrongPassphrase)


def may_be_damaged(trouble: Trouble) -> bool:
    """Whether the paper or a backup may help where an office does not open."""
    from app import setting_aside  # noqa: PLC0415 the window is painted before

    return setting_aside.may_be_damaged(trouble)


def make_it(home: Home, wish: OfficeWish, chosen: Chosen) -> NewOffice:
    """Make an office."""
    from app.bootstrap import create_office  # noqa: PLC0415 the window is painted before

    made = create_office(
        home, wish.name, wish.unit, person=wish.person, passphrase=chosen.passphrase
    )
    made.office.keep_setting(WRITTEN, "shown")
    return made


def demo_home(home: Home) -> Home:
    """Where invented data lies: beside the office's own."""
    return Home(home.folder / DEMO_FOLDER)


def is_demo(office: Office) -> bool:
    """Whether all of an office's data is invented."""
    from app.demo import MARK  # noqa: PLC0415 the window is painted before

    return bool(office.setting(MARK))


@dataclass(frozen=True)
class DemoNames:
    """What the invented office is called, in the clerk's language."""

    office: str
    person: str


def open_demo(home: Home, names: DemoNames, progress: Progress) -> Office:
    """Open the office with invented data, or make it.

    Raises:
        Cancelled: through ``progress``; what was begun is removed.
    """
    from app.demo import Wanted, fill  # noqa: PLC0415 the window is painted before

    office = open_it(home, DEMO_PASSPHRASE) if home.exists() else _new_demo(home, names)
    if office.setting(FILLED):
        return office
    try:
        fill(office, Wanted.of(None, None, None), 1, progress)
    except BaseException:
        office.close()
        shutil.rmtree(home.folder, ignore_errors=True)
        raise
    office.keep_setting(FILLED, "1")
    return office


def _new_demo(home: Home, names: DemoNames) -> Office:
    from app.bootstrap import create_office  # noqa: PLC0415 the window is painted before
    from app.units import Unit  # noqa: PLC0415 as above

    unit = Unit(DEMO_CODE, "gacha")
    made = create_office(home, names.office, unit, person=names.person, passphrase=DEMO_PASSPHRASE)
    return made.office


def bring_back(home: Home, recovery: Recovery) -> Office:
    """Open an office with the paper: its own data with new keys, or a backup.

    Data that is there and gives way to a backup is kept beside.

    Raises:
        Trouble: the paper or the backup is not this office's, or is damaged; nothing changed.
    """
    from app.restore import restore_office  # noqa: PLC0415 the window is painted before
    from app.secrets.rescue import recovery_slot, rescue  # noqa: PLC0415 as above
    from app.setting_aside import set_aside  # noqa: PLC0415 as above

    passphrase = recovery.chosen.passphrase
    if recovery.backup is None:
        with home.lock():
            rescue(recovery_slot(home.folder), recovery.phrase, home.folder, passphrase)
        return open_it(home, passphrase)
    with set_aside(home):
        return restore_office(home, recovery.backup, passphrase=passphrase, phrase=recovery.phrase)

"""Opening a database with the paper when keyring and passphrase are gone.

Only the database's key comes back. The device's own keys do not: a new computer, or one that was
set up afresh, is a new device, which the office's other devices and its superior admit anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Trouble
from app.secrets.keeper import SYSTEM_KEYRING, Kept, establish
from app.secrets.keyfile import KeyFile, read_key_file
from app.secrets.passphrase import check_passphrase
from app.secrets.sealing import NotOpened, open_with_phrase
from app.secrets.vault import Secrets

if TYPE_CHECKING:
    from pathlib import Path

    from app.secrets.recovery import RecoveryPhrase
    from app.secrets.system_keyring import SystemKeyring


class Rescued(NamedTuple):
    """The keys that a home has after a rescue: the old database key, new device keys."""

    secrets: Secrets
    kept: Kept


def recovery_slot(home: Path) -> bytes:
    """What a backup must carry (about 500 bytes) so that the paper opens it elsewhere.

    The database key behind the recovery phrase, without the part that a passphrase opens.

    Raises:
        Trouble: the key file is missing, damaged or too new.
    """
    return replace(read_key_file(home), passphrase=None).to_bytes()


def open_slot(slot: bytes, phrase: RecoveryPhrase) -> bytes:
    """The database key (32 bytes) in a `recovery_slot`: so one can try whether a paper fits.

    Raises:
        Trouble: the slot is damaged or too new, or it belongs to another paper.
    """
    content = KeyFile.from_bytes(slot)
    try:
        return open_with_phrase(content.recovery, phrase, content.home_id)
    except NotOpened as why:
        raise Trouble(
            "恢复码没有写错，但打不开这个办公室的数据",
            "请找这个办公室最后一次打印或抄写的恢复码，旧的和别处的都不行。",
        ) from why


def rescue(
    slot: bytes,
    phrase: RecoveryPhrase,
    home: Path,
    passphrase: str | None = None,
    keyring: SystemKeyring = SYSTEM_KEYRING,
) -> Rescued:
    """Give a home keys again: the database key from the slot, and new device keys.

    The home may be a new folder that a backup is put back into, or the one whose keyring or
    passphrase was lost (``slot=recovery_slot(home)``), whose key file is replaced. The paper
    stays good.

    Raises:
        PassphraseNeeded: no passphrase was given, and there is no keyring that works.
        Trouble: the slot or the paper is wrong, the passphrase too short, the disk full;
            nothing was changed.
    """
    if passphrase is not None:
        check_passphrase(passphrase)
    secrets = Secrets.new(open_slot(slot, phrase))
    return Rescued(secrets, establish(home, secrets, phrase, passphrase, keyring))

"""Changing the passphrase, moving the keys between passphrase and keyring, a new paper.

None of this changes the keys themselves. An old copy of `keys.json` still opens with the old
passphrase, and whoever has the old paper together with an old backup has the database key.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.secrets.keeper import (
    SYSTEM_KEYRING,
    PassphraseNeeded,
    secrets_behind_passphrase,
    secrets_in_keyring,
)
from app.secrets.keyfile import read_key_file, write_key_file
from app.secrets.passphrase import check_passphrase
from app.secrets.recovery import RecoveryPhrase
from app.secrets.sealing import lock_with_passphrase, lock_with_phrase
from app.secrets.system_keyring import KeyringUnusable, SystemKeyring

if TYPE_CHECKING:
    from pathlib import Path

    from app.secrets.vault import Secrets


def change_passphrase(home: Path, old: str, new: str) -> None:
    """Lock a home that a passphrase locks with another one.

    Raises:
        WrongPassphrase: the old one does not open the home.
        Trouble: the new one is too short; the key file cannot be read or written.
    """
    check_passphrase(new)
    content = read_key_file(home)
    if content.passphrase is None:
        raise Trouble("这个办公室没有设口令", "它的钥匙在系统钥匙串里，可以改成用口令。")
    secrets = secrets_behind_passphrase(content.passphrase, old, content.home_id)
    locked = lock_with_passphrase(secrets.to_bytes(), new, content.home_id)
    write_key_file(home, replace(content, passphrase=locked))


def move_to_passphrase(home: Path, new: str, keyring: SystemKeyring = SYSTEM_KEYRING) -> bool:
    """Take the keys of a home out of the keyring and lock them with a passphrase.

    Returns:
        Whether the keyring's entry is gone. If not, the passphrase protects against somebody
        who has the folder, not against one who sits at this computer.

    Raises:
        Trouble: the passphrase is too short, the home has one already, the keyring does not
            give the keys; nothing was changed.
    """
    check_passphrase(new)
    content = read_key_file(home)
    if content.passphrase is not None:
        raise Trouble("这个办公室已经设了口令", "要换口令，请用“修改口令”。")
    entry = secrets_in_keyring(content.home_id, keyring).to_bytes()
    locked = lock_with_passphrase(entry, new, content.home_id)
    write_key_file(home, replace(content, passphrase=locked))
    return keyring.forget(content.home_id)


def move_to_keyring(home: Path, passphrase: str, keyring: SystemKeyring = SYSTEM_KEYRING) -> None:
    """Put the keys of a home into the keyring, so that no passphrase is asked for any more.

    Raises:
        WrongPassphrase: it does not open the home.
        Trouble: there is no keyring that works; nothing was changed.
    """
    content = read_key_file(home)
    if content.passphrase is None:
        return
    secrets = secrets_behind_passphrase(content.passphrase, passphrase, content.home_id)
    try:
        keyring.save(content.home_id, secrets.to_bytes())
    except KeyringUnusable as why:
        raise PassphraseNeeded("这台电脑没有可用的系统钥匙串", "请继续用口令。") from why
    write_key_file(home, replace(content, passphrase=None))


def hand_over_keys(
    home: Path,
    secrets: Secrets,
    old: str = "",
    new: str | None = None,
    keyring: SystemKeyring = SYSTEM_KEYRING,
) -> RecoveryPhrase:
    """A new passphrase and a new paper at once, when somebody else takes an office over.

    Both stand in one file, which is replaced as a whole: either both are new or neither.

    Args:
        home: the office's folder.
        secrets: its keys, since it is open.
        old: the passphrase of now, where one locks the home.
        new: the new one; None where the keyring goes on keeping the keys.
        keyring: the system's.

    Returns:
        The new phrase; the old one opens neither this home nor its later backups.

    Raises:
        WrongPassphrase: the old one does not open the home; nothing was changed.
        Trouble: the new one is missing, too short or the old one; nothing was changed.
    """
    content = read_key_file(home)
    if content.passphrase is not None:
        secrets_behind_passphrase(content.passphrase, old, content.home_id)
        if new is None or new == old:
            raise Trouble("新口令不能和旧口令一样", "请接收的人自己另设一个口令。")
    phrase = RecoveryPhrase.new()
    changed = replace(
        content, recovery=lock_with_phrase(secrets.database_key, phrase, content.home_id)
    )
    if new is not None:
        check_passphrase(new)
        locked = lock_with_passphrase(secrets.to_bytes(), new, content.home_id)
        changed = replace(changed, passphrase=locked)
    write_key_file(home, changed)
    if new is not None and content.passphrase is None:
        keyring.forget(content.home_id)
    return phrase


def new_recovery_phrase(home: Path, secrets: Secrets) -> RecoveryPhrase:
    """A new paper for a home that is open, after the old one was lost or seen by others.

    The old phrase then opens neither this home nor its later backups.
    """
    content, phrase = read_key_file(home), RecoveryPhrase.new()
    recovery = lock_with_phrase(secrets.database_key, phrase, content.home_id)
    write_key_file(home, replace(content, recovery=recovery))
    return phrase

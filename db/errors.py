"""What can go wrong with the store that is not a bug; `app` says it to people."""

from __future__ import annotations


class StoreError(Exception):
    """Something about the database file that a person can act on."""


class WrongKeyError(StoreError):
    """The key does not open this file, or the file is no database of ours."""


class NewerStoreError(StoreError):
    """A newer version of the program wrote this database."""

    def __init__(self, theirs: int, ours: int) -> None:
        super().__init__(f"schema {theirs} is newer than {ours}")
        self.theirs = theirs
        self.ours = ours


class TrialStoreError(StoreError):
    """A trial version of the program wrote this database; its segments are not read any more."""


class FullDiskError(StoreError):
    """There is no room left to write; nothing of the transaction was kept."""


class DiskError(StoreError):
    """The disk could not be read or written: a quota, a limit, a stick pulled out, a bad disk."""


class ReadOnlyError(StoreError):
    """The file or its folder may not be written."""


class DamagedStoreError(StoreError):
    """The file is not what was written: pages fail their check."""


class BusyStoreError(StoreError):
    """Another program holds the database."""


class OwnBusyError(StoreError):
    """This program is writing something long, and whoever asked may not wait for its end."""

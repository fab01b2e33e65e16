"""Which of the mounted drives are sticks."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ui.syncing.sticks import Stick, mounted

MOUNTS = r"""
sysfs /sys sysfs rw,nosuid 0 0
/dev/sda1 / ext4 rw,relatime 0 0
/dev/sdb1 /media/baimin/KINGSTON vfat rw,nosuid,uid=1000 0 0
/dev/sdc1 /run/media/baimin/我的\040U盘 exfat rw,nosuid 0 0
/dev/sdd1 /media/baimin/WRITE-PROTECTED vfat ro,nosuid 0 0
/dev/sde1 /mnt/ntfs fuseblk rw 0 0
//server/share /mnt/share cifs rw,soft 0 0
server:/export /media/nfs nfs4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
sshfs /mnt/far fuse.sshfs rw 0 0
broken line
"""


def test_a_network_drive_is_none():
    assert mounted(MOUNTS) == [
        Stick("KINGSTON", Path("/media/baimin/KINGSTON")),
        Stick("我的 U盘", Path("/run/media/baimin/我的 U盘")),
        Stick("ntfs", Path("/mnt/ntfs")),
    ]


@given(st.text())
def test_whatever_stands_in_the_table_is_no_fault(table):
    assert all(one.root.is_absolute() for one in mounted(table))

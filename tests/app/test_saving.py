from __future__ import annotations

import errno
import os
import sys

import pytest

from app.errors import Trouble
from app.saving import replacing, save, save_checked


def test_a_file_is_written(tmp_path):
    target = tmp_path / "名册.pdf"
    save(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_was_there_is_replaced(tmp_path):
    target = tmp_path / "名册.pdf"
    target.write_bytes(b"old")
    save(b"new", target)
    assert target.read_bytes() == b"new"


def test_a_saved_file_is_read_back_before_the_stick_may_go(tmp_path):
    target = tmp_path / "数据包.ortoo"
    save_checked(b"content", target)
    assert target.read_bytes() == b"content"


def test_without_its_folder_a_file_is_not_written(tmp_path):
    with pytest.raises(Trouble, match=r"找不到文件夹.*“名册.pdf”没有保存。请看看 U 盘"):
        save(b"new", tmp_path / "gone" / "名册.pdf")


def test_a_folder_is_not_replaced(tmp_path):
    target = tmp_path / "名册.pdf"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(Trouble, match=r"名册.pdf"):
        save(b"new", target)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="limits are of Unix")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    import resource

    target = tmp_path / "名册.pdf"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(Trouble, match=r"磁盘空间不够，“名册.pdf”没有保存。请删去"):
            save(b"n" * 100_000, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is full")  # noqa: PTH110 not a path of ours
def test_an_open_file_on_a_full_disk_is_told_the_same_way():
    with open("/dev/full", "wb", buffering=0) as out, pytest.raises(Trouble, match=r"磁盘空间不够"):  # noqa: PTH123 the same
        save(b"new", out)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(errno.EACCES, "denied"), "“甲.pdf”写不进去：它正被别的程序打开"),
        (OSError(errno.EROFS, "read-only"), "磁盘有写保护，“甲.pdf”没有保存"),
        (OSError(errno.EIO, "input/output error"), "保存“甲.pdf”时出错：input/output error"),
    ],
)
def test_each_refusal_of_the_system_says_what_to_do(tmp_path, error, sentence):
    with pytest.raises(Trouble) as told, replacing(tmp_path / "甲.pdf"):
        raise error
    assert str(told.value).startswith(sentence)
    assert list(tmp_path.iterdir()) == []

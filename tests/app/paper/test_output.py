from __future__ import annotations

import errno
import os
import sys

import pytest

from app.errors import Trouble
from app.paper.output import save, told_as_trouble


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


def test_what_a_power_cut_left_does_not_stand_in_the_way(tmp_path):
    target = tmp_path / "名册.pdf"
    (tmp_path / ".名册.pdf.part").write_bytes(b"half")
    save(b"new", target)
    assert list(tmp_path.iterdir()) == [target]


def test_without_its_folder_a_file_is_not_written(tmp_path):
    with pytest.raises(Trouble, match=r"找不到存放“名册.pdf”的文件夹。请检查U盘"):
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
        with pytest.raises(Trouble, match=r"磁盘已满，“名册.pdf”没有写成。请腾出空间"):
            save(b"n" * 100_000, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is full")  # noqa: PTH110 not a path of ours
def test_an_open_file_on_a_full_disk_is_told_the_same_way():
    with open("/dev/full", "wb", buffering=0) as out, pytest.raises(Trouble, match=r"磁盘已满"):  # noqa: PTH123 the same
        save(b"new", out)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            PermissionError(errno.EACCES, "denied"),
            "“甲.pdf”写不进去：没有权限，或者它正被别的程序打开。请关闭",
        ),
        (OSError(errno.EROFS, "read-only"), "“甲.pdf”写不进去：没有权限"),
        (OSError(errno.EIO, "input/output error"), "“甲.pdf”没有写成：input/output error。请换"),
    ],
)
def test_each_refusal_of_the_system_says_what_to_do(error, sentence):
    with pytest.raises(Trouble) as told, told_as_trouble("甲.pdf"):
        raise error
    assert str(told.value).startswith(sentence)

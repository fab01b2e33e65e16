import os
import stat

import pytest

from app.secrets.durable import replace_file


def test_the_file_has_the_new_content(tmp_path):
    path = tmp_path / "keys.json"
    replace_file(path, b"old, and longer")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_it(tmp_path):
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_crash_left_behind_is_no_hindrance(tmp_path):
    (tmp_path / "keys.json.new").write_bytes(b"half")
    replace_file(tmp_path / "keys.json", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_a_link_laid_in_the_way_is_not_written_through(tmp_path):
    (tmp_path / "elsewhere").write_bytes(b"mine")
    (tmp_path / "keys.json.new").symlink_to(tmp_path / "elsewhere")
    replace_file(tmp_path / "keys.json", b"keys")
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    assert not (tmp_path / "keys.json").is_symlink()


def test_a_refusal_of_the_disk_leaves_the_old_state(tmp_path):
    in_the_way = tmp_path / "keys.json"
    in_the_way.mkdir()
    (in_the_way / "full").touch()
    with pytest.raises(OSError):  # noqa: PT011 each system has another one
        replace_file(in_the_way, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]

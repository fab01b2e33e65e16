"""What the person at this computer prefers, in a file that may be anything."""

from __future__ import annotations

import pytest

from ui.appearance import TextSize
from ui.preferences import Preferences
from ui.unlock import Unlock

SPOILT = {
    "empty": b"",
    "bytes": bytes(range(256)),
    "unknown": b"[General]\nlanguage=mn\ntext_size=HUGE\nwindow=7\nnavigation=@ByteArray(\\0)\n",
}


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_file_is_as_if_nothing_were_set(start, home, tmp_path, content, passphrase):
    (tmp_path / "window.ini").write_bytes(content)
    running = start(home)
    running.wait_for(Unlock)
    assert "请输入口令" in running.words
    running.unlock(passphrase)
    running.close()


def test_what_is_chosen_is_there_next_time_and_the_rest_as_it_was(tmp_path):
    path = tmp_path / "folder" / "window.ini"
    first = Preferences(path)
    assert (first.language, first.text_size) == ("zh", TextSize.NORMAL)
    first.language, first.text_size = "en", TextSize.LARGEST
    first._file.sync()

    text = path.read_text("utf-8")
    assert "language=en" in text
    assert "text_size=LARGEST" in text
    assert Preferences(path).text_size is TextSize.LARGEST
    assert Preferences(path).state("window").isEmpty()

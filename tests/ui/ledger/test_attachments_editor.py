"""Photos in the form: added from a file, saved as one, taken away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from app.desk import Desk
from app.ledger.fields.attachments import files_of
from app.ledger.questions import Question
from ui.widgets.chip import Chip


@pytest.fixture
def stage(office, open_page):
    Desk(office).add("activities", {"held_on": "2026-05-01", "topic": "学习"})
    stage = open_page(office, "activities")
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 1)
    stage.open(0)
    return stage


def stored(office):
    with office.snapshot() as now:
        (record,) = now.asking.page(Question("activities"))
    return list(files_of(record.values["photos"]).values())


def chips(stage):
    return [one for one in stage.editor("photos").findChildren(Chip) if one.isVisible()]


def test_a_photo_is_added_saved_and_taken_away(stage, office, tmp_path, monkeypatch):
    photo, copy = tmp_path / "合影.jpg", tmp_path / "复制.jpg"
    photo.write_bytes(b"\xff\xd8" + b"photo" * 1000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))

    stage.click(stage.editor("photos").add_button)
    stage.bot.waitUntil(lambda: [one.text for one in chips(stage)] == ["合影.jpg"])
    stage.save()
    stage.bot.waitUntil(lambda: stored(office) == ["合影.jpg"])

    stage.open(0)
    stage.bot.waitUntil(lambda: len(chips(stage)) == 1)
    (chip,) = chips(stage)
    stage.click(chip.words)
    stage.bot.waitUntil(copy.exists)
    assert copy.read_bytes() == photo.read_bytes()

    chip.removed.emit()
    stage.save()
    stage.bot.waitUntil(lambda: stored(office) == [])

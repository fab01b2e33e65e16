"""Files of every released format are read by every later version, and mean what they meant.

Each folder holds a card, bundles and what their reader showed. They are never written again
(`tests/golden/writing.py` writes those of a new format).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.progress import Silent
from app.secrets.signing import verify
from app.sync.enrolment import accept_card
from app.sync.incoming import read_bundle, read_bundles
from app.sync.signatures import SEGMENT_DOMAIN
from tests.golden.looking import shown
from tests.golden.offices import office

FOLDER = Path(__file__).parent / "golden"
FORMATS = sorted(one for one in FOLDER.iterdir() if (one / "shown.json").exists())
READER = "152527000000", "太仆寺旗委组织部"


@pytest.fixture
def reader(tmp_path):
    made = office(tmp_path, *READER)
    yield made
    made.close()


def test_there_is_a_folder_for_the_first_format():
    assert FOLDER / "format-1" in FORMATS


@pytest.mark.parametrize("how", ["together", "the latest first"])
@pytest.mark.parametrize("folder", FORMATS, ids=lambda one: one.name)
def test_what_was_written_once_is_read_for_ever(reader, folder, how):
    bundles = sorted(folder.glob("*.ortoo"))
    accept_card(reader, folder / "sumu.ortoocard")
    if how == "together":
        read_bundles(reader, bundles, Silent())
    else:
        for path in reversed(bundles):
            read_bundle(reader, path, Silent())
    wanted = json.loads((folder / "shown.json").read_text(encoding="utf-8"))
    assert shown(reader) == wanted
    checked = reader.journal.check(lambda *one: verify(one[0], SEGMENT_DOMAIN, *one[1:]))
    assert checked.faults == []

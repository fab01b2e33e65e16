"""What lies beside the database in clear, for the window's first face."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import manifest as noted
from app.bootstrap import registry
from app.language import use
from app.manifest import FILE_NAME, Manifest, keep_manifest, manifest_of, read_manifest


@pytest.fixture
def manifest():
    return manifest_of(registry())


def test_it_is_read_back_and_written_once(tmp_path, manifest):
    assert read_manifest(tmp_path, "zh") is None
    assert keep_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path, "zh") == manifest
    assert not keep_manifest(tmp_path, manifest), "it stands there already"
    titles = [one.title for one in manifest.ledgers]
    assert titles[:2] == ["党员", "党员中心户"]
    assert manifest.ledgers[0].columns[0] == "姓名"


def test_another_language_or_version_does_not_fit_and_is_written_anew(
    tmp_path, manifest, monkeypatch
):
    keep_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path, "en") is None
    monkeypatch.setattr(noted, "VERSION", "0.0.0")
    assert read_manifest(tmp_path, "zh") is None
    assert keep_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path, "zh") == manifest


def test_in_english_the_titles_are_english(manifest):
    use("en")
    try:
        english = manifest_of(registry())
    finally:
        use("zh")
    assert english.ledgers[0].title == "Members"
    assert english.schema != manifest.schema


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9, 0.999])
def test_a_note_that_was_cut_off_is_none(tmp_path, manifest, kept):
    keep_manifest(tmp_path, manifest)
    file = tmp_path / FILE_NAME
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * kept)])
    assert read_manifest(tmp_path, "zh") is None
    assert keep_manifest(tmp_path, manifest)
    assert file.read_bytes() == whole


def test_a_note_that_somebody_changed_is_none(tmp_path, manifest):
    keep_manifest(tmp_path, manifest)
    file = tmp_path / FILE_NAME
    file.write_text(file.read_text("utf-8").replace("党员", "黨員"), "utf-8")
    assert read_manifest(tmp_path, "zh") is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inside: (
            st.lists(inside, max_size=4)
            | st.dictionaries(
                st.sampled_from(["version", "language", "ledgers", "schema", "name", "columns"]),
                inside,
            )
        ),
    )
)
def test_whatever_lies_there_instead_is_none(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("home")
    (folder / FILE_NAME).write_text(json.dumps(content), "utf-8")
    assert read_manifest(folder, "zh") is None


def test_it_is_written_whole_or_not_at_all(tmp_path, manifest, monkeypatch):
    """A power cut while it is replaced leaves the old one."""
    keep_manifest(tmp_path, manifest)
    before = (tmp_path / FILE_NAME).read_bytes()

    def cut(*_words):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.saving.os.fsync", cut)
    with pytest.raises(KeyboardInterrupt):
        keep_manifest(tmp_path, Manifest("zh", manifest.ledgers[:3]))
    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]


def test_a_folder_that_may_not_be_written_does_no_harm(tmp_path, manifest):
    assert not keep_manifest(tmp_path / "nowhere", manifest)


def test_it_says_nothing_of_the_office_nor_of_anybody_in_it(make_office, manifest):
    """Whoever finds the computer shall not learn whose records are locked in it."""
    one, other = make_office(name="敦达乌苏嘎查党支部"), make_office("990000201201", "别处党支部")
    notes = set()
    for office in (one, other):
        keep_manifest(office.home.folder, manifest_of(office.registry))
        notes.add((office.home.folder / FILE_NAME).read_bytes())
    assert len(notes) == 1, "two offices have the same note"
    text = notes.pop().decode()
    assert "敦达" not in text
    assert "白敏" not in text
    assert "152527" not in text

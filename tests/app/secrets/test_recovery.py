import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.secrets.recovery import DIGITS, GROUPS, RecoveryPhrase

PHRASES = st.binary(min_size=16, max_size=16).map(RecoveryPhrase)
PLACES = st.integers(0, GROUPS * DIGITS - 1)


def digits_of(phrase):
    return list("".join(phrase.groups))


def refusal(digits):
    with pytest.raises(Unreadable) as caught:
        RecoveryPhrase.read("".join(digits))
    return caught.value.message


def named_groups(message):
    values = message.values
    if "groups" in values:
        return {int(group) for group in values["groups"].split("、")}
    return {values[name] for name in ("group", "first", "second") if name in values}


def test_a_phrase_is_nine_groups_of_six_digits():
    phrase = RecoveryPhrase.new()
    assert [len(group) for group in phrase.groups] == [6] * 9
    assert all(group.isascii() and group.isdigit() for group in phrase.groups)
    assert str(phrase).split(" ") == list(phrase.groups)


def test_every_phrase_is_new():
    assert len({RecoveryPhrase.new() for _ in range(100)}) == 100


def test_its_digits_are_never_changed_by_a_new_version():
    """A paper in a drawer must open with every later program."""
    assert (
        str(RecoveryPhrase(bytes(range(16))))
        == "000014 006697 013380 020063 026746 033429 040112 046795 032509"
    )


def test_a_representation_shows_nothing():
    phrase = RecoveryPhrase.new()
    assert not any(character.isdigit() for character in repr(phrase))


@given(PHRASES)
def test_what_is_written_is_read(phrase):
    assert RecoveryPhrase.read(str(phrase)) == phrase


@given(
    PHRASES,
    st.lists(
        st.sampled_from(["", " ", "-", "－", "\n", "\u3000", "、", "，", "\u200b"]),
        min_size=54,
        max_size=54,
    ),
)
def test_any_spacing_is_read(phrase, gaps):
    text = "".join(digit + gap for digit, gap in zip(digits_of(phrase), gaps, strict=True))
    assert RecoveryPhrase.read(text) == phrase


@pytest.mark.parametrize(
    "script",
    [
        "０１２３４５６７８９",
        "〇一二三四五六七八九",
        "零壹贰叁肆伍陆柒捌玖",
        "洞幺两三四五六拐八勾",
        "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙",
    ],
)
@given(phrase=PHRASES)
def test_any_digits_are_read(script, phrase):
    assert RecoveryPhrase.read(str(phrase).translate(str.maketrans("0123456789", script))) == phrase


@given(PHRASES, PLACES, st.integers(1, 9))
def test_a_wrong_digit_is_found_and_its_group_named(phrase, at, by):
    digits = digits_of(phrase)
    digits[at] = str((int(digits[at]) + by) % 10)
    assert named_groups(refusal(digits)) == {at // DIGITS + 1}


@given(PHRASES, PLACES, PLACES)
def test_two_digits_that_changed_places_are_found_and_their_groups_named(phrase, one, other):
    """Neighbours or not, within a group or across."""
    digits = digits_of(phrase)
    assume(digits[one] != digits[other])
    digits[one], digits[other] = digits[other], digits[one]
    assert named_groups(refusal(digits)) == {one // DIGITS + 1, other // DIGITS + 1}


@given(PHRASES, st.integers(0, 53), st.integers(1, 9))
def test_a_pair_of_equal_digits_written_as_another_pair_is_found(phrase, which, by):
    """11 for 22, the commonest slip after a wrong digit and an exchange."""
    digits = digits_of(phrase)
    pairs = [at for at in range(53) if digits[at] == digits[at + 1]]
    assume(pairs)
    at = pairs[which % len(pairs)]
    digits[at] = digits[at + 1] = str((int(digits[at]) + by) % 10)
    assert named_groups(refusal(digits)) == {at // DIGITS + 1, (at + 1) // DIGITS + 1}


@given(PHRASES, st.permutations(range(GROUPS)))
def test_groups_in_another_order_are_found(phrase, order):
    moved = {place for place, group in enumerate(order) if place != group}
    assume(moved)
    message = refusal(phrase.groups[group] for group in order)
    assert named_groups(message) == {place + 1 for place in moved}
    if len(moved) == 2:
        assert "换过来" in str(message)


@given(PHRASES, PLACES)
def test_a_missing_digit_is_found_by_its_group(phrase, at):
    groups = list(phrase.groups)
    group, within = divmod(at, DIGITS)
    groups[group] = groups[group][:within] + groups[group][within + 1 :]
    assert named_groups(refusal(" ".join(groups))) == {group + 1}


@given(PHRASES, PLACES)
def test_where_nothing_stands_between_groups_the_ones_before_a_missing_digit_are_right(phrase, at):
    digits = digits_of(phrase)
    del digits[at]
    (group,) = named_groups(refusal(digits))
    assert group >= at // DIGITS + 1


def test_a_paper_that_was_copied_only_in_part_says_where_to_go_on():
    phrase = RecoveryPhrase.new()
    assert (
        str(refusal("".join(phrase.groups[:8]))) == "恢复码应是54个数字，这里是48个，请从第9组看起"
    )


def test_digits_too_many_are_told():
    digits = digits_of(RecoveryPhrase.new())
    assert str(refusal([*digits, "5", "5"])) == "恢复码应是54个数字，后面多出了2个"


def test_a_letter_is_named_with_its_group():
    groups = list(RecoveryPhrase(bytes(16)).groups)
    groups[3] = "0O" + groups[3][2:]
    assert str(refusal(" ".join(groups))) == "恢复码第4组里的“O”不是数字"


def test_a_whole_group_of_another_phrase_is_found_by_the_ninth():
    """It fits its place, so only the checksum over all of them can tell."""
    groups = list(RecoveryPhrase(bytes(range(16))).groups)
    groups[2] = RecoveryPhrase(bytes(range(100, 116))).groups[2]
    assert "看不出在哪一组" in str(refusal(" ".join(groups)))


@given(st.text())
def test_no_text_does_anything_else_than_be_refused(text):
    with pytest.raises(Unreadable):
        RecoveryPhrase.read(text)

"""Columns of anything come back exactly, and damaged ones never do harm."""

from __future__ import annotations

import json
import random
import tracemalloc
from contextlib import contextmanager
from functools import reduce

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.columns import Code, DamagedColumn, RowReferences, decode, encode
from db.record_ids import RecordIds

RIDERS = [uid for seed in range(3) for uid in RecordIds(random.Random(seed).randbytes).many(9)]

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=9)
KINDS = (
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from([-(2**63), -1, 0, 1, 2**62, 2**63 - 1]),
    st.integers(0, 400),
    TEXT,
    st.sampled_from(
        ["", "\0", "a\0", "晴", "白毛风", '["', '[""]', '{"a', "[]", "9" * 32, "0" * 31]
    ),
    st.dates().map(str),
    st.sampled_from(["2024-02-29", "2023-02-29", "2004-10", "1968", "9999-12-31", "0001-01-01"]),
    st.times().map(lambda time: f"{time:%H:%M}"),
    st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True),
    st.from_regex(r"XL-2024-[0-9]{3,4}", fullmatch=True),
    st.sampled_from(RIDERS),
    st.sampled_from(RIDERS).map(bytes.hex),
    st.binary(min_size=16, max_size=16),
    st.binary(max_size=9),
    st.lists(st.one_of(st.sampled_from(RIDERS).map(bytes.hex), TEXT), max_size=4).map(json.dumps),
)


@st.composite
def columns(draw):
    """Values of a few kinds, some of them in a row, some recurring."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
    values = draw(st.lists(st.one_of(kinds), max_size=40))
    if draw(st.booleans()):
        values.sort(key=repr)
    return values * draw(st.sampled_from((1, 1, 2, 7)))


@contextmanager
def traced_memory():
    """Gives a function that tells the most bytes that were taken at once."""
    tracemalloc.start()
    try:
        yield lambda: tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def travel(column):
    return msgspec.msgpack.decode(msgspec.msgpack.encode(column))


def exactly(values):
    return [(type(value), value) for value in values]


def check_harmless(column, count, seen):
    """Decoding gives so many values of the four kinds, or refuses."""
    try:
        found = decode(column, count, seen)
    except DamagedColumn:
        return
    assert type(found) is list
    assert len(found) == count
    for value in found:
        assert type(value) in (type(None), int, str, bytes)
        if type(value) is int:
            assert -(2**63) <= value < 2**63
        if type(value) is str:
            value.encode()


@given(st.lists(columns(), min_size=1, max_size=4))
def test_all_columns_of_a_segment_come_back_exactly(segment):
    write, read = RowReferences(), RowReferences()
    sent = [travel(encode(values, write)) for values in segment]
    for values, column in zip(segment, sent, strict=True):
        assert exactly(decode(column, len(values), read)) == exactly(values)


@given(columns())
def test_a_column_alone_comes_back_exactly_from_a_tuple_too(values):
    assert exactly(decode(travel(encode(tuple(values))), len(values))) == exactly(values)


@given(columns(), st.data())
def test_bytes_that_were_changed_or_cut_do_no_harm(values, data):
    seen = RowReferences()
    seen.add(RIDERS)
    sent = bytearray(msgspec.msgpack.encode(encode(values, seen)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(sent) - 1))
        sent[place] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(sent) - 1))
        del sent[start : start + data.draw(st.integers(1, 5))]
    try:
        column = msgspec.msgpack.decode(bytes(sent))
    except (msgspec.DecodeError, UnicodeDecodeError):
        assume(False)
    check_harmless(column, len(values), RowReferences())


ODDITIES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=3),
    st.integers(-(2**63), 2**64 - 1),
    st.integers(-1, 20),
    st.binary(max_size=20),
    st.dictionaries(st.text(max_size=2), st.none(), max_size=1),
)


@st.composite
def tampered(draw, part, spare):
    """The nested list with one part of it exchanged, dropped, repeated, or nudged."""
    if not isinstance(part, list) or not part or draw(st.integers(0, 5)) == 0:
        if isinstance(part, int) and draw(st.booleans()):
            return part + draw(st.sampled_from((-1, 1, 255, -256)))
        if isinstance(part, bytes) and part and draw(st.booleans()):
            return part[: draw(st.integers(0, len(part)))] + draw(st.binary(max_size=2))
        return draw(st.one_of(ODDITIES, st.just(spare)))
    place = draw(st.integers(0, len(part) - 1))
    match draw(st.integers(0, 9)):
        case 0:
            return part[:place] + part[place + 1 :]
        case 1:
            return [*part[:place], part[place], *part[place:]]
        case _:
            return [*part[:place], draw(tampered(part[place], spare)), *part[place + 1 :]]


@given(columns(), columns(), st.data())
def test_columns_that_were_tampered_with_do_no_harm(values, others, data):
    column, spare = travel(encode(values)), travel(encode(others))
    for _ in range(data.draw(st.integers(1, 3))):
        column = data.draw(tampered(column, spare))
    seen = RowReferences()
    seen.add(RIDERS)
    check_harmless(column, len(values), seen)


@given(
    st.recursive(
        st.one_of(st.integers(0, 16), st.integers(), st.binary(max_size=24)),
        lambda parts: st.tuples(st.integers(0, 17), st.lists(parts, max_size=4)).map(
            lambda code_and_parts: [code_and_parts[0], *code_and_parts[1]]
        ),
    ),
    st.integers(0, 20),
)
def test_columns_that_nothing_of_ours_wrote_do_no_harm(column, count):
    check_harmless(column, count, RowReferences())


@given(columns(), st.integers(0, 300))
def test_another_count_is_noticed_where_the_column_tells_it(values, count):
    column = travel(encode(values))
    check_harmless(column, count, None)
    if values and count != len(values) and column[0] in (Code.TEXT, Code.DIGITS, Code.FIXED):
        with pytest.raises(DamagedColumn):
            decode(column, count)


ONE = [0, b""]
"""A pack of nothing but noughts, however many."""

LONG = b"x" * 1_000_000
NESTED = reduce(lambda column, _: [Code.SAME, column], range(3000), [Code.NOTHING])


@pytest.mark.parametrize(
    ("column", "count"),
    [
        pytest.param(NESTED, 1, id="columns in columns without end"),
        # these passed as the number 1, and the first as far as an error that nobody caught
        pytest.param([Code.FIXED, True, b"ab"], 2, id="a bool as a size"),
        pytest.param([Code.CODES, 1.0, [Code.TEXT, b"a"], ONE], 2, id="a float as a size"),
        pytest.param([True, [Code.NOTHING]], 1, id="a bool as a code"),
        pytest.param(
            [Code.QUOTED, [1, b'["]', ONE], [Code.SAME, [Code.TEXT, LONG]]],
            5000,
            id="a long string in each text",
        ),
        pytest.param(
            [Code.QUOTED, [1, b"[" + b'"' * 500_000, ONE], [Code.SAME, [Code.TEXT, b"x"]]],
            5000,
            id="many strings in each text",
        ),
        pytest.param(
            [Code.QUOTED, [1, LONG, ONE], [Code.NOTHING]], 5000, id="a long frame for each text"
        ),
        pytest.param([Code.DIGITS, LONG, 1, bytes(5000)], 5000, id="a long start before digits"),
        pytest.param([Code.DIGITS, b"", 2**60, b""], 0, id="endless digits for no text"),
        pytest.param([Code.FIXED, 2**60, b""], 0, id="endless bytes for no value"),
        pytest.param([Code.FIXED, -1, b""], 5, id="negative length"),
        pytest.param(
            [Code.CODES, 2**60, [Code.NOTHING], ONE], 5, id="more distinct values than values"
        ),
        pytest.param(
            [Code.CODES, 1, [Code.TEXT, b"a"], [-1, b""]], 5, id="negative number of a value"
        ),
        pytest.param([Code.BLOBS, [2**60, b""], b""], 5, id="lengths beyond the bytes"),
        pytest.param([Code.BLOBS, [1, b""], b"abc"], 2, id="more bytes than lengths"),
        pytest.param([Code.BLOBS, [2, b""], b"abc"], 2, id="fewer bytes than lengths"),
        pytest.param([Code.HEX, [Code.TEXT, b"a"]], 1, id="text in place of bytes"),
        pytest.param([Code.UTF8, [Code.NUMBERS, ONE]], 1, id="number in place of bytes"),
        pytest.param(
            [Code.QUOTED, [1, b'["]', ONE], [Code.NUMBERS, ONE]], 1, id="number in place of text"
        ),
        pytest.param(
            [Code.QUOTED, [1, b'"' * 600, ONE], [Code.SAME, [Code.TEXT, b""]]],
            5000,
            id="many empty strings in each text",
        ),
        pytest.param([Code.BLOBS, [-1, b"\0\2"], b""], 2, id="negative length of a blob"),
        pytest.param([Code.NUMBERS, [0, bytes(9)]], 1, id="number of nine bytes"),
        pytest.param([Code.NUMBERS, [2**63, b""]], 5, id="number beyond 64 bits"),
        pytest.param([Code.NUMBERS, [2**62, b"", 0]], 5, id="steps beyond 64 bits"),
        pytest.param([Code.DAYS, [0, b""]], 5, id="day before the first"),
        pytest.param([Code.TIMES, [1440, b""]], 5, id="minute after the last"),
        pytest.param(
            [Code.SPLIT, b"\xff", [Code.NOTHING], [Code.NOTHING]], 5, id="more bits than values"
        ),
        pytest.param([Code.TEXT, b"\xed\xa0\x80"], 1, id="half a surrogate pair in UTF-8"),
        pytest.param([Code.WIDE_TEXT, b"\x00\xd8"], 1, id="half a surrogate pair in UTF-16"),
        pytest.param([Code.IDS, b"1234567", ONE, ONE], 5, id="a site that was cut"),
        pytest.param([Code.SEEN, ONE], 1, id="an id that nothing named"),
        pytest.param([17], 1, id="a code of the future"),
        pytest.param([], 0, id="an empty list"),
        pytest.param(None, 0, id="no column at all"),
    ],
)
def test_an_attack_is_refused_before_it_takes_memory(column, count):
    with traced_memory() as peak:
        with pytest.raises(DamagedColumn):
            decode(column, count, RowReferences())
        assert peak() < 8_000_000


@pytest.mark.parametrize("code", [Code.HEX, Code.UTF8])
def test_a_long_value_that_stands_often_is_in_memory_once(code):
    column = [code, [Code.SAME, [Code.BLOBS, [len(LONG), b""], LONG]]]
    with traced_memory() as peak:
        assert len(decode(column, 5000)) == 5000
        assert peak() < 8_000_000

"""The mark of a machine: the same here, another elsewhere, and silent where nothing is known."""

from __future__ import annotations

import uuid

import pytest

from app.machine import Mark, this_machine, uuid_in

SALT = b"salt of one office"


def test_a_machine_knows_itself_and_names_nobody():
    mark = this_machine(SALT)
    assert mark == this_machine(SALT)
    assert not mark.differs(this_machine(SALT))
    others = this_machine(b"salt of another")
    assert not mark.hardware & others.hardware
    assert not mark.system or mark.system != others.system


@pytest.mark.parametrize(
    ("before", "now", "differs"),
    [
        (Mark(), Mark(), False),
        (Mark(), Mark("a", frozenset("x")), False),
        (Mark("a", frozenset("x")), Mark("a", frozenset("x")), False),
        # an image of the whole disk takes the system's id along
        (Mark("a", frozenset("x")), Mark("a", frozenset("y")), True),
        (Mark("a", frozenset("x")), Mark("b", frozenset("x")), True),
        # an adapter was taken out
        (Mark("a", frozenset("xy")), Mark("a", frozenset("y")), False),
        (Mark("a", frozenset("x")), Mark("a"), False),
    ],
)
def test_only_what_is_known_of_both_tells_machines_apart(before, now, differs):
    assert before.differs(now) is differs
    assert now.differs(before) is differs


BOARD = uuid.UUID("12345678-1234-5678-9abc-def012345678")


def structure(kind, body, texts=b"\0"):
    return bytes([kind, len(body) + 4, 0, 0]) + body + texts + b"\0"


def test_the_uuid_of_a_board_is_found_among_the_firmwares_tables():
    bios = structure(0, bytes(20), b"Vendor\0Version\0")
    system = structure(1, bytes(4) + BOARD.bytes_le + bytes(3), b"Maker\0")
    end = structure(127, b"")
    assert uuid_in(bios + system + end) == str(BOARD)
    assert uuid_in(bios + end) == ""


@pytest.mark.parametrize("board", [bytes(16), b"\xff" * 16])
def test_a_board_without_a_uuid_is_unknown(board):
    assert uuid_in(structure(1, bytes(4) + board + bytes(3))) == ""


@pytest.mark.parametrize("tables", [b"", b"\1", b"\1\0\0\0", b"\0\4\0\0", b"\0\xff\0\0abc"])
def test_tables_that_are_cut_are_unknown(tables):
    assert uuid_in(tables) == ""

"""The rules of the merge, one by one: a few operations, who had seen which, what is shown."""

from __future__ import annotations

from itertools import permutations

import pytest
from sqlalchemy import Column, MetaData, Table, Text

from db import item_sets
from db.journal.chains import Place
from db.journal.joins import INTO, link
from db.journal.merge import Placed, Sight, merge
from db.journal.operations import Kind, Operation, Scope, Writer
from db.shape import FieldShape, Merge, TableShape

UID = bytes(16)
SHAPE = TableShape(
    name="notes",
    wire="notes",
    domain="patrols",
    table=Table("notes", MetaData(), Column("text", Text), Column("party", Text)),
    fields=(FieldShape("text", "t"), FieldShape("party", "p", Merge.ITEMS)),
)
HERE, THERE = Writer(b"h" * 32, bytes(8)), Writer(b"t" * 32, bytes(8))


class Past:
    """Operations, each in a segment of its own, and what the author of each had seen."""

    def __init__(self):
        self.placed = []
        self._seen = {}

    def add(self, kind, seen=(), writer=HERE, context=None, stamp=None, **values):
        number = len(self.placed) + 1
        operation = Operation(
            writer,
            number,
            bytes(8),
            kind,
            Scope("notes", "1"),
            "notes",
            UID,
            number if stamp is None else stamp,
            "",
            values,
            context,
        )
        # every segment has a chain of its own: a vector is then a set of segments
        self.placed.append(Placed(operation, (Place(number, number, 1),)))
        self._seen[number] = {one.places[0].chain: 1 for one in seen}
        return self.placed[-1]

    def join(self, into, seen=(), writer=HERE, **more):
        """A join: into another record, or (None) another one into this one."""
        return self.add(Kind.JOIN, seen, writer, **{INTO: into and link(into)}, **more)

    def gone_into(self):
        """What it went into, in whatever order the operations came."""
        sight = Sight(self._seen.__getitem__)
        found = {merge(SHAPE, order, sight).into for order in permutations(self.placed)}
        (into,) = found
        return into

    def shown(self):
        """What is shown, in whatever order the operations came."""
        sight = Sight(self._seen.__getitem__)
        (found,) = {
            (
                tuple(merged.values.items()),
                merged.gone,
                tuple(
                    (one.field, one.item, *(head.value for head in one.heads))
                    for one in merged.contests
                ),
            )
            for order in permutations(self.placed)
            for merged in [merge(SHAPE, order, sight)]
        }
        values, gone, contests = found
        return dict(values), gone, list(contests)


@pytest.fixture
def past():
    return Past()


def items(*keys):
    return item_sets.dump(dict.fromkeys(keys, ""))


def change(before, after):
    return item_sets.difference(before, after).dump()


def test_who_had_seen_a_value_replaces_it_whatever_the_clocks_say(past):
    first = past.add(Kind.CREATE, t="甲", stamp=9_000)
    past.add(Kind.SET, [first], THERE, t="乙", stamp=1)
    assert past.shown() == ({"text": "乙", "party": None}, False, [])


def test_of_two_that_had_not_seen_each_other_both_are_kept_and_the_later_is_shown(past):
    first = past.add(Kind.CREATE, t="甲")
    past.add(Kind.SET, [first], t="乙", stamp=20)
    past.add(Kind.SET, [first], THERE, t="丙", stamp=10)
    values, _gone, contests = past.shown()
    assert values["text"] == "乙"
    assert contests == [("text", "", "乙", "丙")]


def test_equal_values_are_no_question(past):
    first = past.add(Kind.CREATE, t="甲")
    for writer in (HERE, THERE):
        past.add(Kind.SET, [first], writer, t="乙")
    assert past.shown() == ({"text": "乙", "party": None}, False, [])


def test_whoever_has_seen_both_settles_it(past):
    first = past.add(Kind.CREATE, t="甲")
    both = [past.add(Kind.SET, [first], one, t=one.device.decode()) for one in (HERE, THERE)]
    past.add(Kind.RESOLVE, [first, *both], t="丁")
    assert past.shown() == ({"text": "丁", "party": None}, False, [])


def test_two_that_settle_it_differently_make_a_new_question(past):
    first = past.add(Kind.CREATE, t="甲")
    both = [past.add(Kind.SET, [first], one, t=one.device.decode()) for one in (HERE, THERE)]
    for writer, value in ((HERE, "丁"), (THERE, "戊")):
        past.add(Kind.RESOLVE, [first, *both], writer, t=value)
    assert past.shown()[2] == [("text", "", "戊", "丁")]


def test_a_form_that_was_opened_earlier_has_seen_what_it_names_and_no_more(past):
    first = past.add(Kind.CREATE, t="甲")
    newer = past.add(Kind.SET, [first], THERE, t="乙")
    shown = frozenset({first.operation.name})
    past.add(Kind.SET, [first, newer], context=shown, t="丙")
    assert past.shown()[2] == [("text", "", "丙", "乙")]


def test_an_empty_context_has_seen_nothing(past):
    first = past.add(Kind.CREATE, t="甲")
    past.add(Kind.SET, [first], context=frozenset(), t="乙")
    assert past.shown()[2] == [("text", "", "乙", "甲")]


def test_people_whom_two_offices_add_are_both_there(past):
    first = past.add(Kind.CREATE, p=items("张三"))
    for writer, name in ((HERE, "李四"), (THERE, "王五")):
        past.add(Kind.SET, [first], writer, p=change(items("张三"), items("张三", name)))
    values, _gone, contests = past.shown()
    assert (values["party"], contests) == (items("张三", "李四", "王五"), [])


def test_adding_wins_over_removing_and_removing_over_what_it_had_seen(past):
    first = past.add(Kind.CREATE, p=items("张三", "李四"))
    out = past.add(Kind.SET, [first], p=change(items("张三", "李四"), None))
    again = item_sets.ItemsChange((("张三", ""),)).dump()
    past.add(Kind.SET, [first], THERE, p=again)
    values, _gone, contests = past.shown()
    assert (values["party"], contests) == (items("张三"), [])
    past.add(Kind.SET, [first, out, past.placed[-1]], p=change(items("张三"), None))
    assert past.shown()[0]["party"] is None


def test_two_states_of_one_marker_are_a_question_about_that_marker(past):
    first = past.add(Kind.CREATE, p=items("1231", "1232"))
    for writer, state in ((HERE, "褪色"), (THERE, "倾斜")):
        past.add(Kind.SET, [first], writer, p=item_sets.ItemsChange((("1232", state),)).dump())
    values, _gone, contests = past.shown()
    assert contests == [("party", "1232", "倾斜", "褪色")]
    assert item_sets.parse(values["party"]) == {"1231": "", "1232": "倾斜"}


def test_a_deletion_hides_what_it_had_seen(past):
    first = past.add(Kind.CREATE, t="甲")
    past.add(Kind.DELETE, [first], THERE)
    assert past.shown()[1:] == (True, [])


def test_a_deletion_does_not_hide_what_somebody_wrote_meanwhile(past):
    first = past.add(Kind.CREATE, t="甲")
    past.add(Kind.DELETE, [first], THERE)
    past.add(Kind.SET, [first], t="乙")
    values, gone, contests = past.shown()
    assert (values["text"], gone) == ("乙", False)
    assert contests == [("", "", 1, 0)]


def test_nor_what_was_written_after_that_was_seen(past):
    """ "Concurrent edits only" lost edits that were made after a contested deletion was seen."""
    first = past.add(Kind.CREATE, t="甲")
    deletion = past.add(Kind.DELETE, [first], THERE)
    edit = past.add(Kind.SET, [first], t="乙")
    past.add(Kind.SET, [first, deletion, edit], t="丙")
    values, gone, contests = past.shown()
    assert (values["text"], gone, len(contests)) == ("丙", False, 1)


def test_whoever_has_seen_both_deletes_it_or_brings_it_back(past):
    first = past.add(Kind.CREATE, t="甲")
    seen = [first, past.add(Kind.DELETE, [first], THERE), past.add(Kind.SET, [first], t="乙")]
    seen.append(past.add(Kind.RESTORE, seen))
    assert past.shown()[1:] == (False, [])
    past.add(Kind.DELETE, seen)
    assert past.shown()[1:] == (True, [])


A, B = b"a" * 16, b"b" * 16


def test_a_join_hides_what_it_had_seen_and_says_where_it_went(past):
    first = past.add(Kind.CREATE, t="甲")
    past.join(A, [first])
    assert (past.shown()[1:], past.gone_into()) == ((True, []), A)


def test_a_join_does_not_hide_what_somebody_wrote_meanwhile(past):
    first = past.add(Kind.CREATE, t="甲")
    past.join(A, [first], THERE)
    past.add(Kind.SET, [first], t="乙")
    assert past.shown()[1:] == (False, [("", "", link(A), 0)])
    assert past.gone_into() is None


def test_who_joins_a_record_into_another_keeps_that_one(past):
    """Two offices that join crosswise, each into the other record, would hide both."""
    first = past.add(Kind.CREATE, t="甲")
    past.join(None, [first])
    past.join(A, [first], THERE)
    assert past.shown()[1:] == (False, [("", "", link(A), 0)])


def test_and_keeps_it_against_a_deletion(past):
    first = past.add(Kind.CREATE, t="甲")
    past.join(None, [first])
    past.add(Kind.DELETE, [first], THERE)
    assert past.shown()[1:] == (False, [("", "", 1, 0)])


def test_of_two_records_that_it_went_into_the_later_is_meant(past):
    first = past.add(Kind.CREATE, t="甲")
    past.join(A, [first], stamp=20)
    past.join(B, [first], THERE, stamp=10)
    assert (past.shown()[1:], past.gone_into()) == ((True, []), A)


def test_only_what_had_seen_all_that_kept_a_record_says_where_it_went(past):
    """Two joins, of which one had not seen that a third record had gone into this one, might
    otherwise send two records into each other, although both are hidden rightly."""
    first = past.add(Kind.CREATE, t="甲")
    kept = past.join(None, [first])
    past.join(A, [first], THERE, stamp=20)
    past.join(B, [first, kept], stamp=10)
    assert (past.shown()[1:], past.gone_into()) == ((True, []), B)


def test_what_was_joined_and_deleted_at_once_went_where_the_join_says(past):
    first = past.add(Kind.CREATE, t="甲")
    past.join(A, [first], stamp=1)
    past.add(Kind.DELETE, [first], THERE, stamp=20)
    assert (past.shown()[1:], past.gone_into()) == ((True, []), A)


def test_whoever_brings_a_joined_record_back_has_both(past):
    first = past.add(Kind.CREATE, t="甲")
    joined = past.join(A, [first])
    past.add(Kind.RESTORE, [first, joined])
    assert (past.shown()[1:], past.gone_into()) == ((False, []), None)


def test_an_amendment_counts_as_any_other_value(past):
    first = past.add(Kind.CREATE, t="甲")
    past.add(Kind.AMEND, [first], t="乙", stamp=20)
    past.add(Kind.SET, [first], THERE, t="丙", stamp=10)
    values, _gone, contests = past.shown()
    assert (values["text"], contests) == ("乙", [("text", "", "乙", "丙")])

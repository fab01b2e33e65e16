"""The search box as SQL: what its words find, each by a look-up in the index of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, column, exists, false, func, or_, select, table, true, union_all

from app.ledger.fields import Field, Link, Match, People, Searched
from app.ledger.fields.links import MARK
from app.ledger.words import grams, variants, words
from db.search.index import links_table, words_table
from db.search.terms import BETWEEN_NUMBERS, GONE, GRAM, PLACES, TAIL_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Select, Table, TableClause
    from sqlalchemy.sql.selectable import SelectBase

    from app.ledger.joined import Joined
    from app.ledger.registry import Registry

_IN_TEXTS = frozenset({Match.WORDS, Match.LINK, Match.ITEMS})
"""Kinds of which the index holds pieces of texts; of the others it holds all that is found."""
_SLOW = frozenset({Match.SOUND, Match.ITEMS})
"""Kinds that take a while to compare with one row."""


class Searching:
    """Turns words into SQL.

    Args:
        registry: the ledgers.
        connection: a snapshot, in which it is looked up whether a word names anybody.
        joined: records that went into others.
    """

    def __init__(self, registry: Registry, connection: Connection, joined: Joined) -> None:
        self._registry = registry
        self._connection = connection
        self._joined = joined

    # ---- records that have the words
    def finds(self, ledger: str, word: str) -> ColumnElement[bool]:
        """Whether a record has a word in a field that is searched, or links to one named so."""
        return self.finds_all(ledger, words(word))

    def finds_all(self, ledger: str, wanted: Sequence[str]) -> ColumnElement[bool]:
        """Whether a record has each of these words.

        Every part is ``_row IN (SELECT …)`` on the index, so that no table is read through.
        """
        here = self._table(ledger)
        own, linked = self._own_and_linked(ledger, wanted)
        return and_(true(), *(here.c["_row"].in_(rows) for rows in (*own, *linked)))

    def some(self, ledger: str, wanted: Sequence[str], most: int) -> list[int]:
        """Local numbers of living records that have each of these words, at most so many.

        It stops when it has them: of a surname there are a hundred thousand. The longest words are
        looked up first, since the fewest records have them.
        """
        longest_first = sorted(wanted, key=len, reverse=True)
        own, linked = self._own_and_linked(ledger, longest_first, is_living=True)
        if not (own or linked):
            return []
        first, *others = [*own, *linked]
        source = first.subquery()
        row = source.c[0]
        query = select(row).distinct().where(*(row.in_(rows) for rows in others))
        if linked:
            here = self._table(ledger)
            query = query.join(here, here.c["_row"] == row).where(here.c["_gone"] == 0)
        return [int(one) for one in self._connection.scalars(query.limit(most)).all()]

    def _own_and_linked(
        self, ledger: str, wanted: Sequence[str], *, is_living: bool = False
    ) -> tuple[list[SelectBase], list[SelectBase]]:
        """Queries of local numbers; a record that all of them give has all of the words.

        Words that name no record to which one could link are looked up all at once.

        Returns:
            The queries of such words; those of the others, each of which may also give records
            that only link to what the word names.
        """
        searched = self._searched(ledger)
        together: list[str] = []
        found: list[SelectBase] = []
        for word in wanted:
            linked = [
                rows
                for field in self._linking(ledger)
                if (rows := self._linked_rows(ledger, field, word)) is not None
            ]
            if linked:
                own = self._own_rows(ledger, [word], searched, is_living=is_living)
                found.append(union_all(*own, *linked))
            else:
                together.append(word)
        rows = self._own_rows(ledger, together, searched, is_living=is_living)
        if not together:
            return [], found
        return [union_all(*rows) if len(rows) > 1 else rows[0]], found

    def _own_rows(
        self,
        ledger: str,
        wanted: Sequence[str],
        searched: Sequence[Searched],
        *,
        is_living: bool = False,
    ) -> list[Select[*tuple[Any, ...]]]:
        """Queries that together give the rows that have the words in their own columns."""
        here = self._table(ledger)
        if not searched:
            return [select(here.c["_row"]).where(false())]
        doubtful = [one for one in wanted if _is_doubtful(one, searched)]
        if not doubtful:
            return [self._indexed(ledger, _all_of(wanted, searched), is_living=is_living)]
        if len(wanted) == 1:
            texts = [one for one in searched if one.match in _IN_TEXTS]
            in_texts = self._indexed(ledger, _pieces(wanted[0]), is_living=is_living)
            in_texts = self._checked(ledger, in_texts, wanted, texts)
            if len(texts) == len(searched):
                return [in_texts]
            whole = _whole(wanted[0], searched)
            return [self._indexed(ledger, whole, is_living=is_living), in_texts]
        query = self._indexed(ledger, _all_of(wanted, searched), is_living=is_living)
        # the quick comparisons first: the others are only made if none of these holds
        slow_last = sorted(searched, key=lambda one: one.match in _SLOW)
        return [self._checked(ledger, query, doubtful, slow_last)]

    def _indexed(
        self, ledger: str, expression: str, *, is_living: bool = False
    ) -> Select[*tuple[Any, ...]]:
        """Row numbers for which the index has what an expression asks for."""
        index = _index(ledger)
        asked = f"({expression}) NOT {_quoted(GONE)}" if is_living else expression
        return select(index.c.rowid).where(index.c[words_table(ledger)].op("MATCH")(asked))

    def _checked(
        self,
        ledger: str,
        query: Select[*tuple[Any, ...]],
        wanted: Iterable[str],
        searched: Sequence[Searched],
    ) -> Select[*tuple[Any, ...]]:
        """Those of some rows that have the words indeed, and not only their pieces."""
        here, rows = self._table(ledger), query.selected_columns[0]
        return query.join(here, here.c["_row"] == rows).where(
            *(_has_somewhere(here, searched, word) for word in wanted)
        )

    # ---- records that link to what a word names
    def links_to(
        self, field: Link | People, link: ColumnElement[Any], text: str
    ) -> ColumnElement[bool]:
        """Whether a link leads to a record that these words name, or stayed text that has them.

        Args:
            field: the link's.
            link: its column in its ledger's table.
            text: words.
        """
        return and_(true(), *(self._links_by(field, link, word) for word in words(text)))

    def _links_by(
        self, field: Link | People, link: ColumnElement[Any], word: str
    ) -> ColumnElement[bool]:
        ledger = link.table.name
        here, searched = self._table(ledger), field.searched()
        if field.search:
            # another field may have brought the pieces into the index
            pieces = self._indexed(ledger, _all_of([word], searched))
            rows = [self._checked(ledger, pieces, [word], searched)]
            linked = self._linked_rows(ledger, field, word)
            return here.c["_row"].in_(union_all(*rows, linked) if linked is not None else rows[0])
        as_text = _has_somewhere(here, searched, word)
        named = self._named(field.to, word)
        if isinstance(field, Link):
            return or_(link.in_(_as_links(named)), as_text)
        item = func.json_each(link).table_valued("value").c.value
        return or_(exists(select(item).where(item.in_(_as_links(named)))), as_text)

    def _linking(self, ledger: str) -> list[Link | People]:
        fields = self._registry[ledger].fields.values()
        return [one for one in fields if one.search and isinstance(one, (Link, People))]

    def _linked_rows(
        self, ledger: str, field: Link | People, word: str
    ) -> Select[*tuple[Any, ...]] | None:
        """Rows whose link leads to a record that a word names; None if it names none."""
        named = self._named(field.to, word)
        if self._connection.execute(named.limit(1)).first() is None:
            return None
        if isinstance(field, Link):
            here = self._table(ledger).alias()
            return select(here.c["_row"]).where(here.c[field.name].in_(_as_links(named)))
        links = table(links_table(ledger, field.name), column("uid"), column("row"))
        return select(links.c.row).where(links.c.uid.in_(named))

    def _named(self, ledger: str, word: str) -> Select[*tuple[Any, ...]]:
        """The ids of the records that a word names, and of those that went into them."""
        naming = self._registry.naming_field(ledger)
        here = self._table(ledger)
        if isinstance(naming, Link):
            named = select(here.c["_uid"]).where(self.links_to(naming, here.c[naming.name], word))
        else:
            named = self._titled(ledger, naming, word)
        if self._joined.is_empty:
            return named
        joins = self._joined.table
        known = named.cte(recursive=True)
        parts = select(joins.c.uid).join(known, joins.c.into_uid == known.c["_uid"])
        return select(known.union(parts).c["_uid"])

    def _titled(self, ledger: str, naming: Field, word: str) -> Select[*tuple[Any, ...]]:
        """The ids of the records whose own title has a word."""
        here, own = self._table(ledger), naming.searched()
        if not naming.search:
            return select(here.c["_uid"]).where(_has_somewhere(here, own, word))
        rows = self._indexed(ledger, _all_of([word], own))
        query = rows.with_only_columns(here.c["_uid"]).join(
            here, here.c["_row"] == rows.selected_columns[0]
        )
        others = [one for one in self._searched(ledger) if one not in own]
        if all(one.match is Match.TAIL for one in others) and not _is_doubtful(word, own):
            return query
        # another field may have brought the term into the index
        return query.where(_has_somewhere(here, own, word))

    # ---- declarations
    def _table(self, ledger: str) -> Table[Any]:
        return self._registry[ledger].table()

    def _searched(self, ledger: str) -> list[Searched]:
        fields = self._registry[ledger].fields.values()
        return [one for field in fields if field.search for one in field.searched()]


# ---- the index
def _index(ledger: str) -> TableClause:
    name = words_table(ledger)
    return table(name, column("rowid"), column(name))


def _all_of(wanted: Iterable[str], searched: Sequence[Searched]) -> str:
    """What the index is asked for (FTS5's query syntax): rows that may have all of the words."""
    return " AND ".join(f"({_may_have(one, searched)})" for one in wanted)


def _may_have(word: str, searched: Sequence[Searched]) -> str:
    if _is_doubtful(word, searched):
        return f"{_whole(word, searched)} OR {_pieces(word)}"
    return _whole(word, searched)


def _pieces(word: str) -> str:
    """Texts that have all pieces of a word."""
    return " OR ".join(f"({' AND '.join(map(_quoted, grams(one)))})" for one in variants(word))


def _whole(word: str, searched: Sequence[Searched]) -> str:
    """Terms that begin with a word, and numbers that end with it."""
    looks = [f"{_quoted(one)} *" for one in variants(word)]
    if any(one.match is Match.TAIL for one in searched):
        looks += [f"{_quoted(TAIL_MARK + one[::-1])} *" for one in variants(word)]
    return " OR ".join(looks)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _is_doubtful(word: str, searched: Iterable[Searched]) -> bool:
    """Whether the index only says that a row may have a word, which it has in pieces."""
    return len(word) > GRAM and any(one.match in _IN_TEXTS for one in searched)


# ---- one row
def _has_somewhere(
    here: Table[Any], searched: Iterable[Searched], word: str
) -> ColumnElement[bool]:
    """Whether one of some columns has a word."""
    return or_(*(_has(here, one, form) for one in searched for form in variants(word)))


def _has(here: Table[Any], searched: Searched, word: str) -> ColumnElement[bool]:
    """Whether a column has a word (`app.ledger.words.is_found`), asked of one row."""
    text = func.lower(here.c[searched.column])
    if searched.match is Match.TAIL:
        return func.instr(text + BETWEEN_NUMBERS, word + BETWEEN_NUMBERS) > 0
    if searched.match is Match.SOUND:
        return _sounds(text, word)
    if searched.match is Match.LINK:
        return and_(~here.c[searched.column].startswith(MARK), func.instr(text, word) > 0)
    if searched.match is Match.ITEMS:
        item = func.json_each(here.c[searched.column]).table_valued("value").c.value
        found = and_(~item.startswith(MARK), func.instr(func.lower(item), word) > 0)
        return exists(select(item).where(found))
    return func.instr(text, word) > 0


def _sounds(key: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Whether a sort key has a word from the beginning of one of its syllables on."""
    places = table(PLACES, column("n"))
    spoken = func.substr(key, 1, func.instr(key, "  ") - 1)
    starts = or_(places.c.n == 1, func.substr(spoken, places.c.n - 1, 1) == " ")
    rest = func.replace(func.replace(func.substr(spoken, places.c.n), " ", ""), "u:", "v")
    begins = func.instr(rest, word) == 1
    return exists(select(places.c.n).where(places.c.n <= func.length(spoken), starts, begins))


def _as_links(uids: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """The stored links to these records."""
    named = uids.subquery()
    return select(MARK + func.lower(func.hex(named.c[0])))

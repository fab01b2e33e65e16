"""The search box as SQL: what its words find, each by a look-up in the index of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, column, exists, false, func, literal, or_, select, table, union_all

from app.ledger.fields import Field, Link, Match, People, Searched
from app.ledger.fields.links import MARK
from app.ledger.words import grams, variants, words
from db.search.index import links_table, words_table
from db.search.terms import BETWEEN_NUMBERS, GRAM, PLACES, TAIL_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, TableClause
    from sqlalchemy.sql.selectable import SelectBase

    from app.ledger.joined import Joined
    from app.ledger.registry import Registry

_IN_TEXTS = frozenset({Match.WORDS, Match.LINK, Match.ITEMS})
"""Kinds of which the index holds pieces of texts; of the others it holds all that is found."""


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
        parts = [here.c["_row"].in_(rows) for rows in self._rows(ledger, wanted)]
        return and_(*parts) if parts else false() if wanted else literal(1) == 1

    def some(self, ledger: str, wanted: Sequence[str], most: int) -> list[int]:
        """Local numbers of living records that have each of these words, at most so many.

        It stops when it has them: of a surname there are a hundred thousand.
        """
        here = self._table(ledger)
        rows_of_words = self._rows(ledger, wanted, longest_first=True)
        if not rows_of_words:
            return []
        first, *others = rows_of_words
        source = first.subquery()
        row = source.c[0]
        query = (
            select(row)
            .distinct()
            .join(here, here.c["_row"] == row)
            .where(here.c["_gone"] == 0, *(row.in_(rows) for rows in others))
        )
        return [int(one) for one in self._connection.scalars(query.limit(most))]

    def _rows(
        self, ledger: str, wanted: Sequence[str], *, longest_first: bool = False
    ) -> list[SelectBase]:
        """Queries of local numbers; a record that all of them give has all of the words.

        Words that name no record to which one could link are looked up all at once.
        """
        searched = self._searched(ledger)
        together: list[str] = []
        found: list[SelectBase] = []
        for word in sorted(wanted, key=len, reverse=True) if longest_first else wanted:
            linked = [
                rows
                for field in self._linking(ledger)
                if (rows := self._linked_rows(ledger, field, word)) is not None
            ]
            if not linked:
                together.append(word)
                continue
            own = [self._own_rows(ledger, [word], searched)] if searched else []
            found.append(union_all(*own, *linked))
        if together and not searched:
            return [select(literal(0)).where(false())]
        return [*([self._own_rows(ledger, together, searched)] if together else []), *found]

    def _own_rows(
        self, ledger: str, wanted: Sequence[str], searched: Sequence[Searched]
    ) -> Select[*tuple[Any, ...]]:
        """Rows that have the words in their own columns."""
        here, index = self._table(ledger), _index(ledger)
        query = select(index.c.rowid).where(
            _matches(index, _expression(wanted, searched), words_table(ledger))
        )
        doubtful = [one for one in wanted if _is_doubtful(one, searched)]
        if not doubtful:
            return query
        query = query.join(here, here.c["_row"] == index.c.rowid)
        return query.where(*(self._surely(ledger, one, searched) for one in doubtful))

    def _surely(self, ledger: str, word: str, searched: Iterable[Searched]) -> ColumnElement[bool]:
        """Whether a row that has the pieces of a word has the word itself."""
        here, index = self._table(ledger), _index(ledger).alias()
        texts = [one for one in searched if one.match in _IN_TEXTS]
        whole = [one for one in searched if one.match not in _IN_TEXTS]
        parts = [_has(here, one, variant) for one in texts for variant in variants(word)]
        if whole:
            as_whole = _matches(index, _whole(word, whole), words_table(ledger))
            parts.append(exists().where(as_whole, index.c.rowid == here.c["_row"]))
        return or_(*parts)

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
        return and_(*(self._links_by(field, link, word) for word in words(text)))

    def _links_by(
        self, field: Link | People, link: ColumnElement[Any], word: str
    ) -> ColumnElement[bool]:
        ledger = link.table.name
        here, (searched,) = self._table(ledger), field.searched()
        as_text = or_(*(_has(here, searched, variant) for variant in variants(word)))
        if field.search:
            rows = [self._own_rows(ledger, [word], [searched]).where(as_text)]
            if not _is_doubtful(word, [searched]):
                rows = [self._joined_rows(ledger, word, searched).where(as_text)]
            linked = self._linked_rows(ledger, field, word)
            return here.c["_row"].in_(union_all(*rows, linked) if linked is not None else rows[0])
        named = self._named(field.to, word)
        if isinstance(field, Link):
            return or_(link.in_(_as_links(named)), as_text)
        item = func.json_each(link).table_valued("value").c.value
        return or_(exists(select(item).where(item.in_(_as_links(named)))), as_text)

    def _joined_rows(self, ledger: str, word: str, searched: Searched) -> Select[*tuple[Any, ...]]:
        here, index = self._table(ledger), _index(ledger)
        return (
            select(index.c.rowid)
            .join(here, here.c["_row"] == index.c.rowid)
            .where(_matches(index, _expression([word], [searched]), words_table(ledger)))
        )

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
        here, index, own = self._table(ledger), _index(ledger), naming.searched()
        if not naming.search:
            parts = [_has(here, one, variant) for one in own for variant in variants(word)]
            return select(here.c["_uid"]).where(or_(*parts))
        query = (
            select(here.c["_uid"])
            .join(index, index.c.rowid == here.c["_row"])
            .where(_matches(index, _expression([word], own), words_table(ledger)))
        )
        others = [one for one in self._searched(ledger) if one not in own]
        # another field may have brought the term into the index
        if all(one.match is Match.TAIL for one in others) and not _is_doubtful(word, own):
            return query
        parts = [_has(here, one, variant) for one in own for variant in variants(word)]
        return query.where(or_(*parts))

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


def _matches(index: FromClause, expression: str, name: str) -> ColumnElement[bool]:
    return index.c[name].op("MATCH")(expression)


def _expression(wanted: Iterable[str], searched: Sequence[Searched]) -> str:
    """What the index is asked for (FTS5's query syntax): rows that may have all of the words."""
    return " AND ".join(f"({_may_have(one, searched)})" for one in wanted)


def _may_have(word: str, searched: Sequence[Searched]) -> str:
    alternatives = [_whole(word, searched)]
    if any(one.match in _IN_TEXTS for one in searched):
        alternatives += [
            f"({' AND '.join(map(_quoted, grams(variant)))})"
            for variant in variants(word)
            if len(variant) > GRAM
        ]
    return " OR ".join(alternatives)


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

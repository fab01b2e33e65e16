"""Attachments: photos and papers that records name by their SHA-256, kept in the database.

They lie in blocks of 1 MiB, so that no more than that is in memory at a time. One that arrives in
pieces stands here from the first of them on, and is whole once all are there and it hashes to its
name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
    update,
)

from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import Connection

BLOCK = 1 << 20
"""Bytes of one row; a chunk has several."""
CHUNK = 4 << 20
"""Bytes of the pieces in which attachments travel."""
LARGEST = 64 << 20
"""No attachment is larger."""
MOST_CHUNKS = LARGEST // CHUNK
_BLOCKS = CHUNK // BLOCK


class AttachmentTables:
    """The tables; made once for each metadata."""

    def __init__(self, metadata: MetaData) -> None:
        self.attachments = Table(
            "a_attachments",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("hash", LargeBinary(32), nullable=False),
            Column("size", Integer, nullable=False),
            Column("whole", SmallInteger, nullable=False, server_default="0"),
            # a liar may give one name to pieces of several sizes; none of them becomes whole
            UniqueConstraint("hash", "size"),
        )
        self.blocks = Table(
            "a_blocks",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("attachment", Integer, nullable=False),
            Column("place", Integer, nullable=False),
            Column("content", LargeBinary, nullable=False),
        )
        Index("ix_a_blocks", self.blocks.c.attachment, self.blocks.c.place, unique=True)


@dataclass(frozen=True)
class Chunk:
    """A piece of an attachment, as it travels.

    Attributes:
        attachment: SHA-256 of the whole attachment.
        size: bytes of the whole.
        index: which piece, from 0; all but the last have `CHUNK` bytes.
        content: its bytes.
    """

    attachment: bytes
    size: int
    index: int
    content: bytes


class Attachments:
    """The attachments of one database.

    Args:
        tables: its tables.
        connection: a transaction.
    """

    def __init__(self, tables: AttachmentTables, connection: Connection) -> None:
        self._table = tables.attachments
        self._blocks = tables.blocks
        self._connection = connection

    # ---- putting in
    def add(self, blocks: Iterable[bytes]) -> bytes:
        """Store an attachment; its name, under which it may have been here already.

        Args:
            blocks: its bytes in pieces of `BLOCK`, the last one shorter, none empty.

        Raises:
            ValueError: it is empty, or larger than `LARGEST`.
        """
        made = self._insert(b"", 0)
        digest, size = hashlib.sha256(), 0
        for place, block in enumerate(blocks):
            size += len(block)
            if size > LARGEST:
                raise ValueError("an attachment is too large")
            digest.update(block)
            self._put(made, place, block)
        if not size:
            raise ValueError("an attachment is empty")
        name = digest.digest()
        self._remove([made] if self.has(name) else self._of(name))
        values = {"hash": name, "size": size, "whole": 1}
        self._connection.execute(update(self._table).where(self._table.c.id == made).values(values))
        return name

    def take(self, chunk: Chunk) -> bool:
        """Store a piece that came from elsewhere; whether the attachment became whole by it.

        Pieces that do not hash to their name together are thrown away, and asked for again.
        """
        if self.has(chunk.attachment):
            return False
        number = self._find(chunk.attachment, chunk.size)
        if number is None:
            number = self._insert(chunk.attachment, chunk.size)
        for at in range(0, len(chunk.content), BLOCK):
            place = chunk.index * _BLOCKS + at // BLOCK
            self._put(number, place, chunk.content[at : at + BLOCK])
        if self._count(number) < -(-chunk.size // BLOCK):
            return False
        if self._hash(number) != chunk.attachment:
            self._remove([number])
            return False
        self._remove(one for one in self._of(chunk.attachment) if one != number)
        self._connection.execute(
            update(self._table).where(self._table.c.id == number).values(whole=1)
        )
        return True

    def drop_unreferenced(self, named: Collection[bytes]) -> int:
        """Remove what no record names any more, also what is not whole yet; how many.

        Args:
            named: the attachments that records name.
        """
        query = select(self._table.c.id, self._table.c.hash)
        found = [
            int(row[0]) for row in self._connection.execute(query) if bytes(row[1]) not in named
        ]
        self._remove(found)
        return len(found)

    # ---- asking
    def has(self, name: bytes) -> bool:
        """Whether an attachment is here, whole."""
        return self.size(name) is not None

    def size(self, name: bytes) -> int | None:
        """Bytes of an attachment; None if it is not here, whole."""
        query = select(self._table.c.size).where(
            self._table.c.hash == name, self._table.c.whole == 1
        )
        return self._connection.scalar(query)

    def missing(self, named: Iterable[bytes]) -> list[bytes]:
        """Those of these attachments that are not here, whole, in order of their names."""
        wanted, here = sorted({*named}), set[bytes]()
        for piece in chunks(wanted):
            query = select(self._table.c.hash).where(
                self._table.c.hash.in_(piece), self._table.c.whole == 1
            )
            here.update(bytes(one) for one in self._connection.scalars(query))
        return [one for one in wanted if one not in here]

    def blocks(self, name: bytes) -> Iterator[bytes]:
        """The bytes of a whole attachment, block by block."""
        query = select(self._table.c.id).where(self._table.c.hash == name, self._table.c.whole == 1)
        number = self._connection.scalar(query)
        if number is not None:
            yield from self._read(int(number))

    def chunk(self, name: bytes, index: int) -> Chunk:
        """A piece of a whole attachment.

        Raises:
            LookupError: it is not here.
        """
        query = select(self._table.c.id, self._table.c.size).where(
            self._table.c.hash == name, self._table.c.whole == 1
        )
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise LookupError(name.hex())
        blocks = self._read(int(row[0]), index * _BLOCKS, _BLOCKS)
        return Chunk(name, int(row[1]), index, b"".join(blocks))

    def faults(self) -> list[bytes]:
        """Names of the whole attachments that do not hash to their names."""
        query = select(self._table.c.id, self._table.c.hash).where(self._table.c.whole == 1)
        rows = self._connection.execute(query).all()
        return [bytes(name) for number, name in rows if self._hash(int(number)) != bytes(name)]

    # ---- rows
    def _insert(self, name: bytes, size: int) -> int:
        made = insert(self._table).values(hash=name, size=size).returning(self._table.c.id)
        return int(self._connection.execute(made).scalar_one())

    def _put(self, number: int, place: int, block: bytes) -> None:
        table = self._blocks
        here = (table.c.attachment == number, table.c.place == place)
        values = {"attachment": number, "place": place, "content": block}
        self._connection.execute(delete(table).where(*here))
        self._connection.execute(insert(table).values(values))

    def _find(self, name: bytes, size: int) -> int | None:
        query = select(self._table.c.id).where(
            self._table.c.hash == name, self._table.c.size == size
        )
        return self._connection.scalar(query)

    def _of(self, name: bytes) -> list[int]:
        query = select(self._table.c.id).where(self._table.c.hash == name)
        return [int(one) for one in self._connection.scalars(query)]

    def _count(self, number: int) -> int:
        query = select(func.count()).where(self._blocks.c.attachment == number)
        return int(self._connection.scalar(query) or 0)

    def _read(self, number: int, first: int = 0, count: int = LARGEST // BLOCK) -> Iterator[bytes]:
        table = self._blocks
        for place in range(first, first + count):
            query = select(table.c.content).where(
                table.c.attachment == number, table.c.place == place
            )
            block = self._connection.scalar(query)
            if block is None:
                return
            yield bytes(block)

    def _hash(self, number: int) -> bytes:
        digest = hashlib.sha256()
        for block in self._read(number):
            digest.update(block)
        return digest.digest()

    def _remove(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            table = self._blocks
            self._connection.execute(delete(table).where(table.c.attachment == number))
            self._connection.execute(delete(self._table).where(self._table.c.id == number))


def name_of(key: str) -> bytes | None:
    """The attachment that the key of an item names: SHA-256 in lower-case hexadecimal."""
    try:
        name = bytes.fromhex(key)
    except ValueError:
        return None
    return name if len(name) == hashlib.sha256().digest_size and name.hex() == key else None

"""Where the elements of an XML part stand in its bytes, so that some can be exchanged in place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from app.exchange.cell_text import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_DECLARATION = re.compile(
    rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["'][^>]*\?>"""
)
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


@dataclass
class Span:
    """One element of a part.

    Attributes:
        name: with its prefix, as it is written.
        attributes: as they are written, in order.
        start: where its tag begins.
        opened: where its content begins; its end where it has none.
        closed: where its content ends; its end where it has none.
        end: the first byte behind it.
        text: its own characters, with entities resolved.
        depth: 0 for the part's outermost element.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    opened: int
    closed: int = 0
    end: int = 0
    depth: int = 0
    pieces: list[str] = field(default_factory=list[str])

    @property
    def plain(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """What stands before the name, with its colon; empty where nothing does."""
        return "".join(self.name.rpartition(":")[:2])

    @property
    def text(self) -> str:
        """Its own characters."""
        return "".join(self.pieces)


def in_utf8(data: bytes) -> bytes:
    """A part as UTF-8; a few programs write UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
        return re.sub(r'encoding=["\'][^"\']*["\']', 'encoding="UTF-8"', text, count=1).encode()
    said = _DECLARATION.match(data)
    if said and said[1].decode().casefold() not in _UTF8:
        text = data.decode(said[1].decode())
        return re.sub(r'encoding=["\'][^"\']*["\']', 'encoding="UTF-8"', text, count=1).encode()
    return data


def spans(data: bytes, wanted: Collection[str]) -> list[Span]:
    """The elements with these names (without prefixes), in the order in which they begin.

    Args:
        data: a part in UTF-8.
        wanted: names without prefixes.

    Raises:
        expat.ExpatError: it is not well-formed.
    """
    found: list[Span] = []
    stack: list[Span | None] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] not in wanted:
            stack.append(None)
            return
        start = parser.CurrentByteIndex
        one = Span(name, attributes, start, _tag_end(data, start), depth=len(stack))
        stack.append(one)
        found.append(one)

    def end(_name: str) -> None:
        one = stack.pop()
        if one is None:
            return
        if data[one.opened - 2 : one.opened] == b"/>":
            one.closed = one.end = one.opened
        else:
            one.closed = parser.CurrentByteIndex
            one.end = data.index(b">", one.closed) + 1

    def characters(text: str) -> None:
        if stack and stack[-1] is not None:
            stack[-1].pieces.append(text)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(data, True)
    return found


def _tag_end(data: bytes, start: int) -> int:
    """Where a tag ends; a ``>`` in an attribute's value is none."""
    at = start
    while True:
        closing = data.index(b">", at)
        inside = data[start:closing]
        if inside.count(b'"') % 2 == 0 or _is_quoted_whole(inside):
            return closing + 1
        at = closing + 1


def _is_quoted_whole(tag: bytes) -> bool:
    """Whether all quotes of a tag are closed, where some values stand in single quotes."""
    quote = 0
    for byte in tag:
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
    return not quote


@dataclass(frozen=True)
class Edit:
    """Bytes that come in place of others."""

    start: int
    end: int
    new: bytes


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A part with some of its bytes exchanged; the edits must not overlap."""
    pieces: list[bytes] = []
    at = 0
    for one in sorted(edits, key=lambda each: (each.start, each.end)):
        pieces += [data[at : one.start], one.new]
        at = one.end
    return b"".join([*pieces, data[at:]])


def tag(name: str, attributes: Mapping[str, str], *, empty: bool = False) -> bytes:
    """A tag as XML."""
    # quoteattr leaves line ends as entities, as Excel writes them
    said = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    return f"<{name}{said}{'/' if empty else ''}>".encode()


def _quoted(value: str) -> str:
    if value.isalnum():
        return f'"{value}"'
    shown = quoteattr(value, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    return shown if shown[0] == '"' else '"' + shown[1:-1].replace('"', "&quot;") + '"'


def retagged(data: bytes, one: Span, changed: Mapping[str, str]) -> Edit:
    """The edit that gives an element other attributes; those that are not named stay."""
    is_empty = data[one.opened - 2 : one.opened] == b"/>"
    new = tag(one.name, {**one.attributes, **changed}, empty=is_empty)
    return Edit(one.start, one.opened, new)


def escaped(text: str) -> str:
    """Text as XML."""
    plain = clean(text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

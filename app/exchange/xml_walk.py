"""Walks through large XML without keeping it."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK_BYTES = 1 << 18
"""Small enough that other threads get their turn between two chunks."""


class XmlWalk:
    """Calls `begin` for each element of an XML file; made to be derived from.

    Text is collected only between `collect` and `collected`: a call for each text of a large
    file would take as long as all else.
    """

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self.begin
        self._texts: list[str] = []

    def walk(self, file: IO[bytes]) -> None:
        """Go through the whole file.

        Raises:
            expat.ExpatError: it is not well-formed.
        """
        for chunk in chunks(file):
            self._parser.Parse(chunk, False)
        self._parser.Parse(b"", True)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; names come with their prefixes."""
        raise NotImplementedError

    def collect(self) -> None:
        """Collect the text that follows."""
        self._parser.CharacterDataHandler = self._texts.append

    def collected(self) -> str:
        """The text since `collect`, which ends here."""
        self._parser.CharacterDataHandler = None
        text = "".join(self._texts).strip()
        self._texts.clear()
        return text


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The file's content, piece by piece."""
    while chunk := file.read(CHUNK_BYTES):
        yield chunk

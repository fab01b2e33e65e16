"""Fills the office's own .docx: ``{姓名}`` in it becomes the name of each chosen record.

The document is the office's: only the characters between the braces change, and take the type of
the first of them. What is between braces and names no field stays as it is, and is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.damage import reading
from app.filling.chosen import chosen_records
from app.filling.contents import Slot, content
from app.filling.fill import Saved, is_same, note_shown
from app.filling.layouts import fillable_titles
from app.filling.many_files import folder_for, write_each
from app.filling.package import Package
from app.filling.results import SHOWN, Report
from app.filling.scattered import label_of
from app.filling.spans import Edit, edited, escaped, spans
from app.filling.who_filled import ours_of
from app.language import Message
from app.saving import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    from app.filling.chosen import Chosen
    from app.filling.spans import Span
    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office
    from app.progress import Progress
    from app.views import View

ENDING = ".docx"
_PLACE = re.compile(r"[{｛]([^{}｛｝\n]{1,40})[}｝]")
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_OURS = {
    "单位": "unit", "办公室": "unit", "填报单位": "unit", "填报人": "person", "经办人": "person",
    "今天": "day", "日期": "day", "填报时间": "day", "填报日期": "day",
}  # fmt: skip
_UNKNOWN = Message("没有这一项，照原样留着")


@dataclass(frozen=True)
class Document:
    """A document with places to fill.

    Attributes:
        path: where it was.
        package: the file.
        places: what stands between braces, each once, in order.
    """

    path: Path
    package: Package
    places: tuple[str, ...]


def open_document(path: Path) -> Document:
    """Open a document.

    Raises:
        Trouble: it cannot be had, is damaged, is no .docx, or has no place to fill.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(
            "读取“{name}”时出错：{reason}。", "请看看文件是否还在、U 盘是否插好，再试一次。",
            name=path.name, reason=error.strerror or error,
        ) from error  # fmt: skip
    package = Package(path.name, data) if data.startswith(b"PK") else None
    if package is None or package.find("word/document.xml") is None:
        raise Trouble(
            "“{name}”不是 .docx 文件。", "请先用 WPS 或 Word 打开它，另存为 .docx，再填。",
            name=path.name,
        )  # fmt: skip
    places: dict[str, None] = {}
    with reading(path.name):
        for part in _text_parts(package):
            for paragraph in _paragraphs(package.xml(part)):
                said = "".join(one.text for one in paragraph)
                places.update(dict.fromkeys(found[1].strip() for found in _PLACE.finditer(said)))
    if not places:
        raise Trouble(
            "“{name}”里没有要填的地方。",
            "请在要填的地方写上花括号和名目，如“{example}”，存好再填。",
            name=path.name, example="{姓名}",
        )  # fmt: skip
    return Document(path, package, tuple(places))


def preview_document(
    office: Office, document: Document, chosen: Chosen, progress: Progress
) -> Report:
    """What would be written; nothing is. Raises and notes like `app.filling.fill.preview`."""
    with chosen_records(office, chosen, progress) as (view, records):
        filler = _Filler(office, document, view, chosen)
        view.prepare(records)
        for at, record in enumerate(records):
            progress.step(at, len(records))
            filler.values(record)
    note_shown(office, chosen, filler.report)
    return filler.report


def fill_documents(
    office: Office, document: Document, chosen: Chosen, out: Path, progress: Progress
) -> Saved:
    """Fill the document for each chosen record.

    Args:
        office: ours.
        document: the office's own.
        chosen: which records.
        out: a .docx file where one record is chosen; otherwise the folder for the files.
        progress: told of the records.

    Raises:
        Trouble: there are no records, or a file cannot be written.
        Cancelled: through ``progress``; no file is left.
    """
    with chosen_records(office, chosen, progress) as (view, records):
        filler = _Filler(office, document, view, chosen)
        view.prepare(records)
        if len(records) == 1 and out.suffix.lower() == ENDING:
            if is_same(out, document.path):
                raise Trouble(
                    "不能写到“{name}”自己上面", "空白的文书要留着，请换一个文件名", name=out.name
                )
            with replacing(out) as file:
                filler.write(records[0], file)
            paths = [out]
        else:
            paths = write_each(
                folder_for(out),
                records,
                name_of=filler.name_of,
                ending=ENDING,
                write=filler.write,
                progress=progress,
            )
    office.disclose("fill", chosen.ledger, len(records), chosen.purpose)
    return Saved(filler.report, paths)


class _Filler:
    """Fills one document again and again."""

    def __init__(self, office: Office, document: Document, view: View, chosen: Chosen) -> None:
        self._document, self._view = document, view
        self._known = fillable_titles(view.declared)
        self._ours = ours_of(office, chosen.day)
        self._naming = office.registry.naming_field(view.declared.__tablename__)
        self._unit = office.name
        self.report = Report(titles=list(document.places))
        for place in document.places:
            if self._field(place) is None and place not in _OURS:
                self.report.note("", place, _UNKNOWN)

    def _field(self, place: str) -> str | None:
        name = place.partition(":")[0].partition("：")[0].strip()
        declared: type[Ledger] = self._view.declared
        return name if name in declared.fields else self._known.get(label_of(name))

    def name_of(self, record: Record) -> str:
        """``单位+文书名+姓名``."""
        stem = self._document.path.stem
        name = stem if stem.startswith(self._unit) else self._unit + stem
        return name + self._view.text(self._naming, record)

    def values(self, record: Record) -> dict[str, str]:
        """What comes in place of each place; those of unknown ones are missing."""
        report, view = self.report, self._view
        found: dict[str, str] = {}
        for place in self._document.places:
            name = self._field(place)
            if name is not None:
                hint = re.split("[:：]", place, maxsplit=1)[-1] if re.search("[:：]", place) else ""
                made = content(view, view.declared.fields[name], record, Slot(hints=(hint,)))
                found[place] = made.text
                if not made.text:
                    report.count_empty(place)
            elif place in _OURS:
                found[place] = str(getattr(self._ours, _OURS[place]))
        report.records += 1
        if len(report.rows) < SHOWN:
            report.rows.append([found.get(one, "") for one in self._document.places])
            report.names.append(view.text(self._naming, record))
        return found

    def write(self, record: Record, file: IO[bytes]) -> None:
        """Write the document of one record."""
        package, values = self._document.package, self.values(record)
        changed: dict[str, bytes | None] = {}
        for part in _text_parts(package):
            data = package.xml(part)
            edits = list(_edits(data, values))
            if edits:
                changed[part] = edited(data, edits)
        package.write(file, changed)


def _text_parts(package: Package) -> list[str]:
    return [one for one in package.names if _PARTS.fullmatch(one.casefold())]


def _paragraphs(data: bytes) -> Iterator[list[Span]]:
    """The texts of each paragraph: word processors cut what was typed into many."""
    texts: list[Span] = []
    last: Span | None = None
    for one in spans(data, ("p", "t")):
        if one.plain == "p":
            # a drawing's text box has paragraphs of its own inside one
            if texts:
                yield texts
            texts, last = [], one
        elif last is not None and one.prefix == last.prefix:
            texts.append(one)
    if texts:
        yield texts


def _edits(data: bytes, values: Mapping[str, str]) -> Iterator[Edit]:
    for texts in _paragraphs(data):
        said = "".join(one.text for one in texts)
        places = [one for one in _PLACE.finditer(said) if one[1].strip() in values]
        if places:
            yield from _replaced(texts, places, values)


def _replaced(
    texts: Sequence[Span], places: Sequence[re.Match[str]], values: Mapping[str, str]
) -> Iterator[Edit]:
    begun = 0
    for one in texts:
        out: list[str] = []
        end = begun + len(one.text)
        at = begun
        for place in places:
            if place.end() <= begun or place.start() >= end:
                continue
            out.append(one.text[at - begun : max(place.start() - begun, 0)])
            if place.start() >= begun:
                out.append(values[place[1].strip()])
            at = min(place.end(), end)
        out.append(one.text[at - begun :])
        new = "".join(out)
        if new != one.text:
            lines = f'</{one.name}><{one.prefix}br/><{one.name} xml:space="preserve">'
            text = lines.join(escaped(line) for line in new.split("\n"))
            yield Edit(
                one.start,
                one.end,
                f'<{one.name} xml:space="preserve">{text}</{one.name}>'.encode(),
            )
        begun = end

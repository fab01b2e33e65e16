"""Names of people: one in a cell, kept to the character, or several in a list.

A name is one field: nobody's surname is split off, since most Mongolian names have none. A
separator inside a name is always U+00B7 (民委发〔2016〕33号 asks for it and for 50 characters).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.errors import Unreadable
from app.language import Message
from app.values import numerals
from app.values.characters import (
    COMPATIBILITY_IDEOGRAPHS,
    HAN,
    VARIATION_SELECTORS,
    half_width,
    is_han,
    without_invisible,
)
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted

LONGEST = 100
"""Characters; the public systems must take 50."""

DOT = "\u00b7"

_DOT_LIKE = "•．・･‧ᐧ∙⋅●⸱․˙·"
_DOTS = re.compile(rf"\s*[{_DOT_LIKE}][\s{_DOT_LIKE}]*")
_DOT_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}{VARIATION_SELECTORS}])\s*\.\s*(?=[{HAN}])")
_GAP_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}{VARIATION_SELECTORS}])[\s\u200c\u200d]+(?=[{HAN}])")
_PLAIN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{1,50}")
"""Nearly every name, and nothing to tidy or to doubt in it."""

_GAP = re.compile(r"[^\S\u202f]+")
_EDGES = re.compile(rf"^[\s{DOT}]+|[\s{DOT}]+$")
_COMPATIBILITY = re.compile(f"([{COMPATIBILITY_IDEOGRAPHS}])")

_SEPARATORS = "、，,､﹑;；/／|｜\n"
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")
_BRACKET = re.compile(r"[(（\[【〔]([^)）\]】〕]*)[)）\]】〕]?")
_FIGURES = "[0-9０-９]{1,4}"
_COUNT = re.compile(
    rf"(?:(?:等|一行|共计|合计|共)+\s*(?P<told>{_FIGURES}|[{numerals.CHARACTERS}]+)"
    rf"|(?P<figures>{_FIGURES})|^\s*(?P<alone>[{numerals.CHARACTERS}]+))"
    r"\s*个?(?:人|名|位)\s*[。.]?\s*$"
)
_COUNT_ENDINGS = "人名位等"
_LABEL = re.compile(".*[:：]")
_AND_OTHERS = re.compile(r"(?:等[。.]?\s*)+$")
_WIDE_GAP = re.compile(r"\t\s*|[^\S\u202f]{2,}")


@dataclass(frozen=True)
class NameList:
    """The people whom one cell lists.

    Attributes:
        names: in the order written; each once, unless repeats were asked for.
        total: how many people there were as the cell itself says ("等3人"); None if it does not.
    """

    names: tuple[str, ...]
    total: int | None = None


def read_person_name(raw: Raw) -> Reading[str]:
    """One person's name, every character as it was written.

    Spaces between Han characters go (张　三), single ones between Latin or Mongolian words stay.

    Raises:
        Unreadable: no letter in it, garbled, or longer than `LONGEST` characters.
    """
    if is_blank(raw):
        return NOTHING
    if not isinstance(raw, str):
        raise Unreadable("“{text}”不是姓名，请把姓名写成文字", text=quoted(raw))
    if _PLAIN.fullmatch(raw):
        return Reading(raw)
    name = _checked(_tidied(raw), raw)
    notes: list[Message] = []
    if _SEPARATOR.search(name):
        notes.append(
            Message("“{name}”像是几个人的姓名，这里按一个人记入，请核对", {"name": quoted(name)})
        )
    return Reading(name, (*notes, *_doubts(name)))


def split_names(raw: Raw, *, repeats: bool = False) -> Reading[NameList]:
    """The people listed in one cell, such as 夏云飞、敖特根、图门等3人.

    Names are parted by 、，, ;；/ and line ends, by two spaces or more, and by single spaces where
    every part could be a name by itself. Never by 和, which is a syllable of names (布和朝鲁).
    Remarks in brackets and labels before a colon are dropped, with a note.

    Args:
        raw: the cell.
        repeats: keep a name that comes twice twice, as two families may have heads of one name.

    Raises:
        Unreadable: no name and no number of people, or a part that is no name.
    """
    if is_blank(raw):
        return NOTHING
    if not isinstance(raw, str):
        raise Unreadable("“{text}”不是姓名，请写成“张三、李四等3人”的样子", text=quoted(raw))
    notes: list[Message] = []
    found: list[str] = []
    total: int | None = None
    text = _without_brackets(without_invisible(raw).replace("\r", "\n"), notes)
    for part in _SEPARATOR.split(text):
        if _PLAIN.fullmatch(part) and part[-1] not in _COUNT_ENDINGS:
            found.append(part)
            continue
        names, count = _names_and_count(part, notes)
        found.extend(names)
        if count is not None:
            total = count + (total or 0)
    if not found and total is None:
        raise Unreadable("“{text}”里没有姓名，请写成“张三、李四等3人”的样子", text=quoted(raw))
    names = tuple(found) if repeats else _each_once(found, notes)
    return Reading(NameList(names, total), (*notes, *_doubt_total(found, total)))


def show_names(people: NameList) -> str:
    """The list as people write it: 夏云飞、敖特根等3人. `split_names` reads it back."""
    names = "、".join(people.names)
    if people.total is None:
        return names
    return f"{names}等{people.total}人" if names else f"{people.total}人"


def _tidied(text: str) -> str:
    """The name with plain spaces and separators; no letter is changed."""
    name = _tidied_but_gaps(text)
    if _PLAIN.fullmatch(name):
        return name
    return _GAP.sub(" ", _GAP_BETWEEN_HAN.sub("", name))


def _tidied_but_gaps(text: str) -> str:
    """The text composed, its separators made U+00B7, its edges trimmed, its spaces as they are.

    Unicode's NFC would exchange compatibility ideographs, so it is kept away from them.
    """
    if _PLAIN.fullmatch(text):
        return text
    pieces = _COMPATIBILITY.split(without_invisible(text))
    composed = "".join(
        piece if odd % 2 else unicodedata.normalize("NFC", piece)
        for odd, piece in enumerate(pieces)
    )
    return _EDGES.sub("", _DOT_BETWEEN_HAN.sub(DOT, _DOTS.sub(DOT, composed)))


def _checked(name: str, raw: Raw) -> str:
    """The name itself, if it can be one."""
    if _PLAIN.fullmatch(name):
        return name
    if any(unicodedata.category(char) in {"Cc", "Cs"} or char == "\ufffd" for char in name):
        raise Unreadable("“{text}”里有乱码，请把姓名重新输入一遍", text=quoted(raw))
    if not any(char.isalpha() or is_han(char) for char in name):
        raise Unreadable("“{text}”不是姓名，姓名里要有文字", text=quoted(raw))
    if len(name) > LONGEST:
        raise Unreadable(
            "“{text}”有 {length} 个字，姓名最多 {longest} 个字，请核对",
            text=quoted(raw),
            length=len(name),
            longest=LONGEST,
        )
    return name


def _doubts(name: str) -> tuple[Message, ...]:
    """A question mark in a name is what old programs made of a rare character."""
    if "?" not in name and "？" not in name:
        return ()
    return (Message("“{name}”里有问号，可能丢了一个生僻字，请核对", {"name": quoted(name)}),)


def _without_brackets(text: str, notes: list[Message]) -> str:
    """The text with its bracketed remarks taken out; a number of people stays: （共3人）."""
    notes.extend(
        _dropped(remark[0]) for remark in _BRACKET.finditer(text) if not _COUNT.search(remark[1])
    )
    return _BRACKET.sub(lambda remark: f"、{remark[1] if _COUNT.search(remark[1]) else ''}、", text)


def _dropped(text: str) -> Message:
    return Message("“{text}”不是姓名，没有保留", {"text": quoted(text)})


def _names_and_count(part: str, notes: list[Message]) -> tuple[list[str], int | None]:
    """The names between two separators, and the number of people if it stands there."""
    part = _tidied_but_gaps(part)
    if label := _LABEL.match(part):
        notes.append(_dropped(label[0]))
        part = part[label.end() :]
    part, count = _without_count(part)
    if ending := _AND_OTHERS.search(part):
        part = part[: ending.start()]
        if count is None:
            notes.append(Message("“等”字没有保留，请写明共有几人"))
    pieces = _at_gaps(part.strip(), notes)
    if len(pieces) == 1:
        name = _checked(_tidied(pieces[0]), pieces[0])
        notes.extend(_doubts(name))
        return [name], count
    names: list[str] = []
    for piece in pieces:
        more, told = _names_and_count(piece, notes)
        names.extend(more)
        count = told if count is None else count + (told or 0)
    return names, count


def _without_count(part: str) -> tuple[str, int | None]:
    """The part without the number of people at its end, and that number."""
    told = _COUNT.search(part)
    if told is None:
        return part, None
    figures = told["told"] or told["figures"] or told["alone"]
    digits = half_width(figures)
    count = int(digits) if digits.isdecimal() else numerals.integer_of(figures)
    return (part, None) if count is None else (part[: told.start()], count)


def _at_gaps(text: str, notes: list[Message]) -> list[str]:
    """The text split at its spaces, where these part people and do not just stretch a name."""
    if not text:
        return []
    wide = _WIDE_GAP.split(text)
    if all(len(_tidied(part)) > 1 for part in wide):
        return [name for part in wide for name in _at_single_gaps(part, notes)]
    return _at_single_gaps(text, notes)


def _at_single_gaps(text: str, notes: list[Message]) -> list[str]:
    """张三 李四 are two, 图 门 is one, and 欧阳 修 is one, since nobody is called 修 alone."""
    words = _GAP.split(text)
    if not all(is_han(char) or char == DOT for word in words for char in word):
        return [text]
    names: list[str] = []
    spelt = ""
    for word in [*words, ""]:
        if len(word) == 1:
            spelt += word
            continue
        if len(spelt) == 1:
            return [text]
        names.extend(name for name in (spelt, word) if name)
        spelt = ""
    if len(names) > 1:
        notes.append(
            Message(
                "“{text}”按 {count} 个人记入，请核对", {"text": quoted(text), "count": len(names)}
            )
        )
    return names


def _each_once(found: list[str], notes: list[Message]) -> tuple[str, ...]:
    each = tuple(dict.fromkeys(found))
    notes.extend(
        Message("“{name}”写了不止一次，按一个人记入", {"name": quoted(name)})
        for name in each
        if found.count(name) > 1
    )
    return each


def _doubt_total(found: list[str], total: int | None) -> tuple[Message, ...]:
    """More names than people is a slip of the pen, whichever of the two is wrong."""
    listed = len(dict.fromkeys(found))
    if total is None or listed <= total:
        return ()
    return (
        Message(
            "写着共 {total} 人，却列了 {listed} 个姓名，请核对", {"total": total, "listed": listed}
        ),
    )

"""Forms as JSON documents: in the ledger of forms, in bundles, in files.

```json
{"version": 1, "form": {"name": "wall", "title": "党员公示", "columns": [{"field": "name"}]}}
```

Only what differs from the usual is written. Reading never crashes on what others have written:
each thing that cannot be used is passed over, and one sentence says so. What a newer program has
written beside what is known here is kept and written again.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from app.errors import Trouble
from app.forms.renaming import with_current_names
from app.forms.shapes import fits, real, usual_values
from app.language import Message
from app.ledger.forms import Form, FormBox, FormColumn, FormLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.ledger.base import Ledger

VERSION = 1
MOST = 60_000
"""Characters of a document; no form comes near it."""
MOST_ITEMS = 300
"""Columns, rows, lines or notes that are read."""

_PARTS = {"columns": FormColumn, "lines": FormLine}
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")


@dataclass(frozen=True)
class ReadForm:
    """What a document says.

    Attributes:
        form: None if nothing of it can be used.
        problems: what was passed over, one sentence each.
    """

    form: Form | None
    problems: tuple[Message, ...] = ()


# ---- writing
def dump(form: Form) -> str:
    """A form as a document, on one line, which no reader of cells changes."""
    text = json.dumps(document_of(form), ensure_ascii=False, separators=(",", ":"))
    return _steady(text)


def document_of(form: Form) -> dict[str, Any]:
    """A form as a document."""
    return {"version": VERSION, "form": _written(form)}


def _written(one: Form | FormColumn | FormBox | FormLine) -> dict[str, Any]:
    usual = usual_values(type(one))
    kept: dict[str, Any] = json.loads(one.more) if one.more else {}
    said = {name: getattr(one, name) for name in usual}
    needed = ("name", "title") if isinstance(one, Form) else ()
    return {
        **{
            name: _plain(value)
            for name, value in said.items()
            if name in needed or value != usual[name]
        },
        **kept,
    }


def _plain(value: object) -> object:
    if isinstance(value, (FormColumn, FormBox, FormLine)):
        return _written(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in cast("tuple[object, ...]", value)]
    return value


def _steady(text: str) -> str:
    """The same document without characters that reading a cell drops or joins."""
    found: list[str] = []
    before = ""
    for char in text:
        is_loose = char != " " and (char.isspace() or unicodedata.category(char)[0] == "C")
        if is_loose or (char == " " and before == " "):
            units = char.encode("utf-16-be", "surrogatepass")
            pairs = (units[at : at + 2] for at in range(0, len(units), 2))
            found += [f"\\u{pair.hex()}" for pair in pairs]
        else:
            found.append(char)
        before = char
    return "".join(found)


# ---- reading
def load(text: str) -> ReadForm:
    """What a document says, as far as this program understands it; never raises."""
    if len(text) > MOST:
        return ReadForm(None, (Message("这张表的内容太长，读不了"),))
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return ReadForm(None, (Message("这张表的内容坏了，读不了"),))
    if not isinstance(document, dict):
        return ReadForm(None, (Message("这张表的内容坏了，读不了"),))
    return _Reading().read(cast("dict[str, Any]", document))


def strictly(text: str, declared: type[Ledger]) -> Form:
    """A form from a file that somebody wrote by hand, or that another office gave.

    Raises:
        Trouble: something in it cannot be used; nothing is guessed.
    """
    read = load(text)
    if read.form is None or read.problems:
        said = "；".join(dict.fromkeys(map(str, read.problems))) or "?"
        raise Trouble("这张表不能用：{why}", "请改正以后再试，或者先升级程序", why=said)
    form = with_current_names(read.form, declared)
    refuse_unknown(form, declared)
    return form


def refuse_unknown(form: Form, declared: type[Ledger]) -> None:
    """Refuse a form that names what this program does not have.

    Raises:
        Trouble: it names a field that its ledger does not have, or a brace that nothing fills.
    """
    unknown = form.unknown(frozenset(declared.fields))
    if unknown:
        raise Trouble(
            "“{form}”里的“{names}”，“{ledger}”没有这样的内容",
            "请改正名称，或者先升级程序",
            form=form.title,
            names="、".join(unknown),
            ledger=declared.sheet.title,
        )


class _Reading:
    """Reads one document, and notes what it passes over."""

    def __init__(self) -> None:
        self._problems: list[Message] = []
        self._is_newer = False

    def read(self, document: Mapping[str, Any]) -> ReadForm:
        version = document.get("version")
        said = document.get("form")
        if not isinstance(version, int) or version < 1 or not isinstance(said, dict):
            return ReadForm(None, (Message("这张表的内容坏了，读不了"),))
        if version > VERSION:
            self._is_newer = True
            self._note(Message("这张表是新版本的程序写的，有的内容这里看不懂，没有用"))
        form = self._form(cast("dict[str, Any]", said))
        problems = {str(one): one for one in self._problems}
        return ReadForm(form, tuple(problems.values()))

    def _note(self, message: Message) -> None:
        self._problems.append(message)

    def _form(self, said: dict[str, Any]) -> Form | None:
        name, layout = said.get("name"), said.get("layout", "list")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            self._note(Message("这张表没有可用的名称，读不了"))
            return None
        if not fits("layout", layout):
            self._note(Message("这张表的排法是新版本的程序才有的，请先升级程序"))
            return None
        values = self._values(Form, {**said, "title": said.get("title") or name})
        whole: dict[str, Any] = {"title": name, **values}
        return Form(**whole)

    def _values(self, kind: type[Any], said: Mapping[str, Any]) -> dict[str, Any]:
        """The attributes of one thing that can be used."""
        usual = usual_values(kind)
        found: dict[str, Any] = {}
        for name, value in said.items():
            if name in usual and not (value is None and usual[name] is None):
                read = self._value(name, value, usual[name])
                if read is not None:
                    found[name] = read
        more = {name: value for name, value in said.items() if name not in usual}
        if more:
            found["more"] = json.dumps(more, ensure_ascii=False, sort_keys=True)
            if not self._is_newer:
                self._note(
                    Message("“{names}”这里看不懂，没有用", {"names": "、".join(sorted(more))[:80]})
                )
        return found

    def _value(self, name: str, value: object, usual: object) -> object:
        """One attribute as it is kept in a form; None if it cannot be used."""
        if isinstance(usual, tuple):
            return self._row(name, self._listed(name, value))
        if fits(name, value, usual):
            return real(name, value)
        self._wrong(name)
        return None

    def _row(self, name: str, listed: list[Any]) -> object:
        """An attribute of several values."""
        if name in _PARTS:
            return tuple(self._parts(_PARTS[name], listed))
        if name == "boxes":
            rows = (tuple(self._parts(FormBox, self._listed(name, row))) for row in listed)
            return tuple(row for row in rows if row)
        if name == "facts":
            return tuple(self._several(name, self._listed(name, row)) for row in listed)
        found = self._several(name, listed)
        if name == "label" and len(found) != 2:
            self._wrong(name)
            return None
        return found

    def _several(self, name: str, listed: Iterable[object]) -> tuple[Any, ...]:
        found: list[object] = []
        for one in listed:
            if fits(name, one):
                found.append(real(name, one))
            else:
                self._wrong(name)
        return tuple(found)

    def _wrong(self, name: str) -> None:
        self._note(Message("“{name}”的内容不对，没有用", {"name": name}))

    def _listed(self, name: str, value: object) -> list[Any]:
        if not isinstance(value, list):
            self._wrong(name)
            return []
        listed = cast("list[Any]", value)
        if len(listed) > MOST_ITEMS:
            self._note(
                Message("“{name}”太多，只用前 {most} 个", {"name": name, "most": MOST_ITEMS})
            )
        return listed[:MOST_ITEMS]

    def _parts(self, kind: type[Any], listed: Iterable[object]) -> Iterable[Any]:
        for one in listed:
            if isinstance(one, dict):
                yield kind(**self._values(kind, cast("dict[str, Any]", one)))
            else:
                self._note(Message("有一格的内容不对，没有用"))

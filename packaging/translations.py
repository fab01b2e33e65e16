"""Collects what people read, and keeps the translation file in step with it.

``python packaging/translations.py`` adds new sentences to resources/translations/ortoo_en.ts as
unfinished and drops those that are gone; ``--check`` only says what is missing, and fails if
anything is. Sentences are found in the source: arguments of `say`, `Message`, `Trouble` and the
like, of ``tr`` and ``translate``, and the words of the ledgers' declarations.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FILE = ROOT / "resources" / "translations" / "ortoo_en.ts"
CALLS = {
    "say": 1,
    "marked": 1,
    "Message": 1,
    "Trouble": 2,
    "WrongUse": 2,
    "PassphraseNeeded": 2,
    "NotForUs": 2,
    "NotWhole": 2,
    "Unreadable": 1,
    "translate": 2,
    "tr": 1,
    "_tr": 1,
    "_said": 2,
}
"""Function → how many of its first arguments are sentences."""
OTHER_SENTENCES = {"warn": (1,), "refuse": (1,)}
"""Function → which of its arguments are sentences."""
DECLARED = frozenset(
    {"label", "short", "help", "section", "title", "group", "measure", "unit", "total"}
)
"""Keywords of the ledgers' declarations that people read."""
ON_PAPER = frozenset({"Form", "FormColumn", "FormBox", "FormLine"})
"""Declarations of what is printed: that is in Chinese whatever the window speaks."""
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
"""Characters, and Chinese punctuation: “{label}：{value}” is a sentence too."""
PLACE = re.compile(r"\{[^{}]*\}|%\d+|%n")


def sentences() -> list[str]:
    """Everything that people read, in the order of the source."""
    found: dict[str, None] = {}
    for folder in ("app", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for text in _in_file(path):
                found.setdefault(text)
    return list(found)


def _in_file(path: Path) -> Iterator[str]:
    declares = "ledgers" in path.parts or path.name == "certificates.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from filter(CHINESE.search, _in_call(node, declares=declares))


def _in_call(node: ast.Call, *, declares: bool) -> Iterator[str]:
    name = _name(node.func)
    count = CALLS.get(name, 0)
    if name == "__init__" and not declares:
        count = 2  # of a kind of Trouble, which hands its sentences on
    for argument in node.args[:count]:
        yield from _texts(argument)
    for place in OTHER_SENTENCES.get(name, ()):
        if len(node.args) > place:
            yield from _texts(node.args[place])
    if declares and name not in ON_PAPER:
        for keyword in node.keywords:
            if keyword.arg in DECLARED:
                yield from _texts(keyword.value)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an argument can be: one, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def read(path: Path = FILE) -> dict[str, str]:
    """Sentence → translation; empty where it is unfinished."""
    if not path.exists():
        return {}
    return {
        entry.findtext("source") or "": entry.findtext("translation") or ""
        for entry in ET.parse(path).iter("message")  # noqa: S314 our own file
    }


def write(translations: dict[str, str], path: Path = FILE) -> None:
    """Write the file as Qt Linguist reads it."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = "ortoo"
    for source, translation in translations.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        target = ET.SubElement(message, "translation")
        if translation:
            target.text = translation
        else:
            target.set("type", "unfinished")
    ET.indent(root, " ")
    path.parent.mkdir(parents=True, exist_ok=True)
    content = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{content}\n", encoding="utf-8")


def faults(translations: dict[str, str]) -> list[str]:
    """What is missing, left over, or has other places for values than its sentence."""
    wanted = sentences()
    found = [f"not translated: {text}" for text in wanted if not translations.get(text)]
    found += [f"left over: {text}" for text in translations if text not in set(wanted)]
    for source, translation in translations.items():
        # a word that Chinese says twice may stand once: 共 128 人，筛选出 12 人; 12 of 128 people
        if translation and set(PLACE.findall(source)) != set(PLACE.findall(translation)):
            found.append(f"other places: {source} / {translation}")
    return found


def main(arguments: list[str]) -> int:
    """Bring the file up to date, or check it."""
    known = read()
    if "--check" in arguments:
        wrong = faults(known)
        for line in wrong:
            print(line)
        return 1 if wrong else 0
    wanted = sentences()
    write({text: known.get(text, "") for text in wanted})
    missing = sum(not known.get(text) for text in wanted)
    print(f"{len(wanted)} sentences, {missing} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

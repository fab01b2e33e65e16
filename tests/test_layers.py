"""The rooms of the program and which way their imports may run.

Each rule is a function from the imports of a source tree to the sentences about its offences. It
is tried on the real tree, where it must find none, and on a tiny made-up one, where it must find
the one that is there.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROJECT = Path(__file__).parent.parent
ROOMS = ("db", "app", "ui", "main")
"""From the ground up; a room may import those before it."""
CHECKING = ("TYPE_CHECKING", "typing.TYPE_CHECKING")
QT = ("PySide6", "shiboken6", "PyQt5", "PyQt6")


@dataclass(frozen=True)
class Import:
    """One module that one line asks for."""

    importer: str
    imported: str
    """The full name; of a name out of one of our modules, that module."""
    place: str
    """``app/errors.py:12``."""
    for_types: bool
    """Under ``if TYPE_CHECKING:``, so that it is never run."""

    def __str__(self) -> str:
        return f"{self.place}: {self.importer} imports {self.imported}"


def room(module: str) -> str:
    return module.partition(".")[0]


def modules(root: Path) -> dict[str, Path]:
    """Our modules by name; a package goes by the name of its folder."""
    found: dict[str, Path] = {}
    for path in sorted([*root.glob("*/**/*.py"), *root.glob("main.py")]):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[0] in ROOMS:
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(root: Path) -> list[Import]:
    """Every import in every room, also inside functions, in the order of the files."""
    ours = modules(root)
    return [
        Import(module, imported, f"{path.relative_to(root)}:{line}", for_types)
        for module, path in ours.items()
        for imported, line, for_types in imports_of(module, path, ours)
    ]


def imports_of(module: str, path: Path, ours: Iterable[str]) -> Iterator[tuple[str, int, bool]]:
    tree = ast.parse(path.read_text("utf-8"))
    unrun = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) in CHECKING
        for statement in branch.body
        for node in ast.walk(statement)
    }
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom | ast.Call):
            continue
        for name in names_asked_for(node, package):
            # `from app.values import days` asks for a module, `from app.errors import Trouble`
            # for what stands in one
            holder = name.rpartition(".")[0]
            known = name if name in ours or holder not in ours else holder
            yield known, node.lineno, id(node) in unrun


def names_asked_for(node: ast.Import | ast.ImportFrom | ast.Call, package: str) -> list[str]:
    """Full names, whether of modules or of what stands in them."""
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=base, names=names, level=level):
            above = package.split(".")[: len(package.split(".")) - level + 1] if level else []
            start = ".".join([*above, *([base] if base else [])])
            return [start if alias.name == "*" else f"{start}.{alias.name}" for alias in names]
        case ast.Call(func=ast.Attribute(attr=called) | ast.Name(id=called), args=[argument, *_]):
            if called in {"import_module", "__import__"} and isinstance(argument, ast.Constant):
                return [str(argument.value)]
        case _:
            pass
    return []


def inside(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def running_up(found: list[Import]) -> list[str]:
    """ui → app → db: no room imports one that stands above it."""
    return [
        f"{one}, but imports run ui → app → db"
        for one in found
        if room(one.imported) in ROOMS
        and ROOMS.index(room(one.importer)) < ROOMS.index(room(one.imported))
    ]


def app_in_db(found: list[Import]) -> list[str]:
    return [
        f"{one}, but db/ knows nothing of what the office does"
        for one in found
        if room(one.importer) == "db" and room(one.imported) == "app"
    ]


def qt_below_the_window(found: list[Import]) -> list[str]:
    return [
        f"{one}, but Qt is for ui/ alone"
        for one in found
        if room(one.importer) in {"db", "app"} and room(one.imported) in QT
    ]


def storage_in_the_window(found: list[Import]) -> list[str]:
    return [
        f"{one}, but ui/ talks to app/ alone"
        for one in found
        if room(one.importer) == "ui" and room(one.imported) in {"db", "sqlalchemy"}
    ]


def sqlcipher_outside_db(found: list[Import]) -> list[str]:
    return [
        f"{one}, but only db/ opens database files"
        for one in found
        if room(one.importer) != "db" and room(one.imported) == "sqlcipher3"
    ]


def ledger_in_ledger(found: list[Import]) -> list[str]:
    """``app/ledgers/__init__.py`` is no ledger, and may gather them."""

    ledgers = [one for one in found if one.importer.startswith("app.ledgers.")]
    return [
        f"{one}, but a ledger stands alone: what two share belongs in app/ledger/"
        for one in ledgers
        if inside(one.imported, "app.ledgers")
        and one.imported.split(".")[:3] != one.importer.split(".")[:3]
    ]


def cycles(found: list[Import]) -> list[str]:
    """One sentence for each knot of modules that need each other, with the lines that tie it."""
    lines = {(one.importer, needed): one for one in found for needed in run_by(one)}
    needs: dict[str, set[str]] = {}
    for importer, needed in lines:
        needs.setdefault(importer, set()).add(needed)
    sentences: list[str] = []
    seen: set[str] = set()
    for start in needs:
        if start not in seen and (way := way_back(start, needs)):
            seen.update(way)
            steps = zip(way, [*way[1:], way[0]], strict=True)
            sentences.append("import cycle:\n  " + "\n  ".join(str(lines[step]) for step in steps))
    return sentences


def run_by(one: Import) -> Iterator[str]:
    """The module and the packages it stands in: importing it runs them all.

    Those in which the importer itself stands were entered already. What is imported for its types
    only is never run, but a reader has to understand it all the same.
    """
    if one.for_types:
        if one.imported != one.importer:
            yield one.imported
        return
    parts = one.imported.split(".")
    for length in range(1, len(parts)):
        package = ".".join(parts[:length])
        if not inside(one.importer, package):
            yield package
    if one.imported != one.importer:
        yield one.imported


def way_back(start: str, needs: dict[str, set[str]]) -> list[str]:
    """The shortest way from a module back to itself; empty where there is none."""
    ways = [[start]]
    reached: set[str] = set()
    for way in ways:
        for needed in sorted(needs.get(way[-1], set())):
            if needed == start:
                return way
            if needed not in reached:
                reached.add(needed)
                ways.append([*way, needed])
    return []


RULES = (
    running_up,
    app_in_db,
    qt_below_the_window,
    storage_in_the_window,
    sqlcipher_outside_db,
    ledger_in_ledger,
    cycles,
)


@pytest.fixture(scope="module")
def our_imports() -> list[Import]:
    return imports(PROJECT)


@pytest.mark.parametrize("rule", RULES)
def test_our_imports_keep_the_rule(rule, our_imports):
    offences = rule(our_imports)

    assert not offences, "\n".join(offences)


def test_our_imports_are_seen(our_imports):
    # a rule that looked at nothing would hold
    seen = {(one.importer, one.imported) for one in our_imports}
    assert ("app.errors", "app.language") in seen


FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import "
IN_A_FUNCTION = "def late():\n    import "

OFFENCES = [
    (running_up, {"app/office.py": "import ui.window"}, "app/office.py:1: app.office imports ui.w"),
    (running_up, {"db/store.py": IN_A_FUNCTION + "main"}, "db/store.py:2: db.store imports main"),
    (running_up, {"app/office.py": FOR_TYPES + "ui"}, "app/office.py:3: app.office imports ui"),
    (app_in_db, {"db/store.py": "from app.errors import Trouble"}, "db/store.py:1: db.store imp"),
    (qt_below_the_window, {"db/store.py": "from PySide6.QtCore import QObject"}, "db/store.py:1"),
    (qt_below_the_window, {"app/a/b.py": IN_A_FUNCTION + "shiboken6"}, "app/a/b.py:2: app.a.b imp"),
    (qt_below_the_window, {"app/a.py": "\nimport_module('PySide6.QtGui')"}, "app/a.py:2: app.a"),
    (
        storage_in_the_window,
        {"ui/a/table.py": "import sqlalchemy.orm"},
        "ui/a/table.py:1: ui.a.tab",
    ),
    (storage_in_the_window, {"ui/table.py": FOR_TYPES + "db.store"}, "ui/table.py:3: ui.table imp"),
    (sqlcipher_outside_db, {"app/office.py": "import sqlcipher3.dbapi2"}, "app/office.py:1: app.o"),
    (
        sqlcipher_outside_db,
        {"main.py": "from sqlcipher3 import dbapi2"},
        "main.py:1: main imports s",
    ),
    (ledger_in_ledger, {"app/ledgers/a.py": "from app.ledgers.b import B"}, "app/ledgers/a.py:1"),
    (ledger_in_ledger, {"app/ledgers/a.py": "from app.ledgers import b"}, "app/ledgers/a.py:1"),
    (ledger_in_ledger, {"app/ledgers/a.py": "\nfrom . import b"}, "app/ledgers/a.py:2"),
    (ledger_in_ledger, {"app/ledgers/a.py": FOR_TYPES + "app.ledgers.b"}, "app/ledgers/a.py:3"),
    (
        cycles,
        {"db/a.py": "import db.b", "db/b.py": "from db.a import A"},
        "db/b.py:1: db.b imports db",
    ),
    (
        cycles,
        {
            "app/a.py": "import app.b",
            "app/b.py": "from . import c",
            "app/c.py": IN_A_FUNCTION + "app.a",
        },
        "app/c.py:2: app.c imports app.a",
    ),
    (
        # whoever reads one has to read the other, though it runs
        cycles,
        {"app/a.py": "import app.b", "app/b.py": FOR_TYPES + "app.a"},
        "app/b.py:3: app.b imports app.a",
    ),
    (
        # importing app.part.b runs app/part/__init__.py first
        cycles,
        {
            "app/a.py": "import app.part.b",
            "app/part/__init__.py": "import app.a",
            "app/part/b.py": "",
        },
        "app/part/__init__.py:1: app.part imports app.a",
    ),
    (
        cycles,
        {
            "app/part/__init__.py": "import app.part.b\nB = 1",
            "app/part/b.py": "from app.part import B",
        },
        "app/part/b.py:1: app.part.b imports app.part",
    ),
]

HARMLESS = [
    (running_up, {"main.py": "import ui.window, app.cli", "ui/window.py": "import app, db"}),
    (qt_below_the_window, {"ui/window.py": "import PySide6.QtWidgets"}),
    (sqlcipher_outside_db, {"db/store.py": "import sqlcipher3"}),
    (ledger_in_ledger, {"app/ledgers/__init__.py": "from app.ledgers import a, b"}),
    (ledger_in_ledger, {"app/ledgers/a/__init__.py": "import app.ledgers.a.rules"}),
    (
        cycles,
        {"app/a/__init__.py": "import app.a.b", "app/a/b.py": "import app.a.c", "app/a/c.py": ""},
    ),
]


def written(root: Path, files: dict[str, str]) -> Path:
    for name, source in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    return root


@pytest.mark.parametrize(("rule", "files", "told"), OFFENCES)
def test_a_rule_finds_the_line_that_breaks_it(rule, files, told, tmp_path):
    offences = rule(imports(written(tmp_path, files)))

    assert len(offences) == 1
    assert told in offences[0]


@pytest.mark.parametrize(("rule", "files"), HARMLESS)
def test_a_rule_leaves_other_imports_alone(rule, files, tmp_path):
    assert rule(imports(written(tmp_path, files))) == []


def test_every_rule_was_broken():
    assert {rule for rule, _, _ in OFFENCES} == set(RULES)

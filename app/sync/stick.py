"""What lies in a folder, mostly a stick's, for this office; and how our own files are called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say
from app.saving import safe_name
from app.sync import told
from app.sync.arriving import Arriving
from app.sync.cards import SUFFIX as CARD
from app.sync.cards import Card, read_card
from app.sync.container import SUFFIX as BUNDLE
from app.sync.container import NotForUs, bundle_id_of
from app.sync.incoming import RefusedFile, ShownBundle, show_arrived
from app.sync.transit import Transit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.office import Office
    from app.progress import Progress
    from app.sync.arriving import Arrived

MOST_FOLDERS = 200
"""So many folders of a stick are looked into, one below its root: photos may fill the rest."""


@dataclass(frozen=True)
class FoundCard:
    """A card of an office that is not known here yet."""

    path: Path
    card: Card


@dataclass(frozen=True)
class FoundBundle:
    """A bundle that can be opened here.

    Attributes:
        path: the file.
        shown: what it says of itself.
        later: whether its writer says in it what it held later than we know of.
        revoked: whether the computer that wrote it was revoked.
        met: whether the card of that computer was accepted here.
    """

    path: Path
    shown: ShownBundle
    later: bool = False
    revoked: bool = False
    met: bool = True

    @property
    def is_for_reading(self) -> bool:
        """Whether reading it does anything: it brings something, or acknowledges."""
        return not self.shown.ours and (self.shown.is_news or self.later)

    @property
    def carries(self) -> bool:
        """Whether anything is in it, here already or not; otherwise it only acknowledges."""
        return bool(self.shown.segments or self.shown.attachments)


@dataclass(frozen=True)
class Finds:
    """What lies in folders for this office; the newest first.

    Attributes:
        cards: of offices that are not known here.
        bundles: those that bring something new or acknowledge.
        refused: bundles for us that cannot be read, or were not written by whom we trust.
        present: the ids in clear of all bundles that lie there, ours too, in hexadecimal.
    """

    cards: tuple[FoundCard, ...] = ()
    bundles: tuple[FoundBundle, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    present: frozenset[str] = frozenset()

    @property
    def news(self) -> tuple[FoundBundle, ...]:
        """The bundles that bring something new."""
        return tuple(one for one in self.bundles if one.shown.is_news)


def look_on_sticks(office: Office, roots: Iterable[Path], progress: Progress) -> Finds:
    """Find the cards and bundles that are worth opening; what is for others is passed over.

    Args:
        office: ours.
        roots: where sticks are mounted.
        progress: asked before each file whether to go on.

    Raises:
        Cancelled: through ``progress``.
    """
    paths = sorted((one for root in roots for one in files_in(root)), key=_age, reverse=True)
    return look_at(office, paths, progress)


def look_at(office: Office, paths: Sequence[Path], progress: Progress) -> Finds:
    """The same with these files."""
    cards: dict[bytes, FoundCard] = {}
    bundles: list[FoundBundle] = []
    refused: list[RefusedFile] = []
    present: set[str] = set()
    ours = own_ids(office)
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        try:
            if is_card(path):
                card = read_card(path)
                cards.setdefault(card.device, FoundCard(path, card))
                continue
            name = bundle_id_of(path)
            present.update(() if name is None else [name.hex()])
            if name is None or name.hex() not in ours:
                bundles.append(open_bundle(office, path))
        except NotForUs:
            continue
        except Trouble as trouble:
            if not is_card(path):
                refused.append(RefusedFile(path.name, trouble))
    reading = [one for one in bundles if one.is_for_reading]
    refused += [untrusted(one) for one in reading if one.revoked]
    return Finds(
        unknown_cards(office, cards.values()),
        tuple(one for one in reading if not one.revoked),
        tuple(refused),
        frozenset(present),
    )


def open_bundle(office: Office, path: Path) -> FoundBundle:
    """A bundle, with everything in it checked.

    Raises:
        Trouble: see `app.sync.incoming.read_bundle`.
    """
    with Transit(office.home.folder) as transit:
        arrived = Arriving(office, transit).open(path)
        shown = show_arrived(arrived, office)
    return _found(office, path, arrived, shown)


def own_ids(office: Office) -> set[str]:
    """The ids in clear of what we wrote lately: it need not be opened."""
    with office.store.reading() as connection:
        codes = {one.unit.code for one in office.trust.peers(connection)}
        each = [one for code in codes for one in told.written(office, connection, code)]
    return {name for one in each for name in one.ids}


def _found(office: Office, path: Path, bundle: Arrived, shown: ShownBundle) -> FoundBundle:
    manifest = bundle.manifest
    with office.store.reading() as connection:
        revoked = manifest.sender in office.trust.revoked(connection)
        known = office.trust.known(connection).get(manifest.sender)
        lives = office.proofs.heard(connection, [manifest.sender])
    same = [one for one in lives if one.incarnation == manifest.incarnation]
    ended = any(one.ended for one in same)
    latest = max((one.sequence for one in same), default=0)
    return FoundBundle(
        path,
        shown,
        later=not revoked and not ended and manifest.sequence > latest,
        revoked=revoked,
        met=known is not None and known.direct,
    )


def untrusted(found: FoundBundle) -> RefusedFile:
    """Why a bundle of a revoked computer is not read with the others."""
    trouble = Trouble(
        "写数据包“{file}”的电脑已经被吊销，没有读入",
        "要看里面有什么，请在“交换”里点“读入数据包”，单独打开它",
        file=found.path.name,
    )
    return RefusedFile(found.path.name, trouble)


def unknown_cards(office: Office, cards: Iterable[FoundCard]) -> tuple[FoundCard, ...]:
    """Those of these cards whose computers are neither known nor revoked nor our own."""
    with office.store.reading() as connection:
        known = {*(one.device for one in office.trust.peers(connection))}
        known |= {*office.trust.revoked(connection)}
    return tuple(
        one
        for one in cards
        if one.card.device not in known and not office.trust.is_own(one.card.device)
    )


def files_in(root: Path) -> Iterator[Path]:
    """Cards and bundles in a folder and in those right below it.

    Names that begin with a dot or a tilde are those of files that are still being copied, or of
    the notes that other systems keep beside a file.
    """
    try:
        entries = list(root.iterdir())
        folders = [one for one in entries if one.is_dir() and not one.name.startswith(".")]
        for folder in islice(folders, MOST_FOLDERS):
            entries += folder.iterdir()
    except OSError:  # the stick was pulled out, or a folder may not be read
        return
    for one in entries:
        if one.suffix.lower() in (CARD, BUNDLE) and not one.name.startswith((".", "~")):
            yield one


def is_card(path: Path) -> bool:
    """Whether a file is called as cards are."""
    return path.suffix.lower() == CARD


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def card_name(office: Office) -> str:
    """What the file of our card is called."""
    return safe_name(say("{office}的名片", office=office.name)) + CARD


def bundle_name(office: Office, reader: str) -> str:
    """What the file of a bundle is called: for whom it is, from whom, since when."""
    moment = dt.datetime.fromtimestamp(office.clock() / 1000).astimezone()
    name = say("给{reader}-{office}-{moment}", reader=reader, office=office.name,
               moment=f"{moment:%Y%m%d-%H%M}")  # fmt: skip
    return safe_name(name) + BUNDLE


def free_path(folder: Path, name: str) -> Path:
    """A path in a folder at which nothing lies: offices of one name may write in one minute."""
    path = folder / name
    for number in count(2):
        if not path.exists():
            break
        path = folder / f"{name.removesuffix(BUNDLE)}({number}){BUNDLE}"
    return path

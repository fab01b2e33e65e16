"""What lies on a stick: cards and bundles for this office, and how our own are called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say
from app.saving import safe_name
from app.sync.cards import SUFFIX as CARD
from app.sync.cards import Card, read_card
from app.sync.container import SUFFIX as BUNDLE
from app.sync.incoming import ShownBundle, show_bundle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.office import Office
    from app.progress import Progress

MOST_FOLDERS = 200
"""So many folders of a stick are looked into, one below its root: photos may fill the rest."""


@dataclass(frozen=True)
class FoundCard:
    """A card of an office that is not known here yet."""

    path: Path
    card: Card


@dataclass(frozen=True)
class FoundBundle:
    """A bundle for this office that has something new in it."""

    path: Path
    shown: ShownBundle


@dataclass(frozen=True)
class Finds:
    """What lies on a stick for this office; the newest first."""

    cards: tuple[FoundCard, ...] = ()
    bundles: tuple[FoundBundle, ...] = ()


def look_on_sticks(office: Office, roots: Iterable[Path], progress: Progress) -> Finds:
    """Find the cards and bundles that are worth opening; what cannot be opened is passed over.

    Args:
        office: ours.
        roots: where sticks are mounted.
        progress: asked before each file whether to go on.

    Raises:
        Cancelled: through ``progress``.
    """
    cards: dict[bytes, FoundCard] = {}
    bundles: list[FoundBundle] = []
    paths = sorted((one for root in roots for one in _files(root)), key=_age, reverse=True)
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        try:
            if path.suffix == CARD:
                card = read_card(path)
                cards.setdefault(card.device, FoundCard(path, card))
            else:
                bundles.append(FoundBundle(path, show_bundle(path, office)))
        except Trouble:
            continue
    with office.store.reading() as connection:
        known = {*(one.device for one in office.trust.peers(connection))}
        known |= {*office.trust.revoked(connection)}
    return Finds(
        tuple(
            one
            for device, one in cards.items()
            if device not in known and not office.trust.is_own(device)
        ),
        tuple(one for one in bundles if one.shown.is_news and not one.shown.ours),
    )


def _files(root: Path) -> Iterator[Path]:
    """Cards and bundles in a folder and in those right below it."""
    try:
        entries = list(root.iterdir())
        folders = [one for one in entries if one.is_dir() and not one.name.startswith(".")]
        for folder in islice(folders, MOST_FOLDERS):
            entries += folder.iterdir()
    except OSError:  # the stick was pulled out, or a folder may not be read
        return
    yield from (one for one in entries if one.suffix in (CARD, BUNDLE))


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

"""Enrolment: writing our card, accepting that of another office."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble, WrongUse
from app.language import say
from app.saving import save_checked
from app.sync.cards import Card, encode_card, own_card, read_card, relation
from app.sync.settling import settle_moves
from app.sync.vouching import certify

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.office import Office

DOMAINS = ("members", "households", "patrols", "ledgers")
"""What can be exchanged or left out; codes, notices and trust always go along."""


@dataclass(frozen=True)
class Accepted:
    """A card that was accepted.

    Attributes:
        card: the card.
        relation: ``above``, ``below`` or ``same``: another computer of this office.
        domains: what is exchanged; empty: everything that the other may see.
    """

    card: Card
    relation: str
    domains: tuple[str, ...]


def write_card(office: Office, path: Path) -> Card:
    """Write this device's card to a file.

    Raises:
        Trouble: the file cannot be written.
    """
    card = own_card(office.name, office.unit, office.secrets)
    save_checked(encode_card(card, office.secrets.signing), path)
    return card


def accept_card(office: Office, card: Card | Path, domains: Collection[str] = ()) -> Accepted:
    """Accept a card: from now on bundles of that office are read, and can be written for it.

    A certificate of it goes into our scope of trust, and travels with the next bundles: an office
    vouches for those below it, for its own computers, and for its own superior.

    Args:
        office: ours.
        card: the card that somebody has looked at, or its file.
        domains: what is exchanged; empty: everything that the other may see.

    Raises:
        Trouble: the card is no card, was altered, is our own, or that of an office with which
            we have nothing to exchange directly.
        WrongUse: a domain has no such name.
    """
    for one in domains:
        if one not in DOMAINS:
            raise WrongUse(
                "没有叫“{name}”的交换范围",
                "可以用的有：{names}",
                name=one,
                names="、".join(DOMAINS),
            )
    if isinstance(card, Path):
        card = read_card(card)
    found = relation_of(office, card)
    with office.journal.transaction() as connection:
        office.trust.accept(connection, card.office(domains), office.clock())
        title = _certify(office, card)
        # What this office wrote may be here already, by way of another one, in quarantine.
        read = office.journal.receive((), title, office.person, office.trust.accepts)
        settled = settle_moves(office)
    office.announce(frozenset(read.effects) | settled)
    return Accepted(card, found, tuple(domains))


def relation_of(office: Office, card: Card) -> str:
    """How the office of a card stands to ours: ``above``, ``below`` or ``same``.

    Raises:
        Trouble: it is our own card or that of a revoked computer, or there is nothing to
            exchange directly.
    """
    if office.trust.is_own(card.device):
        raise WrongUse("这是本办公室自己的名片", "请选对方的名片")
    with office.store.reading() as connection:
        if card.device in office.trust.revoked(connection):
            raise Trouble(
                "写这张名片的电脑已经被吊销", "请“{name}”在另一台电脑上重新写名片", name=card.name
            )
    return relation(office.unit, card.unit)


def _certify(office: Office, card: Card) -> str:
    title = say("接收“{name}”的名片", name=card.name)
    changes = [certify(office, card.office(()))]
    office.journal.write("card", title, office.person, changes, undoable=False)
    return title

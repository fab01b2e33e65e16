"""Enrolment: writing our card, accepting that of another office, what is exchanged with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble, WrongUse
from app.language import say
from app.saving import save_checked
from app.sync.cards import Card, encode_card, own_card, read_card, relation
from app.sync.known import day_of
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


@dataclass(frozen=True)
class Meeting:
    """What a card is to us before it is accepted.

    Attributes:
        relation: ``above``, ``below`` or ``same``: another computer of this office.
        computers: how many other computers of that office are known, none that was revoked.
        is_known: whether this very computer is known, by its card or by a certificate.
        accepted: the day on which its card was accepted here before, "YYYY-MM-DD"; empty: never.
        other_name: the name by which the office is known, where the card says another; else empty.
        domains: what is exchanged with that office by now; empty: everything that it may see.
    """

    relation: str
    computers: int
    is_known: bool
    accepted: str
    other_name: str
    domains: frozenset[str]


def write_card(office: Office, path: Path) -> Card:
    """Write this device's card to a file.

    Raises:
        Trouble: the file cannot be written.
    """
    card = own_card(office.name, office.unit, office.secrets)
    save_checked(encode_card(card, office.secrets.signing), path)
    return card


def meet(office: Office, card: Card) -> Meeting:
    """What accepting a card would mean; nothing is changed.

    Raises:
        Trouble: see `relation_of`.
    """
    found = relation_of(office, card)
    with office.store.reading() as connection:
        known = office.trust.devices_of(connection, card.unit.code)
        names = office.trust.names(connection)
        at = office.trust.accepted_at(connection).get(card.device)
        agreed = office.trust.agreed(connection, card.unit.code)
    # our own other computers may write our name otherwise; whoever else does is looked at twice
    name = names.get(card.unit.code, card.name) if found != "same" else card.name
    return Meeting(
        relation=found,
        computers=len({one.device for one in known} - {card.device}) + (found == "same"),
        is_known=any(one.device == card.device for one in known),
        accepted="" if at is None else day_of(at),
        other_name="" if name == card.name else name,
        domains=agreed or frozenset(),
    )


def accept_card(
    office: Office, card: Card | Path, domains: Collection[str] | None = None
) -> Accepted:
    """Accept a card: from now on bundles of that office are read, and can be written for it.

    A certificate of it goes into our scope of trust, and travels with the next bundles: an office
    vouches for those below it, for its own computers, and for its own superior.

    Args:
        office: ours.
        card: the card that somebody has looked at, or its file.
        domains: what is exchanged with its office; empty: everything that the other may see;
            None: as it was agreed on before, or everything.

    Raises:
        Trouble: the card is no card, was altered, is our own, or that of an office with which
            we have nothing to exchange directly.
        WrongUse: a domain has no such name.
    """
    _judge(domains or ())
    if isinstance(card, Path):
        card = read_card(card)
    found = relation_of(office, card)
    with office.journal.transaction() as connection:
        if domains is None:
            domains = sorted(office.trust.agreed(connection, card.unit.code) or ())
        office.trust.accept(connection, card.office(domains), office.clock())
        office.trust.agree(connection, card.unit.code, domains)
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


def agree(office: Office, code: str, domains: Collection[str]) -> tuple[str, ...]:
    """Say anew what is exchanged with an office; the choice.

    What it has got already stays with it. What is exchanged again goes with the next bundle, as
    far as it has not proved to hold it.

    Args:
        office: ours.
        code: the other one's.
        domains: what is exchanged; empty: everything that it may see.

    Raises:
        Trouble: no card of it was accepted here.
        WrongUse: a domain has no such name.
    """
    _judge(domains)
    with office.store.writing() as connection:
        if not office.trust.agree(connection, code, domains):
            raise Trouble(
                "还没有接收过代码为 {code} 的办公室的名片",
                "请先接收它的名片，再选交换哪些内容",
                code=code,
            )
    office.announce(frozenset())
    return tuple(sorted(domains))


def domain_titles(office: Office) -> dict[str, tuple[str, ...]]:
    """What can be exchanged or left out → the titles of its ledgers in this program, perhaps none.

    The titles are as the ledgers declare them, untranslated.
    """
    ledgers = list(office.registry)
    return {
        domain: tuple(one.sheet.title for one in ledgers if one.sheet.domain == domain)
        for domain in DOMAINS
    }


def _judge(domains: Collection[str]) -> None:
    for one in domains:
        if one not in DOMAINS:
            raise WrongUse(
                "没有叫“{name}”的交换范围",
                "可以用的有：{names}",
                name=one,
                names="、".join(DOMAINS),
            )


def _certify(office: Office, card: Card) -> str:
    title = say("接收“{name}”的名片", name=card.name)
    changes = [certify(office, card.office(()))]
    office.journal.write("card", title, office.person, changes, undoable=False)
    return title

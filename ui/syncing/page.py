"""The page of the exchange: who is who, what waits for whom, what is on the stick."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.standing import PeerStanding, Standing, standing
from app.sync.cards import SUFFIX as CARD
from ui.jobs import Job, Lane
from ui.moving.letters import LettersDialog
from ui.page import Page
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.folder_card import FolderCard
from ui.syncing.folder_watch import FolderWatch
from ui.syncing.page_layout import ExchangeLayout
from ui.syncing.peer_card import PeerCard
from ui.syncing.register_dialog import RegisterDialog
from ui.syncing.round_dialog import RoundDialog, of_files, on_stick
from ui.syncing.sticks import Stick, sticks
from ui.syncing.watching import StickWatch
from ui.syncing.writing import PURPOSE, Writing
from ui.trust.accepting import Accepting
from ui.trust.dialog import COMPUTERS, GAPS, SET_ASIDE, TrustDialog
from ui.widgets.choosing import Wanted, file_to_open
from ui.widgets.moments import shown_moment
from ui.widgets.pieces import Banner, button
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QDialog, QWidget

    from app.sync.stick import FoundCard
    from ui.page import Workplace

CHANNEL = "exchange"


class ExchangePage(Page):
    """Shows the offices that we exchange with, and what is on the stick.

    Args:
        place: the office, and what works for it.
        find_sticks: says which sticks are plugged in.
        watch: watches for sticks already; None: the page does so itself.
        folder: looks into the exchange folder already; None: the page has one of its own.
        parent: the window.
    """

    def __init__(
        self,
        place: Workplace,
        find_sticks: Callable[[], list[Stick]] = sticks,
        *,
        watch: StickWatch | None = None,
        folder: FolderWatch | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(place, parent)
        self.working = Working(place.jobs)
        self.folder = folder or FolderWatch(place.office, place.jobs, self)
        self.folder_card = FolderCard(place, self.folder)
        self.parts = ExchangeLayout(self, self.working, self.folder_card)
        self.peers: list[PeerCard] = []
        self._tab = COMPUTERS
        self._find_sticks = find_sticks
        self.watch = watch or StickWatch(place.office, place.jobs, find_sticks, self)
        self._owns_watch = watch is None
        self._writing = Writing(place, self.working, find_sticks, self)
        self.watch.plugged.connect(self._show_sticks)
        self.watch.looked.connect(self._show_sticks)
        self.folder.changed.connect(self._show_cards)
        self.parts.round.clicked.connect(self._round)
        self._writing.written.connect(self._praise)
        self._accepting = Accepting(place, self)
        self._accepting.accepted.connect(self._praise)
        self._accepting.accepted.connect(self._look_again)
        self.parts.read.clicked.connect(self._choose_bundle)
        self.parts.accept_card.clicked.connect(self._choose_card)
        self.parts.own_card.clicked.connect(self._writing.show_own_card)
        self.parts.backup.clicked.connect(self._writing.back_up)
        self.parts.register.clicked.connect(self._show_register)
        self.parts.letters.clicked.connect(self._show_letters)
        self.parts.known.clicked.connect(lambda: self.show_known(COMPUTERS))
        self.parts.look.clicked.connect(lambda: self.show_known(self._tab))

    # ---- what the window tells
    def came_up(self) -> None:
        """Read how the exchange stands, and look for sticks."""
        self.titled.emit(self.tr("交换"))
        self.parts.done.hide()
        if self._owns_watch:
            self.watch.begin()
        self._show_sticks()
        self.watch.look_into()
        self.folder_card.refresh()
        self._read_standing()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for sticks no more, unless the window does so for all its pages."""
        super().hideEvent(event)
        if self._owns_watch:
            self.watch.end()

    def changed(self, ledgers: frozenset[str]) -> None:
        """Count anew what waits for whom."""
        if self._owns_watch:
            self.watch.changed()
        if self.isVisible():
            self._read_standing()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open cards and bundles that were dropped on the window or opened from outside.

        One bundle is shown by itself, several are read as one.
        """
        cards = [one for one in paths if one.suffix.lower() == CARD]
        bundles = [one for one in paths if one not in cards]
        for one in cards:
            self._open_card(one)
        if len(bundles) == 1:
            self._open_bundle(bundles[0])
        elif bundles:
            self._open(RoundDialog(self.place, of_files(bundles), self))

    def open_file(self, path: Path) -> None:
        """Open one of them."""
        self.open_files([path])

    # ---- the offices
    def _read_standing(self) -> None:
        office = self.place.office
        job = Job(
            self.tr("正在数有多少要交换"),
            lambda _progress: standing(office),
            self._show_standing,
            channel=CHANNEL,
            owner=self,
            lane=Lane.COUNT,
        )
        self.place.jobs.run(job)

    def _show_standing(self, found: Standing) -> None:
        self.peers = [self._peer_card(one) for one in found.peers]
        for one in self.peers:
            one.writing_wanted.connect(self._writing.write_bundle)
            one.everything_wanted.connect(self._writing.write_everything)
        self.parts.show_peers(self.peers)
        self.parts.show_revoked(found.revoked)
        self.parts.count_letters(found.letters)
        self.parts.warn(self._stuck(found))
        self._tab = GAPS if found.held_back else SET_ASIDE if found.quarantined else COMPUTERS

    def _stuck(self, found: Standing) -> str:
        held = self.tr("有 {count} 段内容在等别的数据包，请让对方再写一次给您。")
        aside = self.tr("有 {count} 段内容是无权的人写的，先放在一边，不起作用。")
        said = [held.format(count=found.held_back)] if found.held_back else []
        if found.quarantined and not found.revoked:
            said.append(aside.format(count=found.quarantined))
        return "".join(said)

    def _waiting(self, peer: PeerStanding) -> str:
        if peer.unwritten:
            return self.tr("有 {count} 条等着写给它").format(count=f"{peer.unwritten:,}")
        if peer.records:
            text = self.tr("{count} 条已经写给它，还没有收到回执")
            return text.format(count=f"{peer.records:,}")
        return self.tr("它都有了")

    def _peer_card(self, peer: PeerStanding) -> PeerCard:
        relation = self._relation(peer.relation)
        heard = self.tr("还没有收到过它的数据包")
        if peer.last_heard:
            moment = shown_moment(dt.datetime.fromisoformat(peer.last_heard))
            heard = self.tr("最近收到的：它在 {moment} 写的").format(moment=moment)
        return PeerCard(
            peer,
            self.tr("{relation}　代码 {code}").format(relation=relation, code=peer.code),
            self._waiting(peer),
            heard,
        )

    def _relation(self, name: str) -> str:
        return {
            "above": self.tr("上级"),
            "below": self.tr("下级"),
            "same": self.tr("本办公室另一台电脑"),
        }[name]

    # ---- sticks
    def _show_sticks(self) -> None:
        present = self.watch.present
        if not present:
            said = self.tr("没有插U盘")
        else:
            said = self.tr("U盘：{names}").format(names="、".join(one.name for one in present))
            found = [one.plan.sentence for one in self.watch.seen if one.plan.sentence]
            nothing = self.tr("没有要读入的，也没有谁在等")
            said = f"{said}　{'；'.join(found) or nothing}" if self.watch.seen else said
        self.parts.stick.setText(said)
        self.parts.round.setEnabled(bool(present))
        self._show_cards()

    def _show_cards(self) -> None:
        cards = [one for seen in self.watch.seen for one in seen.plan.finds.cards]
        known = {one.card.device for one in cards}
        shared = [one for one in self.folder.cards if one.card.device not in known]
        stick = self.tr("U盘上有一张新名片：“{office}”。")
        folder = self.tr("交换文件夹里有一张新名片：“{office}”。")
        self.parts.show_finds(
            [
                *(self._card_banner(one, stick) for one in cards),
                *(self._card_banner(one, folder) for one in shared),
            ]
        )

    def _round(self) -> None:
        """Read and write, with the stick on which there is something, or the first."""
        each = [one.stick for one in self.watch.seen if not one.plan.is_nothing]
        if each or self.watch.present:
            self.open_round((each or self.watch.present)[0])

    def open_round(self, stick: Stick) -> None:
        """Show what one round with a stick would do."""
        self._open(RoundDialog(self.place, on_stick(stick), self))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(self._look_again)
        dialog.open()

    def _card_banner(self, found: FoundCard, template: str) -> Banner:
        said = template.format(office=found.card.name)
        return self._banner(said, self.tr("看一看"), lambda: self._open_card(found.path))

    def _banner(self, text: str, action: str, act: Callable[[], None]) -> Banner:
        banner = Banner(text, "info", "stick")
        doing = button(action)
        doing.clicked.connect(lambda _checked=False: act())
        banner.add(doing)
        return banner

    # ---- bundles
    def _choose_bundle(self) -> None:
        path = self._choose(self.tr("选择数据包"), self.tr("数据包 (*.ortoo)"))
        if path:
            self._open_bundle(path)

    def _open_bundle(self, path: Path) -> None:
        dialog = BundleDialog(self.place, path, self)
        dialog.other_wanted.connect(self._choose_bundle)
        self._open(dialog)

    def _show_register(self) -> None:
        RegisterDialog(self.place, self).open()

    def _show_letters(self) -> None:
        LettersDialog(self.place, self).open()

    def _look_again(self) -> None:
        self.watch.look_into()
        self._read_standing()

    def _choose(self, title: str, kinds: str) -> Path | None:
        roots = [one.root for one in self._find_sticks()]
        wanted = Wanted(title, kinds, PURPOSE)
        return file_to_open(self.place.office, self, wanted, roots[0] if roots else None)

    # ---- cards
    def _choose_card(self) -> None:
        path = self._choose(self.tr("选择名片"), self.tr("办公室名片 (*.ortoocard)"))
        if path:
            self._open_card(path)

    def _open_card(self, path: Path) -> None:
        self._accepting.open(path)

    def show_known(self, tab: int = COMPUTERS) -> None:
        """Show the known computers, what is set aside, and what is missing."""
        dialog = TrustDialog(self.place, self, tab)
        dialog.finished.connect(self._look_again)
        dialog.open()

    def _praise(self, sentence: str) -> None:
        self.parts.praise(sentence)
        self._read_standing()

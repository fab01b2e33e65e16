# ruff: noqa: T201 it speaks on the terminal
"""Histories for as long as one likes: `make soak`, `make soak ARGS="--minutes 600 --from 1000"`.

Prints the seeds of those that break a promise, and in the end what happened how often.
"""

from __future__ import annotations

import argparse
import os
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import count

from tests.properties import offices
from tests.properties.crash_script import Crashes
from tests.properties.district import Lost
from tests.properties.world import IN_SOAK, History, history, play, shrunk

FIGURES = {
    "histories": "histories",
    "values written": "values written",
    "values lost": "values lost",
    "values checked": "values compared with what should be seen",
    "questions checked": "questions of the review compared likewise",
    "bundles": "bundles written",
    "readings": "bundles read",
    "read twice": "bundles read twice at once",
    "planned": "bundles planned, and nothing changed",
    "stale saves": "forms saved after something newer came",
    "shown again": "forms shown again instead",
    "undo": "undone",
    "redo": "redone",
    "readings turned": "readings undone or redone",
    "set aside, or taken up": "of these in any order",
    "settle": "reviews looked through",
    "erased": "records erased",
    "joins": "pairs of records joined",
    "told apart": "pairs told apart",
    "cross": "pairs joined, told apart, deleted or changed by two at once",
    "amendments": "changes of closed records",
    "offers": "letters written",
    "adoptions": "letters answered",
    "moved": "records that moved",
    "letters compared": "letters compared between offices",
    "stolen": "computers stolen",
    "thief": "days of thieves",
    "revoked": "computers revoked",
    "admitted": "chains let in again",
    "segments of revoked computers": "segments of revoked computers looked at",
    "bereft": "states put back of which somebody had the only proof",
    "died": "computers died with what nobody else had",
    "declared lost": "segments declared lost",
    "old sticks": "old sticks found before the end",
    "pairs made blind by a loss": "pairs of commands between which something is lost",
    "crash points": "crash points tried, of all writes of one exchange",
    "by SIGKILL": "of these by SIGKILL",
}
FAULTS = {
    "altered": "bundles cut or altered, each refused",
    "strayed": "bundles given to somebody else",
    "lose": "bundles lost",
    "receive": "bundles read late or out of turn",
    "clock": "clock jumps, up to 20 years",
    "killed": "programs killed at a transaction",
    "disks full": "disks full at a transaction",
    "images put back": "old backups and disk images put back",
    "disks copied": "disks copied",
    "older programs": "older programs, which lack a ledger",
    "programs brought up to date": "of these brought up to date in mid-history",
    "scopes changed": "scopes changed",
    "written without right": "written without the right to",
    "stale": "forms open while a bundle came",
    "relapse": "acknowledgments forgotten",
}
"""What was done to the offices, by kind."""


def tried(past: History) -> tuple[History, Counter[str], str]:
    """A history, what happened in it, and how it went wrong."""
    try:
        return past, play(past), ""
    except Exception as error:  # noqa: BLE001 whatever it is, it is told
        lost = error.count if isinstance(error, Lost) else 0
        return past, Counter({"values lost": lost}), traceback.format_exc()


def main() -> int:
    """Run histories; how many went wrong."""
    options = _options()
    total: Counter[str] = Counter()
    wrong: list[History] = []
    end = time.monotonic() + options.minutes * 60
    step = 10 * options.processes
    with ProcessPoolExecutor(
        options.processes, initializer=offices.live_in, initargs=(offices.folder(),)
    ) as pool:
        for first in count(options.first, step):
            pasts = [
                history(seed, options.steps, besides=IN_SOAK) for seed in range(first, first + step)
            ]
            for past, stat, problem in pool.map(tried, pasts):
                total += stat
                total["histories"] += 1
                if problem:
                    wrong.append(past)
                    print(
                        f"history({past.seed}, {options.steps}, besides=IN_SOAK):\n{problem}",
                        flush=True,
                    )
            if time.monotonic() > end:
                break
    if not options.no_crashes:
        total += _crashes()
    for key, name in FIGURES.items():
        print(f"{total[key]:9,} {name}")
    print("faults:")
    for key, name in FAULTS.items():
        print(f"{total[key]:9,} {name}")
    print(f"{len(wrong):9,} histories that broke a promise: {[one.seed for one in wrong]}")
    if wrong and options.shrink:
        print(f"the first of them in short: {shrunk(wrong[0])}")
    offices.clean_up()
    return len(wrong)


def _crashes() -> Counter[str]:
    """End one exchange at each of its writes."""
    tried = Crashes(offices.folder() / "crashes").run(real=9)
    real = tried.pop("by SIGKILL")
    return Counter({"crash points": tried.total(), "by SIGKILL": real})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--from", type=int, default=100_000, dest="first", metavar="SEED")
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-crashes", action="store_true", help="only the histories")
    parser.add_argument("--shrink", action="store_true", help="shorten the first that went wrong")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(min(main(), 1))

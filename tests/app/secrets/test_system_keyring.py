import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backends import chainer, fail, null

from app.secrets.system_keyring import KeyringUnusable, SystemKeyring

ROOT = Path(__file__).parents[3]
HOME, OTHER_HOME = "a" * 32, "b" * 32
ENTRY = bytes(range(147))
HASTY = SystemKeyring(find_s=5, use_s=0.05)


def assert_unusable(keyring=HASTY):
    assert not keyring.works()
    with pytest.raises(KeyringUnusable):
        keyring.save(HOME, ENTRY)


def test_an_entry_reads_back(memory_ring):
    SystemKeyring().save(HOME, ENTRY)
    assert SystemKeyring().load(HOME) == ENTRY


def test_every_home_has_its_own_entry(memory_ring):
    SystemKeyring().save(HOME, ENTRY)
    SystemKeyring().save(OTHER_HOME, ENTRY[::-1])
    assert SystemKeyring().load(HOME) == ENTRY
    assert SystemKeyring().forget(HOME)
    assert SystemKeyring().load(HOME) is None
    assert SystemKeyring().load(OTHER_HOME) == ENTRY[::-1]


def test_homes_do_not_share_a_service(memory_ring):
    """Windows keeps one credential for each service, and moves an earlier one aside."""
    SystemKeyring().save(HOME, ENTRY)
    SystemKeyring().save(OTHER_HOME, ENTRY)
    assert len({service for service, _ in memory_ring.entries}) == 2


def test_the_probe_is_removed(memory_ring):
    assert SystemKeyring().works()
    assert memory_ring.entries == {}


def test_forgetting_what_is_not_there_is_no_trouble(memory_ring):
    assert SystemKeyring().forget(HOME)


def test_something_else_in_the_entrys_place_is_no_entry(memory_ring):
    SystemKeyring().save(HOME, ENTRY)
    memory_ring.entries = dict.fromkeys(memory_ring.entries, "不是 base64")
    assert SystemKeyring().load(HOME) is None


def test_a_backend_that_loses_values_does_not_count(losing_ring):
    assert_unusable()


def test_a_backend_that_raises_does_not_count(raising_ring):
    assert_unusable()
    with pytest.raises(KeyringUnusable):
        SystemKeyring().load(HOME)
    assert not SystemKeyring().forget(HOME)


def test_a_backend_that_never_answers_does_not_hold_the_program_up(hanging_ring):
    assert_unusable()
    with pytest.raises(KeyringUnusable):
        HASTY.load(HOME)
    assert not HASTY.forget(HOME)


def test_a_backend_that_never_answers_does_not_keep_the_program_from_ending():
    program = """
import threading, keyring
from keyring.backend import KeyringBackend
from app.secrets.system_keyring import SystemKeyring

class Hanging(KeyringBackend):
    priority = 5
    def get_password(self, *_): threading.Event().wait()
    set_password = get_password

keyring.set_keyring(Hanging())
print(SystemKeyring(use_s=0.05).works())
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=ROOT,
    )
    assert ended.stdout == "False\n"


@pytest.mark.parametrize("ring", [fail.Keyring, null.Keyring])
def test_a_backend_that_is_none_does_not_count(ring, set_ring):
    set_ring(ring())
    assert_unusable()


@pytest.mark.parametrize(
    "module", ["keyrings.alt.file", "keyrings.alt.Gnome", "keyrings.cryptfile.cryptfile"]
)
def test_files_of_other_packages_do_not_count(module, ring_from):
    """`keyrings.alt.file.PlaintextKeyring` gives back what it was given, to everybody."""
    ring = ring_from(module)
    assert_unusable()
    assert ring.entries == {}


def test_a_backend_that_keyring_does_not_recommend_does_not_count(ring_from):
    ring_from("somewhere", priority=0.5)
    assert_unusable()


def chain_of(*members):
    return type("Chain", (chainer.ChainerBackend,), {"backends": list(members), "viable": False})()


def test_a_chain_of_nothing_does_not_count(set_ring):
    set_ring(chain_of(fail.Keyring(), null.Keyring()))
    assert_unusable()
    set_ring(chain_of())
    assert_unusable()


def test_of_a_chain_only_a_member_that_keeps_gets_the_entry(memory_ring, ring_from, set_ring):
    plain = ring_from("keyrings.alt.file", priority=9)
    set_ring(chain_of(plain, memory_ring))
    SystemKeyring().save(HOME, ENTRY)
    assert plain.entries == {}
    assert SystemKeyring().load(HOME) == ENTRY


def test_a_member_that_loses_values_is_passed_over(losing_ring, memory_ring, set_ring):
    set_ring(chain_of(losing_ring, memory_ring))
    SystemKeyring().save(HOME, ENTRY)
    assert len(memory_ring.entries) == 1
    assert SystemKeyring().load(HOME) == ENTRY

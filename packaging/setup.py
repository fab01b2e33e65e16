"""Puts everything in place that the program and its tests need: `make setup` runs this.

Runs before anything is installed, with the python3 of the system: standard library only, and
syntax that an old Python can read far enough to be told that it is too old.

What is missing of `apt.txt` is installed with apt-get; `requirements-dev.lock` is installed into
``.venv``, each file checked against its hash. Fonts of `fonts.txt`, too large for the repository,
are copied from the system packages that have them, if they are the very files. The last thing
written is ``.venv/ready``: where it is missing or was written for another lock, Python or machine,
``.venv`` is built again.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_PACKAGES = ROOT / "packaging" / "apt.txt"
FONTS = ROOT / "packaging" / "fonts.txt"
LOCK = ROOT / "packaging" / "requirements-dev.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "ready"

OLDEST, NEWEST = (3, 11), (3, 13)
"""The Pythons for which the pinned packages exist; PySide6 6.9 sets the upper end."""

NO_NETWORK = re.compile(
    r"Temporary failure (resolving|in name resolution)|Could not (resolve|connect)"
    r"|Failed to establish a new connection|Network is unreachable"
    r"|[Cc]onnection (refused|timed out|reset|aborted)|Connection broken:"
    r"|(Read|Connect)TimeoutError|Cannot connect to proxy"
)
"""How apt-get and pip say that they could not reach anything."""

ERASE_LINE = "\r\033[K"


class CannotGoOn(Exception):
    """Set-up has to stop; the text says why and what to do."""


class SystemPackage(NamedTuple):
    """One line of `apt.txt`."""

    name: str
    proof: str
    """The library, Python module, command or file that is there once the package is."""
    purpose: str

    def is_installed(self) -> bool:
        """Whether the proof is found, whichever package of whichever system brought it."""
        if self.proof.startswith("/"):
            # elsewhere it has another place, and what needs it does without
            return Path(self.proof).exists() or sys.platform != "linux"
        if ".so." not in self.proof:
            module = importlib.util.find_spec(self.proof)
            return module is not None or shutil.which(self.proof) is not None
        try:
            ctypes.CDLL(self.proof)
        except OSError:
            # elsewhere the wheels of Qt bring every library along
            return sys.platform != "linux"
        return True


def missing_system_packages(listed_in: Path = SYSTEM_PACKAGES) -> list[SystemPackage]:
    """The lines of such a list that this computer does not have yet."""
    lines = listed_in.read_text(encoding="utf-8").splitlines()
    listed = (re.fullmatch(r"(\S+)\s+(\S+)\s+#\s*(.+)", line) for line in lines)
    packages = [SystemPackage(*match.groups()) for match in listed if match]
    return [package for package in packages if not package.is_installed()]


class SystemFont(NamedTuple):
    """One line of `fonts.txt`."""

    checksum: str
    source: Path
    target: Path

    def can_be_put_in_place(self) -> bool:
        """Whether it is not in its place yet, and the system has it."""
        return not self.target.exists() and self.source.exists()

    def put_in_place(self) -> None:
        """Copy it, if it is the very file that is named; another one would print other pages."""
        program = self.source.read_bytes()
        if hashlib.sha256(program).hexdigest() != self.checksum:
            say(f"{self.source} is another version than the one wanted, and is not taken.")
            return
        begun = self.target.with_suffix(".part")
        begun.write_bytes(program)
        begun.replace(self.target)


def missing_system_fonts() -> list[SystemFont]:
    """The lines of `fonts.txt` that can be put in place and are not yet."""
    lines = FONTS.read_text("utf-8").splitlines() if FONTS.exists() else []
    listed = (re.fullmatch(r"([0-9a-f]{64})\s+(\S+)\s+(\S+)", line) for line in lines)
    fonts = [SystemFont(match[1], Path(match[2]), ROOT / match[3]) for match in listed if match]
    return [font for font in fonts if font.can_be_put_in_place()]


def fingerprint() -> str:
    """What ``.venv`` is good for: this lock, this Python, this kind of machine."""
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    machine = os.uname()
    return (
        f"lock {lock}\n"
        f"python {sys.implementation.cache_tag}\n"
        f"platform {machine.sysname} {machine.machine}\n"
    )


def venv_is_ready() -> bool:
    """Whether ``.venv`` was finished for what is here now, and its Python is still installed."""
    python_is_there = (VENV / "bin" / "python").exists()
    return python_is_there and STAMP.exists() and STAMP.read_text("utf-8") == fingerprint()


def dotted(version: tuple[int, ...]) -> str:
    """A version as people write it."""
    return ".".join(map(str, version))


def say(sentence: str) -> None:
    """Tell what happens next, at once even where the output is a pipe."""
    print(sentence, flush=True)


def run(purpose: str, *command: str) -> None:
    """Run a command; a terminal sees the line it is at, the rest is shown only if it fails.

    Args:
        purpose: begins the sentence that ends in "failed".
        *command: the program and its arguments.

    Raises:
        CannotGoOn: the command failed.
    """
    terminal = shutil.get_terminal_size().columns - 3 if sys.stdout.isatty() else 0
    printed: list[str] = []
    with subprocess.Popen(  # noqa: S603  the commands are those of this file
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            printed.append(line)
            if terminal:
                print(f"{ERASE_LINE}  {line.strip()[:terminal]}", end="", flush=True)
    if terminal:
        print(ERASE_LINE, end="", flush=True)
    if process.returncode == 0:
        return
    if NO_NETWORK.search("".join(printed)):
        raise CannotGoOn(
            f"{purpose} failed because the network cannot be reached: "
            "connect this computer and run make again."
        )
    end = "".join(printed[-15:]).strip()
    raise CannotGoOn(f"{purpose} failed. The end of what was printed:\n{end}")


def become_root(command: str) -> list[str]:
    """What to write before a command so that it may install packages.

    Raises:
        CannotGoOn: this account may not; the text gives `command` to somebody who may.
    """
    if os.geteuid() == 0:
        return []
    # `sudo -v` asks for the password, and fails for somebody who is not allowed
    if shutil.which("sudo") and subprocess.run(["sudo", "-v"], check=False).returncode == 0:  # noqa: S607
        return ["sudo"]
    raise CannotGoOn(
        "System packages are missing, and this account may not install them. "
        f"Ask the administrator of this computer for:\n  {command}\nThen run make again."
    )


def install_system_packages(packages: list[SystemPackage]) -> None:
    """Install with apt-get what is missing, or say what it is where there is no apt-get."""
    if shutil.which("apt-get") is None:
        say("There is no apt-get here. Install these as this system does, if something fails:")
        for package in packages:
            say(f"  {package.proof}: {package.purpose}")
        return
    install = "apt-get install --yes --no-install-recommends"
    names = " ".join(package.name for package in packages)
    root = become_root(f"{install} {names}")
    say(f"Installing {len(packages)} system packages with apt-get: {names}")
    # a failing update is no failure yet: another source may have the packages, or the cache
    script = f"apt-get -q update; {install} -q -o DPkg::Lock::Timeout=300 {names}"
    apt_get = ["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", script]
    run("Installing the system packages", *root, *apt_get)


def build_venv() -> None:
    """Make ``.venv`` anew, with the locked packages and nothing else."""
    say(f"Making .venv with Python {dotted(sys.version_info[:3])}.")
    run("Making .venv", sys.executable, "-m", "venv", "--clear", str(VENV))
    say(f"Installing what {LOCK.relative_to(ROOT)} lists, a few hundred megabytes.")
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--no-input"]
    # the lock is complete, and a package that had to be compiled would not be the one it names
    strictly = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--progress-bar=off"]
    run("Installing the packages", *pip, *strictly, "-r", str(LOCK))
    # a power cut must not leave the stamp on the disk without the packages
    os.sync()
    STAMP.write_text(fingerprint(), "utf-8")


def wait_for_another_set_up() -> None:
    """Wait until no other set-up runs in this folder; others wait until this one has ended."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another set-up is at work in this folder: waiting for it.")
        fcntl.flock(folder, fcntl.LOCK_EX)


def set_up() -> None:
    """Bring this folder and this computer to where the program and its tests run.

    Raises:
        CannotGoOn: something is in the way that a person has to mend.
    """
    python = sys.version_info[:2]
    if not OLDEST <= python <= NEWEST:
        raise CannotGoOn(
            f"Python {dotted(OLDEST)} to {dotted(NEWEST)} is needed, and this is {dotted(python)}: "
            f"name another, for example `make setup PYTHON3=python{dotted(OLDEST)}`."
        )
    if venv_is_ready() and not missing_system_packages() and not missing_system_fonts():
        return
    wait_for_another_set_up()
    missing = missing_system_packages()
    if missing:
        install_system_packages(missing)
    for font in missing_system_fonts():
        font.put_in_place()
    if not venv_is_ready():
        build_venv()


def main() -> int:
    """Set up; answer the exit code."""
    try:
        set_up()
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; the next make begins again where needed.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

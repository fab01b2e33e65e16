"""Installs what the benches measure against: `make bench-setup` runs this.

The packages of ``requirements-bench.lock`` go into ``.venv``, those of ``apt-bench.txt`` into the
system, with apt-get, and only where this account may do that. Whatever stays missing is said: the
benches that need it then stand in their table without figures. Neither the program nor a test
needs any of it.
"""

from __future__ import annotations

import sys

import setup  # the script beside this one, found by where this one lies

SYSTEM_PACKAGES = setup.ROOT / "packaging" / "apt-bench.txt"
LOCK = setup.ROOT / "packaging" / "requirements-bench.lock"


def install_programs() -> None:
    """Install the programs that are missing, where this computer lets us.

    Raises:
        CannotGoOn: it does not; the text says what can be done.
    """
    missing = setup.missing_system_packages(SYSTEM_PACKAGES)
    if missing:
        setup.install_system_packages(missing)


def install_modules() -> None:
    """Install the Python packages, each file checked against its hash.

    Raises:
        CannotGoOn: pip failed.
    """
    strictly = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--progress-bar=off"]
    pip = [str(setup.VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-input"]
    setup.run("Installing the peers", *pip, *strictly, "-r", str(LOCK))


def main() -> int:
    """Install; answer the exit code: 1 if something could not be installed."""
    code = 0
    for install in (install_modules, install_programs):
        try:
            install()
        except setup.CannotGoOn as reason:
            print(reason, file=sys.stderr)
            code = 1
    for package in setup.missing_system_packages(SYSTEM_PACKAGES):
        setup.say(f"Not measured against, because it is missing: {package.name}, {package.purpose}")
    setup.say("Next: `make bench` measures against what is there.")
    return code


if __name__ == "__main__":
    sys.exit(main())

"""The keyring itself, of `tests.bench.plain_keyring`; loaded by the package that finds keyrings."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

from tests.bench.plain_keyring import FILE


class Keyring(KeyringBackend):
    """Keeps everything in clear: what it keeps opens invented data."""

    priority = 5  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        return self._read().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._write(self._read() | {f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._write({k: v for k, v in self._read().items() if k != f"{service} {username}"})

    def _read(self) -> dict[str, str]:
        file = Path(os.environ[FILE])
        return json.loads(file.read_text("utf-8")) if file.exists() else {}

    def _write(self, kept: dict[str, str]) -> None:
        Path(os.environ[FILE]).write_text(json.dumps(kept), "utf-8")

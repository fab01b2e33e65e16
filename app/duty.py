"""What a thread of the window is at: for whom it reads, who stops it, how long it may wait.

The window talks to `app` alone; the database keeps to what is said here (`db.duty`).
"""

from __future__ import annotations

from db.duty import on_duty, wait_no_longer_than

__all__ = ["on_duty", "wait_no_longer_than"]

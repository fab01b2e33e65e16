"""What goes wrong, in words that tell a clerk what to do.

`Trouble` is for people: a full disk, a wrong passphrase, a file that cannot be read. Anything
else that is raised is a bug, and goes to the crash report.
"""

from __future__ import annotations

from app.language import Message


class Trouble(Exception):
    """Something went wrong that the person in front of the screen can do something about.

    Args:
        title: what happened, one sentence in Chinese, a template for ``values``.
        advice: what to do about it, one sentence, a template for the same values.
        **values: what the templates name.
    """

    def __init__(self, title: str, advice: str = "", **values: object) -> None:
        self.title = Message(title, values)
        self.advice = Message(advice, values)
        super().__init__(title)

    def __str__(self) -> str:
        """Both sentences on one line, as the command line prints them."""
        title, advice = str(self.title), str(self.advice)
        if not advice:
            return title
        stop = "" if title.endswith(("。", "！", "？", ".", "!", "?")) else "。"
        gap = "" if stop == "。" or title.endswith(("。", "！", "？")) else " "
        return f"{title}{stop}{gap}{advice}"


class WrongUse(Trouble):
    """The command line was used in a way that it does not have: unknown ledger, unknown field."""


class Unreadable(ValueError):
    """A value that somebody typed cannot be understood; the message says what was expected."""

    def __init__(self, template: str, **values: object) -> None:
        self.message = Message(template, values)
        super().__init__(template)

    def __str__(self) -> str:
        return str(self.message)


class Cancelled(Exception):
    """The person cancelled a long job; nothing of it was kept."""

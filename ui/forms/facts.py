"""Lines of phrases as a clerk writes them: a line for each line, semicolons between phrases."""

from __future__ import annotations

Facts = tuple[tuple[str, ...], ...]


def show_facts(facts: Facts) -> str:
    """Lines of phrases as text."""
    return "\n".join("；".join(line) for line in facts)


def read_facts(text: str) -> Facts:
    """The lines that a text holds; empty phrases are left out, and empty lines too."""
    lines = (line.replace(";", "；").split("；") for line in text.split("\n"))
    found = (tuple(one.strip() for one in line if one.strip()) for line in lines)
    return tuple(line for line in found if line)

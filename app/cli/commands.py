"""The root of the command line, and how what goes wrong becomes a sentence and an exit code."""

from __future__ import annotations

import datetime as dt
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from app.cli import (
    attachments,
    batch,
    bundles,
    counts,
    exchange,
    files,
    filling,
    finding,
    forms,
    moves,
    offices,
    pairs,
    printing,
    records,
    register,
    review,
    status,
    trust,
    upkeep,
    views,
)
from app.cli.session import Session, common
from app.errors import Cancelled, Trouble, WrongUse
from app.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, TROUBLE, WRONG_USE, BUG = 0, 1, 2, 70


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help="驿站：党员、中心户、巡边日志，打印和交换。不写命令时打开窗口。",
)
@common
@click.pass_context
def root(context: click.Context) -> None:
    """Hold all commands."""
    context.call_on_close(context.ensure_object(Session).close)


for module in (
    offices,
    trust,
    status,
    records,
    finding,
    batch,
    counts,
    pairs,
    files,
    printing,
    forms,
    filling,
    attachments,
    bundles,
    exchange,
    register,
    review,
    moves,
    upkeep,
    views,
):
    for command in module.COMMANDS:
        root.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 trouble (one line on stderr: what, and what to do), 2 wrong usage, 70 a bug.
    """
    session = Session()
    try:
        answer = root.main(list(arguments), "ortoo", standalone_mode=False, obj=session)
    except click.UsageError as error:
        sentence = say(
            "用法不对：{what}。用 --help 看说明", what=error.format_message().rstrip(".")
        )
        return _say(sentence, WRONG_USE)
    except WrongUse as error:
        return _say(str(error), WRONG_USE)
    except Trouble as error:
        return _say(str(error), TROUBLE)
    except (Cancelled, KeyboardInterrupt, click.Abort):
        return _say(say("已取消，没有改动任何内容"), TROUBLE)
    except Exception as error:  # noqa: BLE001 whatever else it is, it is a bug
        return _report(session, error)
    return answer if isinstance(answer, int) else DONE


def _say(sentence: str, code: int) -> int:
    click.echo(" ".join(sentence.split()), err=True)
    return code


def _report(session: Session, error: Exception) -> int:
    """Keep what a developer needs to know, which holds nothing of anybody's data but its shape."""
    now = dt.datetime.now().astimezone()
    path = session.home.reports / f"{now:%Y%m%d-%H%M%S}.txt"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = traceback.format_exception(error)
        path.write_text("".join(lines), encoding="utf-8")
    sentence = say(
        "程序出错了，没有完成（{kind}）。请把“{path}”发给开发者",
        kind=type(error).__name__,
        path=path,
    )
    return _say(sentence, BUG)

"""What reading a damaged file raises, turned into the one sentence that helps."""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from app.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Generator

_RAISED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ET.ParseError,
    expat.ExpatError,
    EOFError,
    LookupError,  # a part is missing, or its XML names an encoding that nobody knows
    NotImplementedError,  # a way of packing that Python does not have
    RuntimeError,  # a part of the archive is encrypted
    ValueError,  # broken text, a broken container
)


@contextmanager
def reading(name: str) -> Generator[None]:
    """Wrap the reading of a file's inner structure, nothing else: a bug of ours is no damage.

    Args:
        name: names the file in the `Trouble`.

    Raises:
        Trouble: what stands there is not what its kind of file must have.
    """
    # imported late: start-up must not pay for it
    from python_calamine import CalamineError  # noqa: PLC0415

    try:
        yield
    except (*_RAISED, CalamineError) as error:
        raise _damaged(name) from error
    except BaseException as error:
        # the reader is written in Rust; where it gives up, Python sees no ordinary exception
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(name) from error


def _damaged(name: str) -> Trouble:
    return Trouble(
        "“{name}”已经损坏，读不出来。",
        "请重新拷贝一份；如果用 WPS 能打开，请另存为 .xlsx 再导入。",
        name=name,
    )

"""The open log: what has been written since the last sealing, as it is stored."""

from __future__ import annotations

import msgspec


class Body(msgspec.Struct, array_like=True):
    """What an operation in the open log holds.

    Attributes:
        values: field's wire name → its value as it travels.
        before: field's wire name → what the row held before, so that the first values of a
            record that was edited before it was sealed are not lost.
    """

    values: dict[str, str | int | None]
    before: dict[str, str | int | None]


encode_body = msgspec.msgpack.Encoder().encode
decode_body = msgspec.msgpack.Decoder(Body).decode
decode_context = msgspec.msgpack.Decoder(frozenset[bytes]).decode

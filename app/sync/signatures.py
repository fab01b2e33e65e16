"""What the device keys of offices sign, so that no signature serves for anything else."""

from __future__ import annotations

SEGMENT_DOMAIN = b"ortoo segment 1"
"""Put before a segment's hash when it is signed."""

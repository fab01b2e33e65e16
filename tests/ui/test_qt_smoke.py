"""The Qt that is installed can be used with the Python that is installed."""

import subprocess
import sys

MANY_CALLS = """
from PySide6.QtCore import QObject

one = QObject()
for _ in range(20_000):
    one.setObjectName("a")
"""


def test_a_qt_call_that_returns_nothing_does_not_wear_out_none():
    # PySide6 6.12 gives away one reference to None in each such call, and Python 3.11 aborts
    # with "deallocating None" after some 5,000
    subprocess.run([sys.executable, "-c", MANY_CALLS], check=True, timeout=120)

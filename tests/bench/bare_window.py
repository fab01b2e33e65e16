"""A bare window of PySide6 with an empty table, that stays: `python -m tests.bench.bare_window`."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTableView())
window.resize(1280, 800)
window.show()
sys.exit(app.exec())

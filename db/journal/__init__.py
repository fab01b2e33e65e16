"""The journal: one door for every change of a row, kept for history, undo and exchange.

A change is an *operation*. Operations collect in an open log and are *sealed* into immutable,
signed *segments*, one chain for each writer and scope. The ledgers' tables are a materialised
view of the segments and the open log; `rebuild` computes it anew and compares.
"""

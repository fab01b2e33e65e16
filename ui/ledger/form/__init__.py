"""The form of one record: its fields, what is wrong with them, saving, leaving."""

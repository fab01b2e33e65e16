"""Changing a printed form: what stands on it at the left, what becomes of it at the right."""

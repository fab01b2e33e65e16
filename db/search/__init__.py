"""The index of words: kept current by the database itself, so that nothing can be forgotten."""

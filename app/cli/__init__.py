"""The command line: the window's verbs, for scripts, for the township's nightly job, for tests."""

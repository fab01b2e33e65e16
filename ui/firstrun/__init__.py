"""What stands before an open office: the first run, keys, recovery, restoring."""

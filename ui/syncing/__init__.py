"""The exchange with other offices: cards, sticks, bundles."""

"""Exchange between offices: cards, trust, bundles, review."""

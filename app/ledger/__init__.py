"""What every ledger shares: field kinds, the registry, questions, commands, views."""

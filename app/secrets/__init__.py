"""Who may open the office's database, and the device's own keys.

`keeper` makes, opens and `rescue` saves a home's `vault.Secrets`; they live in the system's
keyring or behind a passphrase, and the database key also behind a `recovery.RecoveryPhrase` on
paper. `signing` and `fingerprint` are what the keys are used for between offices.
"""

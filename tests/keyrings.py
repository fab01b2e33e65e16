"""A keyring that forgets with the process, for tests that need one that works."""

from keyring.backend import KeyringBackend


class MemoryRing(KeyringBackend):
    """Keeps values as long as the process lives."""

    viable = False  # never chosen by itself, only where a test sets it
    priority = 5

    def __init__(self):
        super().__init__()
        self.entries = {}

    def get_password(self, service, username):
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        self.entries[service, username] = password

    def delete_password(self, service, username):
        del self.entries[service, username]

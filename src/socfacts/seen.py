"""Which ids a run has seen: exact, and of constant memory over millions of rows."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

_MOST = 50_000  # digests that a set holds, some 6 MB


class SeenIds:
    """Digests in a set; beyond ``_MOST`` of them in an anonymous database, which SQLite keeps in a temporary file."""

    def __init__(self) -> None:
        self._few: set[bytes] = set()
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)  # who reads may not be who ends
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -6000"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("BEGIN")  # one transaction for the run: nothing here is ever committed
        self._db.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID")

    def add(self, name: str) -> bool:
        """Remember ``name``; whether it is new."""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in self._few:
            return False
        if len(self._few) < _MOST:
            self._few.add(digest)
            return True
        return self._db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,)).rowcount == 1

    def close(self) -> None:
        """Drop the database and its temporary file."""
        self._db.close()

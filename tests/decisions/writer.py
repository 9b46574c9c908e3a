"""A reviewer in a process of its own: decides until killed, and prints each decision that the ledger took."""

from __future__ import annotations

import sys

from clausediff.decisions import Key, Ledger, Subject


def main(path: str, name: str, count: int) -> None:
    """Decide ``count`` times about the same 50 findings."""
    with Ledger(path) as ledger:
        for number in range(count):
            key = Key("c", "d", "1", f"f{number % 50}")
            subject = Subject(key, "a.txt", "nda", "1", "number", "substantive", "60", "90")
            event = ledger.decide(subject, "reject" if number % 3 else "accept", name, f"number {number}")
            print(event.uid, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

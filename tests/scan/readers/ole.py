"""Small OLE files (compound files), as Outlook saves letters: written by hand, for no library writes them anew.

Every stream is made 4,096 bytes or longer, so that there is only one kind of sector.
"""

from __future__ import annotations

import struct

__all__ = ["compound", "letter"]

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file with these storages and streams."""
    entries: list[list[object]] = []  # name, kind, left, right, child, first sector, size
    chains: list[bytes] = []

    def add(name: str, held: bytes | Tree) -> int:
        index = len(entries)
        entry: list[object] = [name, 1 if isinstance(held, dict) else 2, _FREE, _FREE, _FREE, 0, 0]
        entries.append(entry)
        if isinstance(held, dict):
            last: list[object] | None = None
            for key in sorted(held, key=lambda each: (len(each), each.upper())):
                at = add(key, held[key])
                if last is None:
                    entry[4] = at
                else:
                    last[3] = at
                last = entries[at]
        else:
            entry[5], entry[6] = len(chains), max(4096, len(held))
            chains.append(held.ljust(4096, b" " if held[:1].isalnum() else b"\0"))
        return index

    add("Root Entry", tree)
    entries[0][1] = 5
    sectors: list[bytes] = []
    table: list[int] = []

    def put(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, max(1, len(data)), _SECTOR)]
        sectors.extend(pieces)
        table.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    starts = [put(data) for data in chains]
    directory = b""
    for name, kind, left, right, child, first, size in entries:
        wide = str(name).encode("utf-16-le")
        start = starts[int(str(first))] if kind == 2 else _END if kind == 5 else 0
        directory += struct.pack(
            "<64sHBBIII16sIQQIII", wide, len(wide) + 2, kind, 1, left, right, child, b"", 0, 0, 0, start, size, 0
        )
    root = put(directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0"))
    count = 1
    while (len(sectors) + count) * 4 > count * _SECTOR:
        count += 1
    tables = list(range(len(sectors), len(sectors) + count))
    table += [_TABLE] * count
    packed = struct.pack(f"<{len(table)}I", *table).ljust(count * _SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count, root, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *tables, *[_FREE] * (109 - count))
    return head + b"".join(sectors) + packed


def letter(strings: dict[str, str], attached: list[tuple[str, bytes]] = [], **more: bytes) -> bytes:  # noqa: B006
    """A letter of Outlook's with strings by their tags, and attached files."""
    tree: Tree = {"__properties_version1.0": b"\0" * 32}
    for tag, said in strings.items():
        tree[f"__substg1.0_{tag}001F"] = said.encode("utf-16-le").ljust(4096, b"\0")
    for tag, data in more.items():
        tree[f"__substg1.0_{tag.lstrip('x')}"] = data
    for number, (name, data) in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": b"\0" * 32,
            "__substg1.0_3707001F": name.encode("utf-16-le").ljust(4096, b"\0"),
            "__substg1.0_37010102": data,
        }
    return compound(tree)

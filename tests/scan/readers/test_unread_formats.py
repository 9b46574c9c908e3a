"""What is not what its name promises is told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.errors import ReadError
from clausediff.scan.readers import read


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("x.pdf", b"\x00\x8a\x01\x02" * 20, "is no PDF, though its name ends in .pdf"),
        ("x.pdf", b"A plain text.", "is no PDF"),
        ("x.PNG", b"A plain text.", "is no picture, though its name ends in .PNG"),
        ("x.docx", b"A plain text.", "is no Word document"),
        ("x.docx", b"GIF89a", "is a GIF image"),
        ("x.odt", b"A plain text.", "is no OpenDocument text"),
        ("x.png", b"", "is empty"),
    ],
)
def test_a_name_that_promises_another_format(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    """What is not what its suffix says is told as such, whatever else it is."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(str(path))
    assert says in str(caught.value)


def test_a_name_that_promises_nothing_hides_nothing(tmp_path: Path) -> None:
    """A text of any other name is read, and so is a web page that is called a document."""
    for name, data in (("x.scan", b"A plain text."), ("x.docx", b"<html><body><p>A plain text.</p></body></html>")):
        path = tmp_path / name
        path.write_bytes(data)
        assert "A plain text." in read(str(path)).text

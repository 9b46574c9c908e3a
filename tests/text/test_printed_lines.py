"""Lines with what is printed on them and the blank lines around them, against the functions that look at one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.lines import blank_after, blank_before, line_spans
from clausediff.text.printed_lines import PrintedLines
from tests.stages import steady


@steady
@given(st.text(alphabet="ab \t\n\f\r\u00a0", max_size=40))
def test_the_same_as_line_by_line(text: str) -> None:
    """Each list says of a line what the text around it says, at page breaks and at both ends too."""
    lines = PrintedLines.of(text)
    assert lines.spans == line_spans(text)
    assert lines.printed == [text[span.slice].strip() for span in lines.spans]
    assert lines.opens == [blank_before(text, span.start) for span in lines.spans]
    assert lines.closes == [blank_after(text, span.end) for span in lines.spans]


def test_the_following_line_of_a_page() -> None:
    """Blank lines are passed over; a page's end is not."""
    lines = PrintedLines.of("one\n\n two \n\fthree\n")
    assert [lines.following(index) for index in range(4)] == ["two", "two", "", ""]

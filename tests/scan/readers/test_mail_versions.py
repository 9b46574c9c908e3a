"""The two versions of a letter's text must say the same; what programs write differently in them is no difference."""

from __future__ import annotations

import pytest

from clausediff.scan.readers.mail.versions import tell_versions
from clausediff.scan.readers.output import Output

PAGE = "The Tenant shall not sublet the mill within 24 months. The rent is 500 EUR, due at the office."


@pytest.mark.parametrize(
    "plain",
    [
        PAGE,
        PAGE.upper(),
        "\n".join(f"> {line}" for line in PAGE.split(". ")),
        "*The Tenant* shall not sublet the mill within 24 months.\n- The rent is 500\nEUR, due at the office<https://example.com/a?b=1>.\n",
        "[cid:image001.png@01DA]\n" + PAGE.replace("office", "office <mailto:ann@example.com>"),
        PAGE.replace(" ", "\u00a0").replace("Tenant", "Ten\u00adant"),
        PAGE + "\n--------\n________",
        "",
    ],
)
def test_the_same(plain: str) -> None:
    """Case, wrapping, quoting, addresses of links and list signs are how programs write."""
    out = Output()
    tell_versions(out, plain, PAGE)
    assert out.unread == []


@pytest.mark.parametrize(
    ("old", "new", "quotes"),
    [
        (" not", "", ["“not” left out"]),
        ("24", "42", ["“42” instead of “24”"]),
        ("500", "-500", ["“-500” instead of “500”"]),
        ("500 EUR", "500 %", ["“%” instead of “eur”"]),
        ("office.", "office. The rent is halved.", ["“the rent is halved” added"]),
        ("the mill", "a mill", ["“a” instead of “the”"]),
        ("Tenant", "Landlord", ["“landlord” instead of “tenant”"]),
    ],
)
def test_another(old: str, new: str, quotes: list[str]) -> None:
    """A word, a figure or a sign that one of them has and the other has not is told with both."""
    out = Output()
    tell_versions(out, PAGE.replace(old, new), PAGE)
    assert [each.kind for each in out.unread] == ["versions"]
    assert all(quote in out.unread[0].says for quote in quotes)

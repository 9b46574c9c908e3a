"""Names of persons and organizations, and signatures: what is said of them, and where the lines are."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields import read_field
from clausediff.canonical.fields.persons import _named
from tests.canonical.fields.test_reading import spec


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Nora Quist Fees Waived", ("more than a name: Fees Waived",)),
        ("Nora Quist, Fees Waived", ("more than a name: Fees Waived",)),
        ("Nora Quist 5", ("not a name: holds digits",)),
        ("Nora Quist & Co", ("not a name: holds signs that names do not have",)),
        ("Nora quist", ("not a name: holds words in lower case",)),
        ("lan Bews", ()),
        ("lngrid Olsen", ()),
        ("Nora lansen", ("not a name: holds words in lower case",)),
        ("limited by law", ("not a name: holds words in lower case",)),
        ("Amara·Quill", ()),
        ("Amara Quill ·", ()),
        ("Quist", ()),
        ("quist", ()),
        ("A B C D E F Quist", ()),
        ("A B C D E F G Quist", ("not a name: 8 words",)),
        ("Nora Must Pay", ("holds contract language: must",)),
        ("Nora Not Quist", ("holds contract language: not",)),
        ("Nora Never Quist", ("holds more than a name: Never",)),
        ("Nora Non-Quist", ("holds more than a name: Non-Quist",)),
        ("Grace May", ()),
        ("Grace may", ("holds contract language: may",)),
        ("May", ("holds contract language: may",)),
        ("Nora May Pay Grace", ("holds contract language: may",)),
        ("Nora Will Byron", ()),
        ("Kaiming He", ()),
        ("He Kaiming", ()),
        ("He Price", ("more than a name: He",)),
        ("He Zhang Wei", ("more than a name: He",)),
        ("Nora Quist Hartmann To", ("more than a name: To",)),
        ("Nora M. To", ()),
        ("kaiming he", ("not a name: holds words in lower case",)),
        ("Nora's", ("more than a name: Nora's",)),
        ("Nora Quist's Heirs", ("more than a name: Quist's Heirs",)),
        ("Nora Quist, President", ()),
        ("Nora Quist President", ("more than a name: President",)),
        ("Nora Quist, Agent", ("more than a name: Agent",)),
        ("Dr. Quist", ()),
        ("Dr. Q.", ("not a name, but what a form calls one",)),
        ("Name", ("not a name, but what a form calls one",)),
        ("Nora Quist Et Al", ("more than a name: Et",)),
        ("Nora Quist;", ()),
        ("Hon. Quist, B.A., Esq.", ()),
        ("Nora Quist, V.P.", ()),
        ("Nora Quist, Sec. and Treasurer", ()),
        ("Nora Mark Fees", ("more than a name: Fees",)),
        ("To Lindqvist", ()),
        ("Prof. Q.", ("not a name, but what a form calls one",)),
        ("Nora (Nory) Quist", ()),
        ("Nora (nory) Quist", ("not a name: holds signs that names do not have",)),
        ("Nora Quist, Vice President of Sales", ()),
    ],
)
def test_persons(text: str, problems: tuple[str, ...]) -> None:
    """A person's name has name words, and what it has besides is named."""
    assert read_field(spec("person"), text)[1] == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Orrin Mills Ltd and Sons", ("more than a name: and Sons",)),
        ("Orrin Mills Ltd & Co. KG", ()),
        ("Orrin Mills Ltd &", ("more than a name: &",)),
        ("Orrin Mills Ltd, Fees", ("more than a name: Fees",)),
        ("Orrin Mills Is Sold", ("more than a name: Is",)),
        ("IS Consulting Ltd", ()),
        ("IS CONSULTING LTD", ("more than a name: IS",)),
        ("Orrin Mills (Sold Goods)", ("more than a name: Sold Goods",)),
        ("Orrin Mills (Holdings)", ()),
        ("Orrin Mills (Excluded)", ("more than a name: Excluded",)),
        ("Orrin Mills Waived", ("more than a name: Waived",)),
        ("Orrin Mills United", ()),
        ("See Orrin", ("more than a name: See",)),
        ("Orrin See", ()),
        ("Orrin Mills sells flour", ("not a name: holds words in lower case",)),
        ("Orrin Mills Must Pay", ("holds contract language: must",)),
        ("B C D E F G H J K L M N P Q", ()),
        ("A B C D E F G H I J K L M N O", ("not a name: 15 words",)),
        ("Company Name", ("not a name, but what a form calls one",)),
        ("Orrin Inc., a Delaware corporation", ()),
        ("Orrin Inc., a Delaware corporation which pays", ("not a name: holds words in lower case",)),
        ("Orrin Inc., an unpaid corporation", ("not a name: holds words in lower case",)),
        ("Orrin LLC d/b/a Orrin Foods", ()),
        ("Orrin LLC (d/b/a Orrin Foods Ltd)", ()),
        ("Orrin LLC doing business as Foods", ()),
        ("Orrin LLC d/b/a Its Foods", ("more than a name: Its",)),
        ("Its Foods d/b/a Orrin LLC", ("more than a name: Its",)),
        ("Orrin Trust Company", ()),
        ("Orrin (With) Ltd", ("more than a name: With",)),
        ("Orrin (Exclusive) Ltd", ("more than a name: Exclusive",)),
        ("Orrin Mills L.L.C. Gold", ("more than a name: Gold",)),
        ("Orrin Mills Ltd. Gold", ("more than a name: Gold",)),
        ("Orrin Mills, L.L.C.", ()),
        ("Ltd Orrin Mills", ()),
        ("Orrin Without Sons", ("more than a name: Without",)),
        ("All Orrin Mills", ()),
        ("Orrin And All Mills", ("more than a name: All",)),
        ("Limited Orrin Mills", ()),
        ("Orrin (May) Ltd", ("holds contract language: may",)),
        ("Orrin (June) Ltd", ()),
        ("Orrin (Twenty) Ltd", ()),
        ("Orrin (Buyer) Ltd", ()),
        ("Orrin (Grand Edition) Ltd", ("more than a name: Grand Edition",)),
        ("Orrin, &", ()),
        ("Orrin Guarantee Trust", ()),
        ("Orrin Mills AS", ()),
        ("Orrin Mills As Nominee", ("more than a name: As",)),
        ("Orrin & Guarantor", ("more than a name: Guarantor",)),
        ("Orrin Guarantor Mills", ()),
        ("Orrin or Sons", ("not a name: holds words in lower case",)),
        ("Orrin Or Trustees", ("more than a name: Trustees",)),
        ("Orrin > Sons", ("not a name: holds signs that names do not have",)),
        ("Orrin Mills Ltd, (UK)", ()),
        ("Orrin Guarantees Trust", ("more than a name: Guarantees",)),
    ],
)
def test_organizations(text: str, problems: tuple[str, ...]) -> None:
    """Behind the legal form and in brackets stands little; before it stands no clause."""
    assert read_field(spec("organization"), text)[1] == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("N. Quist, as Agent", ("not a signature that can be told: it says more than a name: as Agent",)),
        ("N. Quist as", ()),
        ("N. Quist if", ("not a signature that can be told: it says more than a name: if",)),
        ("N. Quist (Sample)", ("not a signature that can be told: it says more than a name: Sample",)),
        ("N. Quist 12", ("not a signature that can be told: holds figures",)),
        ("N. Quist 1", ()),
        ("nora quist", ("not a signature that can be told: no capital letter",)),
        ("ab cd ef", ()),
        ("ab cd ef gh", ("not a signature that can be told: no capital letter",)),
        ("abc", ("not a signature that can be told: no capital letter",)),
        ("tba", ("a placeholder: not filled in",)),
        ("x", ("not a signature that can be told: no capital letter",)),
        ("Never me", ("holds more than a name: Never",)),
        ("Shall pay", ("holds contract language: shall",)),
        ("A B C D E F G Quist", ()),
        ("A B C D E F G H Quist", ("not a signature: 9 words",)),
        ("Sign Here", ("a placeholder: not filled in",)),
        ("Signature", ("not a signature, but what a form calls one",)),
        ("Nora Quist Nora Quist", ()),
        ("Quist 3/4/2024", ()),
        ("4 March 2024", ("not a signature that can be told: holds figures",)),
        ("3/4/2024 Quist", ("not a signature that can be told: holds figures",)),
        ("/s/ Signed by: Nora Quist", ()),
        ("Nora Quist Signed", ("not a signature that can be told: it says more than a name: Signed",)),
        ("A B C", ()),
        ("abc d", ("not a signature that can be told: no capital letter",)),
        ("Nora any", ("not a signature that can be told: it says more than a name: any",)),
        ("Nora Quist (Mar 4, 2024)", ()),
        ("Nora Quist (Mar 44, 2024)", ("not a signature that can be told: holds figures",)),
        ("Signed by Nora Quist", ()),
        ("Nora Quist, Agent, Paid", ("not a signature that can be told: it says more than a name: Agent Paid",)),
        ("Nora Q-12", ("not a signature that can be told: holds figures",)),
        ("No-1 A", ("holds more than a name: No-1",)),
        ("Docusigned by: Nora Quist 4F2A9C11D0B8", ()),
        ("Nora Quist 20240304", ()),
        ("Nora Quist 20241304", ("not a signature that can be told: holds figures",)),
    ],
)
def test_signatures(text: str, problems: tuple[str, ...]) -> None:
    """A signature is a name, ink or a stamp; what it says besides is named."""
    assert read_field(spec("signature"), text)[1] == problems


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Will & Daughters Ltd", True),
        ("May Orchards Co.", True),
        ("Only Oats, Inc.", True),
        ("Void Mills Foundation", True),
        ("Only Oats", False),
        ("Will Orrin Mills", False),
        ("Will Sell Ltd", True),
        ("Will Pay Ltd", False),
        ("will & Daughters Ltd", False),
        ("Not Orrin Mills Ltd", False),
        ("Orrin Will Ltd", False),
        ("No Limits, Orrin Mills Ltd", False),
        ("No Oats Ltd and Orrin Ltd", False),
        ("No Oats (Orrin) Ltd", False),
    ],
)
def test_a_firm_that_begins_with_any_word(text: str, taken: bool) -> None:
    """One name with its legal form at the end may begin with a word that makes a clause of others."""
    assert (read_field(spec("organization"), text)[1] == ()) is taken


@pytest.mark.parametrize(
    ("text", "language", "taken"),
    [
        ("i. A. Karl Voss", "de", False),
        ("A. I. Voss", "de", True),
        ("Karl Voss p.p.", "en", False),
        ("Karl Voss V.P.", "en", True),
        ("Karl Voss Q.Z.", "en", False),
        ("Voss K. L.", "en", True),
        ("Karl Voss", "und", True),
        ("Karl Voss pod nadzorem", "pl", False),
        ("王芳", "zh", True),
        ("王芳王芳王芳王", "zh", False),
        ("Sample", "en", False),
        ("Karl Sample", "en", True),
        ("Voss, Karl", "de", True),
        ("Karl Voss, Weber", "de", False),
        ("Voss, Karl, Fritz", "de", False),
        ("Karl Voss, Prokurist", "de", True),
        ("Karl Voss, Prokurist zwei", "de", False),
        ("Karl Ohne", "de", True),
        ("Karl Maria Ohne", "de", False),
        ("Karl Voss III", "de", True),
        ("Karl Voss, III", "de", True),
        ("Voss, Miete", "de", False),
        ("Voss, Karl Hans Fritz", "de", True),
        ("Voss, Karl Hans Fritz Otto", "de", False),
        ("Soto Ruiz, Ana", "es", True),
        ("Soto Ruiz, Ana", "de", False),
        ("Soto Ruiz Paz, Ana", "es", False),
        ("&&&&&", "en", False),
        ("王芳王芳王芳", "zh", True),
    ],
)
def test_what_stands_beside_a_signature(text: str, language: str, taken: bool) -> None:
    """Abbreviations by which people sign for others, capacities, and what may follow a comma."""
    assert (read_field(spec("signature"), text, language)[1] == ()) is taken


@pytest.mark.parametrize(
    ("text", "language", "problems"),
    [
        ("Freunde der Mühle e.V.", "de", ()),
        ("Kein Lärm Mühlen e.V.", "de", ("more than a name: Kein",)),
        ("Mühle Exklusiv e.V.", "de", ("more than a name: Exklusiv",)),
        ("Moulin Gratuit", "fr", ("more than a name: Gratuit",)),
        ("Mühle gegen Entgelt", "de", ("not a name: holds words in lower case",)),
        ("Moulin sous contrat", "fr", ("not a name: holds words in lower case",)),
        ("Les Amis du Moulin", "fr", ()),
        ("Freunde für die Mühle e.V.", "en", ("not a name: holds words in lower case",)),
    ],
)
def test_organizations_of_other_languages(text: str, language: str, problems: tuple[str, ...]) -> None:
    """Small words of the form's language join a name, but not those that say on what terms."""
    assert read_field(spec("organization"), text, language)[1] == problems


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ada Byron", "Ada Byron"),
        ("Dr. Ada van der Byron", "Ada Byron"),
        ("A. B. Byron", "Byron"),
        ("Ada Byron PhD", "Ada Byron"),
        ("Li Wei", "Li Wei"),
    ],
)
def test_words_of_a_name(words: str, named: str) -> None:
    """Particles, initials and titles are left out."""
    assert _named(words.split()) == named.split()

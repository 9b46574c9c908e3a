"""The word lists of English; what each list stands for is said in :class:`~clausediff.text.vocabulary.Vocabulary`."""

from __future__ import annotations

from clausediff.text.label_words import LABEL_WORDS
from clausediff.text.vocabulary import Guard, Vocabulary


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _groups(*texts: str) -> tuple[frozenset[str], ...]:
    return tuple(_words(text) for text in texts)


_CARDINALS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
)
_FRACTIONS = _words("half third thirds quarter quarters double triple twice once dozen")
_MONTHS = tuple("january february march april may june july august september october november december".split())
_MONTH_ABBREVIATIONS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
_WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_STATES = (
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska "
    "nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont "
    "virginia washington wisconsin wyoming columbia puerto"
)
_COUNTRIES = (
    "argentina australia austria belgium bermuda brazil britain bulgaria canada cayman chile china colombia croatia cyprus "
    "czech denmark egypt england estonia europe european finland france germany greece guernsey hungary iceland india "
    "indonesia ireland israel italy japan jersey kenya korea latvia liechtenstein lithuania luxembourg malaysia malta "
    "mexico netherlands nigeria norway philippines poland portugal quebec romania russia scotland singapore slovakia "
    "slovenia spain sweden switzerland taiwan thailand turkey ukraine uk usa wales vietnam zealand africa america ontario "
    "swiss german french english irish scottish dutch belgian austrian italian spanish swedish danish norwegian"
)
_CITIES = (
    "amsterdam atlanta austin barcelona beijing berlin boston brussels cambridge chicago copenhagen cupertino dallas delhi "
    "denver diego dublin dusseldorf edinburgh francisco frankfurt geneva hamburg helsinki houston istanbul jose lisbon "
    "london luxembourg lyon madrid manhattan melbourne miami milan montreal moscow mumbai munich oakland oslo ottawa oxford "
    "paris philadelphia phoenix portland prague rome sacramento seattle seoul shanghai stockholm sydney tokyo toronto "
    "vancouver vienna warsaw wilmington zurich angeles"
)

_GUARDS = (
    Guard(
        "negation",
        "Negation",
        "turns the sentence round",
        _groups(
            "not now no non never neither nor none nothing nobody without with cannot can't won't isn't aren't doesn't don't "
            "shan't mustn't couldn't wouldn't hardly any a one",
        ),
    ),
    Guard(
        "modal",
        "Duty or choice",
        "changes a duty into a choice or back",
        _groups(
            "shall may must will should can could would might cannot need ought",
            "obligated required entitled permitted allowed authorized authorised prohibited forbidden bound free obliged "
            "obligation right duty",
        ),
    ),
    Guard(
        "money",
        "Money",
        "changes an amount or what it is paid in",
        _groups(
            "$ € £ ¥ ¢",
            "dollars euros pounds cents yen usd eur gbp chf dollar euro pound",
            "% percent per basis",
            "gross net",
            "fee fees free gratis",
            "cost costs",
            "royalty royalties",
            "price prize",
        ),
    ),
    Guard(
        "exclusivity",
        "Scope of the grant",
        "changes how far a right goes",
        _groups(
            "exclusive nonexclusive inclusive sole solely only joint jointly several severally",
            "perpetual temporary limited unlimited",
            "revocable irrevocable",
            "transferable nontransferable assignable",
            "worldwide nationwide",
            "sublicensable sublicenseable",
            "commercial noncommercial",
            "public private",
            "direct indirect directly indirectly",
            "express implied expressed",
            "partial total full fully partially",
            "confidential",
            "royalty",
            "mutual unilateral",
            "material immaterial materially",
            "reasonable unreasonable reasonably unreasonably",
            "best reasonable",
            "gross",
            "valid invalid",
            "enforceable unenforceable",
            "void voidable",
            "binding nonbinding",
        ),
    ),
    Guard(
        "connective",
        "And, or, unless",
        "changes what goes together",
        _groups(
            "and or nor but",
            "unless except if provided until",
            "excluding including include exclude includes excludes included excluded",
            "notwithstanding subject",
            "whether if",
            "otherwise",
            "however",
            "because although",
            "with without",
            "of or on",
            "by to from",
        ),
    ),
    Guard(
        "quantifier",
        "How much, how many",
        "changes how much or how many",
        _groups(
            "any all each every some no none most many few several both either neither one my an and",
            "more less fewer greater lesser smaller larger",
            "least most maximum minimum",
            "only",
            "above below over under",
            "exceed exceeds exceeding",
            "increase decrease increased decreased increases decreases",
            "entire part whole partial",
            "first second third last",
        ),
    ),
    Guard(
        "time",
        "Time",
        "changes when",
        _groups(
            "before after until till upon during within prior following since from by",
            "day days week weeks month months year years hour hours quarter quarters",
            "business calendar working",
            "earlier later",
            "immediately promptly forthwith eventually",
            "daily weekly monthly quarterly annually yearly annual",
            "present future past current existing",
            "commencement termination expiration expiry",
            "begin end begins ends",
            "always never",
            "permanently temporarily",
        ),
    ),
    Guard(
        "party",
        "Who",
        "changes who is bound",
        _groups(
            "discloser recipient disclosing receiving",
            "licensor licensee licensors licensees",
            "lessor lessee",
            "employer employee employers employees",
            "buyer seller purchaser vendor",
            "client consultant contractor customer supplier provider company",
            "owner user",
            "assignor assignee",
            "grantor grantee",
            "landlord tenant",
            "lender borrower",
            "author publisher",
            "party parties",
            "plaintiff defendant",
            "mortgagor mortgagee",
            "indemnitor indemnitee",
            "our your their its his her my",
            "we you they it he she i",
            "us them him me",
            "ours yours theirs",
            "himself herself itself themselves",
        ),
    ),
    Guard(
        "place",
        "Place",
        "changes a place or a law",
        _groups(_STATES, _COUNTRIES, _CITIES, "north south east west northern southern eastern western"),
    ),
    Guard(
        "date",
        "Date",
        "changes a date",
        (frozenset(_MONTHS) | _MONTH_ABBREVIATIONS | _WEEKDAYS,),
    ),
    Guard("number", "Number", "changes a figure", (_CARDINALS | _FRACTIONS,)),
)

VOCABULARY = Vocabulary(
    language="en",
    guards=_GUARDS,
    common=_words(
        "a an one with of on to it i he she its his her their our your my by from per free public first last "
        "part right full day end fee price cost net material present past current whether royalty"
    ),
    opposite_prefixes=("non", "un", "in", "im", "ir", "il", "dis", "mis"),
    exchanged_prefixes=("de", "re"),
    opposite_endings=(("or", "ee"), ("er", "ee"), ("able", "ed"), ("less", "ful")),
    reversing_prefixes=("non", "un", "in", "im", "ir", "il", "dis", "mis", "anti", "counter"),
    prefix_pairs=(
        ("inter", "intra"),
        ("over", "under"),
        ("pre", "post"),
        ("sub", "super"),
        ("ex", "in"),
        ("ex", "im"),
        ("up", "down"),
        ("out", "in"),
        ("bi", "semi"),
        ("hyper", "hypo"),
        ("macro", "micro"),
    ),
    ending_pairs=(("or", "ee"), ("er", "ee"), ("ful", "less")),
    depriving_endings=("less", "free"),
    insertable=tuple("not no non and or if may shall must un in any all only nor to of the a".split()),
    cardinals=_CARDINALS,
    fractions=_FRACTIONS,
    currencies=_words("$ € £ ¥ usd eur gbp chf"),
    currency_names=_words("dollars euros pounds"),
    currency_codes=_words("cents usd eur gbp % percent"),
    time_units=_words("day days week weeks month months year years hour hours working business calendar"),
    months=_MONTHS,
    month_abbreviations=_MONTH_ABBREVIATIONS,
    weekdays=_WEEKDAYS,
    labels=LABEL_WORDS["en"],
    references=_words("sections articles clauses paragraphs exhibits schedules subsection attachment"),
    numbered=_words(
        "class classes series tier phase type part annex appendix schedule exhibit category level grade group option plan zone "
        "unit model version form title article articles section sections lot item table figure stage step tranche"
    ),
    choices=_words("yes no"),
    joiners=_words("and or to through"),
    modals=_words("shall must may will"),
    promises=_words("agree agrees agreed waive waives waived indemnify indemnifies warrants terminate terminates"),
    agreeing=_words("agree agrees agreed"),
    payments=_words("pay pays paid payable owe owes owed"),
    grants=_words("grant grants assign assigns transfer transfers release releases forfeits relinquishes surrenders"),
    nouns=_words("pay grant transfer release"),
    verbs=_words(
        "is are be been was has have had do does end ends apply applies limit limits keep keeps give gives own owns "
        "sell sells use uses get gets take takes deny denies denied"
    ),
    conditions=_words("provided unless except notwithstanding subject"),
    drafting=_words("herein hereby hereof thereof pursuant jointly severally"),
    liabilities=_words("fee fees liable duty duties"),
    freedoms=_words("unlimited freely consent disclose"),
    relatives=_words("but who whom whose which"),
    denials=_words("no not nor never without"),
    denying_answers=_words("none nobody nil"),
    refusals=_words(
        "protest duress refuse refuses refused decline declines declined reject rejects rejected prejudice cancelled canceled "
        "never void"
    ),
    reservations=_words(
        "under only subject conditional conditionally reserve recourse pending approval receipt copy no without"
    ),
    statuses=_words(
        "draft specimen unsigned cancelled canceled superseded amended expired void revoked withdrawn replaced sample"
    ),
    negators=_words("not"),
    formal=_words("shall must notwithstanding"),
    exceptions=_words("without unless except excluding"),
    called=_words("nil"),
    letters=frozenset("ai"),
)

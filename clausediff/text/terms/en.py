"""The lists of English; what each stands for is said in :class:`~clausediff.text.terms.Terms`."""

from __future__ import annotations

from clausediff.text.function_words import DETERMINERS, FUNCTION_WORDS, NEGATIONS, PRONOUNS, SUBORDINATORS
from clausediff.text.languages.forms import words
from clausediff.text.terms import Terms, phrases

__all__ = ["TERMS"]

_COSTS = words(
    "freight postage carriage shipping shipment handling demurrage minimum maximum cost expense charge fee "
    "price rate payment deposit discount refund rebate tax penalty surcharge commission credit invoice "
    "instalment installment premium allowance bonus retainer / . s",
    "pay royalty royalties taxes penalties balance salary salaries wage wages overtime duty duties "
    "interest consideration reimbursement "
    "compensation remuneration",
)
_LAWS = words(
    "law laws jurisdiction venue courts arbitration arbitrator arbitrators mediation forum judge judges "
    "jury tribunal statute statutes"
)
_LIABILITIES = words(
    "fault faults defect defects notices retention",
    "liability liabilities warranty warranties guarantee guarantees indemnity indemnities insurance risk "
    "risks damages loss "
    "losses recourse lien liens title ownership possession "
    "responsibility",
)
_TIMES = words("time times essence notice deadline term terms renewal expiry expiration termination")
_RESERVES = words(
    "protest duress constraint reserve reservation reservations prejudice approval approvals consent "
    "permission condition "
    "conditions proviso draft sample specimen copy authority discretion obligation obligations commitment "
    "exception exceptions "
    "limitation limitations restriction restrictions limit limits cancellation withdrawal confidentiality "
    "secrecy contract objection"
)
_RIGHTS = words(
    "choice election",
    "right rights option options assignment transfer sublease sublicence sublicense refusal employment",
)

TERMS = Terms(
    language="en",
    functions=FUNCTION_WORDS | {"as", "than", "upon"},
    pronouns=PRONOUNS | SUBORDINATORS,
    negations=NEGATIONS,
    joiners=words("and or plus nor &"),
    universal=words(
        "elsewhere nearby",
        "none all any every everything anything everyone anyone whatever whatsoever else further remaining "
        "equivalent equivalents similar",
    ),
    manner=phrases(
        "on the basis of;on account of;in case of;at;under;by;with;without;through;against;upon;via;within;"
        "before;after;until;"
        "till;during;despite;excluding;including;plus;less;minus;except;pending;according to;depending on;as"
    ),
    burdens=phrases(
        "final sale;all sales final;sale or return;sold as seen;as available;if available;when available;"
        "where available;while stocks last;while supplies last;best efforts;reasonable efforts;for life;for "
        "ever;in perpetuity;at any time;until further notice;save for;save as;save that;other than;apart "
        "from;with the exception of;by sample;per sample;in advance;on delivery;on request;on credit;on "
        "approval;on behalf of;for the account of;by way of;on spec;on trial;on loan;on hire;within reason;"
        "ex works;ex warehouse;ex factory;ex store;free carrier;free on board;free alongside;delivered duty;delivered at;"
        "for cash;in cash;as a gift;from now on;with immediate effect;"
        "pro bono;pro rata;pro tem;pro tempore;ex gratia;mutatis mutandis;bona fide;sine die;quid pro quo;de bene esse;"
        "at the expense of;in exchange for;in return for;in consideration of;in lieu of;"
        "subject to"
    ),
    things=_COSTS | _LAWS | _LIABILITIES | _TIMES | _RESERVES | _RIGHTS,
    capacities=words(
        "agent guarantor surety witness nominee trustee proxy affiliate successor assign heir beneficiary "
        "debtor creditor guardian executor / . s",
        "subsidiaries subsidiary sureties witnesses beneficiaries",
    ),
    effects=words(
        "insured collect cancellable cancelable waived included excluded refunded reimbursed refundable "
        "nonrefundable guaranteed void cancelled canceled terminable "
        "revocable irrevocable perpetual reserved prohibited permitted allowed forbidden conditional "
        "provisional tentative "
        "unconditional nonbinding unlimited exclusive free payable chargeable due subject negotiable "
        "optional renewable open extra prepaid postpaid retained borne approximate "
        "transferable assignable only incl excl net gross"
    ),
    always=words(
        "open-ended gratis gratuitous gratuitously unpaid exclusively solely forever conditionally "
        "unconditionally provisionally "
        "irrevocably perpetually royalty-free rent-free free-of-charge non-refundable pro-bono as-is choosing "
        "else excl incl belong belongs belonging accrue accrues revert reverts vest vests"
    ),
    participle=r"[a-z]{3,}ed|borne|paid|fixed|made|done|given|taken|sold|kept|held|shown|seen|left|lost|due|excepted",
    adding=words("including excluding plus less minus except excl incl"),
    scopes=words(
        "use uses usage purpose purposes territory territories resale delivery deliveries supply access "
        "copies rights sale sales support updates service servicing media"
    ),
    articles=DETERMINERS - NEGATIONS,
    formed=_LAWS | words("liability limited"),
    kinds=words(
        "corporation company partnership association trust foundation cooperative proprietorship firm entity llc"
    ),
    offices=words(
        "president director officer manager member partner secretary treasurer counsel owner proprietor "
        "administrator head founder "
        "executive chair chairman chairwoman chairperson principal dean professor supervisor controller "
        "comptroller attorney "
        "engineer lead analyst consultant signatory / . s",
        "vice chief deputy assistant associate senior managing general ceo cfo coo cto cio vp svp evp md",
    ),
    pointers=phrases(
        "see;as per;per;cf;refer to;according to;in accordance with;as in;as stated in;as shown in;as "
        "described in;as listed in"
    ),
    looks=words("see cf consult"),
    papers=words(
        "letter email e-mail memo quote quotation offer proposal invoice order list drawing plan sketch "
        "schedule annex appendix exhibit addendum attachment enclosure agreement specification spec brochure "
        "catalogue catalog website correspondence fax prospectus document / . s"
    ),
)

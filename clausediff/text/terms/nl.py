"""The lists of Dutch; what each stands for is said in :class:`~clausediff.text.terms.Terms`."""

from __future__ import annotations

from clausediff.text.languages.forms import words
from clausediff.text.terms import Terms, phrases

__all__ = ["TERMS"]

_COSTS = words(
    "kosten kost prijs prijzen tarief tarieven vergoeding betaling betalingen borgsom waarborgsom korting "
    "kortingen belasting btw "
    "rente boete boetes toeslag honorarium loon salaris factuur facturen onkosten uitgaven huur aanbetaling "
    "provisie krediet bonus"
)
_LAWS = words("recht rechten wet wetten rechtbank rechter arbitrage bevoegdheid jurisdictie rechtskeuze")
_LIABILITIES = words(
    "gebrek gebreken kennisgeving kennisgevingen",
    "aansprakelijkheid garantie garanties waarborg verzekering risico risico's schade verlies regres "
    "eigendom pandrecht vrijwaring "
    "verantwoordelijkheid verhaal",
)
_TIMES = words("termijn termijnen opzegging looptijd verlenging beëindiging opzegtermijn duur proeftijd")
_RESERVES = words(
    "voorbehoud protest dwang bezwaar goedkeuring toestemming voorwaarde voorwaarden concept ontwerp kopie "
    "volmacht verplichting "
    "verplichtingen plicht uitzondering uitzonderingen beperking beperkingen herroeping contract overeenkomst"
)
_RIGHTS = words("keuze proef", "optie opties onderhuur onderverhuur overdracht gebruik afstand exclusiviteit")

TERMS = Terms(
    language="nl",
    functions=words(
        "de het een 't 's des der den van voor in op met aan uit bij tot om over onder tegen door naar na "
        "sinds sedert tijdens te ter "
        "ten en of maar noch dan als binnen buiten tussen zonder via per wegens volgens ondanks inzake "
        "betreffende zowel alsmede "
        "achter naast langs boven beneden rond"
    ),
    pronouns=words(
        "ik jij hij zij wij ze we hem haar hun hen ons onze mij zich wie welke waarin waarvan waarbij "
        "indien als mits tenzij omdat "
        "terwijl hoewel zolang zodra zodat dit die dat deze mijn zijn"
    ),
    negations=words("niet geen nooit niemand niets zonder noch behalve uitgezonderd behoudens"),
    joiners=words("en of alsmede plus evenals"),
    universal=words(
        "elders",
        "soortgelijk soortgelijke gelijkwaardig gelijkwaardige alle al alles elk elke ieder iedere overige "
        "andere verdere enige enig",
    ),
    manner=phrases(
        "op basis van;namens;onder;op;met;tegen;zonder;na;binnen;tijdens;ondanks;volgens;krachtens;inclusief;exclusief;"
        "incl;excl;als;per;mits;behoudens"
    ),
    burdens=phrases(
        "op krediet;op afbetaling;contant;als geschenk;"
        "zoals besproken;zoals afgesproken;zoals overeengekomen;"
        "af fabriek;af magazijn;franco huis;zoals gezien;zolang de voorraad strekt;naar beschikbaarheid;in "
        "consignatie;naar keuze;op proef;tot nader;vooraf te;in naam van;ten laste van;voor rekening van;op "
        "kosten van;tegen de prijs"
    ),
    things=_COSTS | _LAWS | _LIABILITIES | _TIMES | _RESERVES | _RIGHTS,
    capacities=words(
        "borg borgen gemachtigde gevolmachtigde getuige getuigen vertegenwoordiger erfgenaam erfgenamen rechtsopvolger "
        "rechtsopvolgers schuldenaar schuldeiser hoofdelijk lasthebber"
    ),
    effects=words(
        "toegestaan verboten inbegrepen inclusief exclusief uitgesloten verschuldigd vrij opzegbaar "
        "overdraagbaar onherroepelijk "
        "voorlopig voorwaardelijk onvoorwaardelijk beperkt onbeperkt geldig ongeldig nietig bindend "
        "vrijblijvend verplicht gratis "
        "vergoed verzekerd gegarandeerd vervallen akkoord commercieel"
    ),
    always=words(
        "toebehoort toebehoren toekomt toekomen "
        "gratis kosteloos kosteloze gratuit onbezoldigd uitsluitend slechts alleen enkel incl excl "
        "behoudens onherroepelijk altijd"
    ),
    participle=r"ge[a-zë]{3,}(?:d|t|en)|(?:be|ver|her|ont|er)[a-z]{3,}(?:d|t)|[a-z]{2,}ge[a-z]{3,}(?:d|t|en)|[a-z]+plichtig",
    compounds=True,
    adding=words("inclusief exclusief plus incl excl"),
    scopes=words("gebruik gebied gebieden wederverkoop levering leveringen doeleinden"),
    articles=words("de het een"),
    formed=_LAWS | words("aansprakelijkheid beperkt"),
    kinds=words("vennootschap stichting vereniging coöperatie bv nv maatschap"),
    offices=words(
        "directeur bestuurder manager hoofd voorzitter secretaris penningmeester eigenaar vennoot partner "
        "president directrice "
        "bestuurslid zaakvoerder rector adviseur",
        "algemeen adjunct plaatsvervangend financieel commercieel juridisch juridische financiële zaken "
        "raad bestuur ceo cfo coo cto",
    ),
    homographs=words("zijn houden gebruiken leveren verkopen kopen geven nemen had afstand dat die over"),
    pointers=phrases("zie;vgl;volgens;conform;cf;als in"),
    looks=words("zie vgl"),
    papers=words(
        "brief e-mail email mail offerte factuur bestelling opdracht lijst prijslijst tekening tekeningen "
        "schets bijlage bijlagen contract overeenkomst catalogus document bestek aanhangsel"
    ),
)

"""The word lists of Dutch; what each list stands for is said in :class:`~clausediff.text.vocabulary.Vocabulary`."""

from __future__ import annotations

from clausediff.text.languages.forms import ENGLISH, fused, groups, guards, words
from clausediff.text.vocabulary import Vocabulary

_ADJECTIVE = "/ . e"
_ROLE = "/ . s"

_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_SMALL = words(
    "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien "
    "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen miljoenen miljard miljarden"
)
_FUSED = (
    *fused("een vier vijf zes zeven acht negen", "en", _TENS),
    *fused("twee drie", "ën", _TENS),
    *fused("twee drie vier vijf zes zeven acht negen", "", "honderd duizend"),
)
_FRACTIONS = words(
    "half halve helft derde derden kwart dubbel dubbele drievoudig tweevoud drievoud dozijn eenmaal tweemaal driemaal"
)
_MONTHS = tuple("januari februari maart april mei juni juli augustus september oktober november december".split())
_MONTH_ABBREVIATIONS = words("jan feb febr mrt apr jun jul aug sep sept okt nov dec")
_WEEKDAYS = words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
_REGIONS = (
    "drenthe flevoland friesland gelderland groningen limburg brabant holland overijssel utrecht zeeland antwerpen vlaanderen "
    "wallonië henegouwen luik namen aruba curaçao bonaire suriname"
)
_COUNTRIES = (
    "nederland nederlanden belgië luxemburg duitsland frankrijk engeland schotland ierland wales brittannië verenigde oostenrijk "
    "zwitserland italië spanje portugal denemarken zweden noorwegen finland ijsland polen tsjechië slowakije hongarije roemenië bulgarije "
    "kroatië slovenië servië griekenland turkije cyprus malta estland letland litouwen rusland oekraïne usa vs canada mexico brazilië "
    "argentinië chili china japan korea india indonesië israël egypte marokko australië zeeland afrika singapore europa azië amerika "
    "liechtenstein delaware californië"
)
_NATIONAL = (
    "nederlands belgisch duits frans engels vlaams schots iers brits oostenrijks zwitsers italiaans spaans portugees deens zweeds noors "
    "fins pools hongaars grieks turks russisch chinees japans amerikaans europees luxemburgs surinaams buitenlands binnenlands"
)
_CITIES = (
    "amsterdam rotterdam haag gravenhage eindhoven tilburg almere breda nijmegen apeldoorn haarlem arnhem enschede amersfoort zaandam "
    "hertogenbosch zwolle zoetermeer leiden maastricht dordrecht leeuwarden delft deventer alkmaar roermond venlo middelburg lelystad "
    "hilversum assen brussel gent brugge leuven mechelen aalst kortrijk hasselt oostende charleroi londen parijs berlijn frankfurt "
    "hamburg keulen düsseldorf münchen wenen zürich genève rome milaan madrid barcelona lissabon dublin kopenhagen stockholm oslo "
    "warschau praag boedapest athene moskou york"
)

_NEGATION = groups(
    "niet iet met nu nog; geen een geven; nooit ooit; nimmer immer; geenszins enigszins; zonder onder met; niets iets alles",
    "niemand iemand; noch nog; nergens ergens overal; nauwelijks; nee ja; evenmin evenzeer eveneens",
)
_MODAL = groups(
    (
        "mag moet kan zal wil dient hoeft behoeft; mogen moeten kunnen zullen willen dienen hoeven behoeven; mocht moest kon zou wilde; "
        "mochten moesten konden zouden wilden; verplicht bevoegd gerechtigd gemachtigd gehouden gebonden vrij verboden toegestaan "
        "onbevoegd; verplichte bevoegde gerechtigde gemachtigde gehouden gebonden verboden toegestane onbevoegde"
    ),
    f"geoorloofd ongeoorloofd {_ADJECTIVE}",
    (
        "vereist facultatief optioneel vrijwillig noodzakelijk onnodig; vereiste facultatieve optionele vrijwillige noodzakelijke "
        "onnodige; plicht verplichting bevoegdheid recht verbod; plichten verplichtingen bevoegdheden rechten verboden"
    ),
)
_MONEY = groups(
    (
        "$ € £ ¥ ¢; euro dollar pond frank gulden cent; euro's dollars ponden centen usd eur gbp chf; % procent promille percentage "
        "procentpunt; bruto netto; kosten kosteloos; gratis betaald; gratis betaalde; vergoeding vergoedingen; prijs prijzen"
    ),
)
_EXCLUSIVITY = groups(
    (
        "exclusieve inclusieve nietexclusieve; uitsluitend mede gezamenlijk afzonderlijk hoofdelijk; uitsluitende "
        "gezamenlijke afzonderlijke hoofdelijke"
    ),
    (
        "beperkt onbeperkt; bepaald onbepaald; begrensd onbegrensd; tijdelijk eeuwigdurend; voorwaardelijk onvoorwaardelijk; openbaar "
        "vertrouwelijk geheim; rechtstreeks zijdelings; uitdrukkelijk stilzwijgend; schriftelijk mondeling; gedeeltelijk volledig geheel; "
        "wederzijds eenzijdig wederkerig; wezenlijk onwezenlijk; redelijk onredelijk; toerekenbaar ontoerekenbaar; geldig ongeldig "
        "nietig; rechtmatig onrechtmatig; wettelijk onwettelijk; bindend vrijblijvend; gewijzigd ongewijzigd; voorzien onvoorzien; "
        f"bevoegd onbevoegd; volledig onvolledig; juist onjuist; verdeeld onverdeeld; zakelijk particulier persoonlijk {_ADJECTIVE}"
    ),
    "herroep onherroep; overdraag onoverdraag; deel ondeel; afdwing onafdwing; vernietig; opzeg onopzeg; opeis onopeis / baar bare",
    "herroepelijk onherroepelijk " + _ADJECTIVE,
    "wereldwijd landelijk " + _ADJECTIVE,
    "commercieel nietcommercieel; commerciële nietcommerciële",
    "direct indirect " + _ADJECTIVE,
    "grove lichte; opzet schuld",
)
_CONNECTIVE = groups(
    (
        "en of noch maar; alsmede dan; tenzij mits indien behalve behoudens tot wanneer uitgezonderd; inbegrepen uitgezonderd; inclusief "
        "exclusief; met zonder; insluiten uitsluiten afsluiten; insluit uitsluit afsluit"
    ),
    "ingesloten uitgesloten afgesloten / .",
    (
        "insluiting uitsluiting afsluiting; niettegenstaande ondanks overeenkomstig krachtens onverminderd; onderworpen; echter evenwel; "
        "omdat hoewel; voor tegen; van op in uit; door van aan tot"
    ),
)
_QUANTIFIER = groups(
    (
        "alle enkele sommige beide verschillende geen vele weinige elke; elk ieder enig geen een; elke iedere enige geen een; al alle; "
        "meer minder; minstens hoogstens; minimaal maximaal ongeveer precies; minimum maximum; minimale maximale; minste meeste; hoogste "
        "laagste"
    ),
    "hoger lager groter kleiner / . e",
    "slechts ook alleen; boven onder; binnen buiten; overschrijdt onderschrijdt; overschrijden onderschrijden",
    "verhoogd verlaagd verminderd vermeerderd / . e",
    (
        "verhoging verlaging vermindering vermeerdering; verhogen verlagen verminderen vermeerderen; verhoogt verlaagt vermindert "
        "vermeerdert; eerste tweede derde vierde laatste; een twee drie; één twee drie beide; geheel deel gedeelte"
    ),
)
_TIME = groups(
    (
        "voor na vóór; vóór na tot vanaf sinds tijdens gedurende binnen; dag week maand jaar uur kwartaal minuut; dagen weken maanden "
        "jaren uren kwartalen minuten; werkdag kalenderdag bankwerkdag; werkdagen kalenderdagen bankwerkdagen; eerder later vroeger; "
        "eerdere latere vroegere"
    ),
    "onmiddellijk onverwijld terstond spoedig geleidelijk / . e",
    (
        "dagelijks wekelijks maandelijks jaarlijks; dagelijkse wekelijkse maandelijkse jaarlijkse driemaandelijkse; driemaandelijks "
        "maandelijks"
    ),
    "huidig toekomstig bestaand vroeger voorgaand volgend vorig / e",
    (
        "begin einde aanvang beëindiging afloop verlenging opzegging; begint eindigt; beginnen eindigen; altijd nooit; blijvend "
        "tijdelijk; definitief voorlopig; definitieve voorlopige; vooraf achteraf"
    ),
    "voorafgaand volgend / . e",
    "voordat nadat totdat",
)
_PARTY = groups(
    (
        "koper verkoper; huurder verhuurder onderhuurder; pachter verpachter; licentiegever licentienemer; werkgever werknemer; "
        "opdrachtgever opdrachtnemer; leninggever leningnemer; geldgever geldnemer; kredietgever kredietnemer; franchisegever "
        "franchisenemer; verzekeraar verzekeringnemer verzekerde; schuldenaar schuldeiser borg; bruiklener bruikleengever; afnemer "
        "leverancier klant; aannemer opdrachtgever; eigenaar gebruiker; verstrekker ontvanger; eiser gedaagde verweerder; auteur "
        f"uitgever; consument ondernemer adviseur {_ROLE}"
    ),
    (
        "leveranciers afnemers klanten; klant leverancier dienstverlener adviseur vennootschap; cedent cessionaris; verstrekkende "
        "ontvangende; verstrekkend ontvangend; partij partijen; partij wederpartij; wij zij jullie u hij ik we ze; ons hun hen hem haar "
        "mij uw zijn onze; pandgever pandhouder pandnemer; hypotheekgever hypotheekhouder hypotheeknemer; lastgever lasthebber; erflater "
        "erfgenaam"
    ),
)
_GUARDS = guards(
    negation=_NEGATION,
    modal=_MODAL,
    money=_MONEY,
    exclusivity=_EXCLUSIVITY,
    connective=_CONNECTIVE,
    quantifier=_QUANTIFIER,
    time=_TIME,
    party=_PARTY,
    place=groups(
        _REGIONS,
        _COUNTRIES,
        _CITIES,
        _NATIONAL + " / . e",
        "portugese chinese europese",
        "noord zuid oost west",
        "noorden zuiden oosten westen",
        "noordelijk zuidelijk oostelijk westelijk / . e",
    ),
    date=(frozenset(_MONTHS) | _MONTH_ABBREVIATIONS | _WEEKDAYS,),
    number=(_SMALL | _FRACTIONS, *_FUSED),
)

VOCABULARY = Vocabulary(
    language="nl",
    guards=_GUARDS,
    common=words(
        "met een iet nu nog ja onder voor van op in uit door aan al dan zij hij ik ze we u ons hun hen hem haar mij uw zijn onze jullie "
        "recht rechten wil willen wilde wilden zou zouden ook alleen iets alles geven deel geheel kosten begin einde "
        "vrij schuld mede echter vennootschap namen vs immer gehouden betaald betaalde prijs prijzen "
        "enige enig verschillende volgend volgende vorige boven polen volledig volledige geheim geheime zakelijk "
        "zakelijke persoonlijk persoonlijke wezenlijk wezenlijke overeenkomstig"
    ),
    opposite_prefixes=("on", "niet", "non", "mis", "ver", "anti", "in"),
    exchanged_prefixes=("be", "ont", "her", "af", "aan", "op", "uit", "toe"),
    opposite_endings=(
        ("gever", "nemer"),
        ("gevers", "nemers"),
        ("loos", "vol"),
        ("gever", "houder"),
        ("vrij", "plichtig"),
    ),
    reversing_prefixes=("on", "niet", "mis", "ver", "anti", "wan"),
    prefix_pairs=(
        ("in", "uit"),
        ("in", "ex"),
        ("over", "onder"),
        ("voor", "na"),
        ("op", "af"),
        ("be", "ont"),
        ("toe", "af"),
        ("binnen", "buiten"),
        ("boven", "onder"),
        ("bruto", "netto"),
        ("hoofd", "neven"),
        ("inter", "intra"),
        ("macro", "micro"),
    ),
    ending_pairs=(("gever", "nemer"), ("gever", "houder"), ("vrij", "plichtig"), ("loos", "vol")),
    depriving_endings=("loos", "loze", "vrij", "vrije"),
    insertable=tuple("niet geen nooit zonder en of slechts ook moet mag kan zal alle tot op de het een van".split()),
    cardinals=_SMALL.union(*_FUSED),
    fractions=_FRACTIONS,
    currencies=ENGLISH.currencies,
    currency_names=words("euro euro's dollars ponden gulden"),
    currency_codes=words("dollar cent centen usd eur gbp chf % procent promille"),
    time_units=words(
        "dag dagen week weken maand maanden jaar jaren uur uren minuut minuten kwartaal kwartalen werkdag werkdagen kalenderdagen"
    ),
    months=_MONTHS,
    month_abbreviations=_MONTH_ABBREVIATIONS,
    weekdays=_WEEKDAYS,
    labels=tuple("artikel afdeling clausule paragraaf lid bijlage hoofdstuk titel onderdeel §".split()),
    references=words(
        "artikelen artikels afdelingen clausules paragrafen leden bijlagen hoofdstukken titels onderdelen art nr nummer nummers sub punt "
        "punten letter aanhef annex"
    ),
    numbered=words(
        "klasse serie fase type deel bijlage categorie niveau groep graad optie plan zone eenheid model versie formulier titel artikel "
        "sectie perceel post tabel figuur stap tranche tarief lot"
    ),
    choices=words("ja nee"),
    joiners=words("en of tot alsmede"),
    modals=words("mag mogen moet moeten zal zullen dient dienen"),
    promises=words(
        "verbindt verbinden verplicht verplichten overeenkomen overeengekomen instemt instemmen garandeert garanderen vrijwaart vrijwaren "
        "opzegt opzeggen beëindigt beëindigen aansprakelijk"
    ),
    agreeing=words("overeenkomen overeengekomen instemt instemmen"),
    payments=words("betaalt betalen betaalbaar voldoet voldoen verschuldigd schuldig vergoedt vergoeden"),
    grants=words("verleent verlenen draagt overdraagt overdragen afstaat afstand cedeert cederen toekent"),
    nouns=words("afstand draagt"),
    verbs=words(
        "is zijn was waren wordt worden werd werden heeft hebben had geldt gelden eindigt begint geeft geven neemt nemen houdt houden "
        "levert leveren koopt kopen verkoopt verkopen gebruikt gebruiken bedraagt blijft blijven bestaat bestaan beperkt weigert"
    ),
    conditions=words("tenzij mits behalve behoudens uitgezonderd niettegenstaande"),
    drafting=words(
        "hierbij hierin hiervan hiertoe daarvan daarin krachtens hoofdelijk voornoemd voormeld onverminderd"
    ),
    liabilities=words("vergoeding vergoedingen plicht verplichting verplichtingen"),
    freedoms=words("onbeperkt onbeperkte vrijelijk toestemming openbaarmaken"),
    relatives=words("maar die wie wiens welke waarvan waarin"),
    denials=words("niet geen nooit noch zonder"),
    denying_answers=words("geen niemand niets"),
    refusals=words(
        "protest dwang weiger weigert geweigerd afgewezen verwerp verworpen geannuleerd nietig nooit ongeldig"
    ),
    reservations=words(
        "onder slechts voorbehoud behoudens hangende goedkeuring ontvangst kopie zonder geen niet regres"
    ),
    statuses=words(
        "concept ontwerp specimen geannuleerd vervangen gewijzigd verlopen nietig herroepen ingetrokken opgezegd ontbonden ongeldig "
        "vervallen voorbeeld"
    ),
    negators=words("niet"),
    formal=words("moet moeten dient niettegenstaande"),
    exceptions=words("zonder tenzij behalve uitgezonderd"),
    called=frozenset(),
    letters=words("u"),
)

"""The word lists of German; what each list stands for is said in :class:`~clausediff.text.vocabulary.Vocabulary`."""

from __future__ import annotations

from clausediff.text.label_words import LABEL_WORDS
from clausediff.text.languages.forms import ENGLISH, fused, groups, guards, words
from clausediff.text.vocabulary import Vocabulary

_ADJECTIVE = "/ . e en er es em"
_ROLE = "/ . s n in innen"

_UNITS = "ein zwei drei vier fünf sechs sieben acht neun"
_SMALL = words(
    "null eins zwo zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million millionen "
    "milliarde milliarden"
)
_FUSED = (
    *fused(_UNITS, "und", "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"),
    *fused(_UNITS, "", "hundert tausend"),
)
_FRACTIONS = words(
    "halb / . e en er es", "hälfte drittel dritteln viertel vierteln fünftel zehntel doppelt doppelte doppelten dutzend",
    "zweifach dreifach vierfach / . e en", "einmal zweimal dreimal",
)  # fmt: skip
_MONTHS = tuple("januar februar märz april mai juni juli august september oktober november dezember".split())
_MONTH_ABBREVIATIONS = words("jan feb mär mrz apr jun jul aug sep sept okt nov dez jänner feber")
_WEEKDAYS = words("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag")
_STATES = (
    "baden württemberg bayern berlin brandenburg bremen hamburg hessen mecklenburg vorpommern niedersachsen nordrhein westfalen "
    "rheinland pfalz saarland sachsen anhalt schleswig holstein thüringen burgenland kärnten niederösterreich oberösterreich "
    "salzburg steiermark tirol vorarlberg wien aargau appenzell basel bern freiburg genf glarus graubünden jura luzern neuenburg "
    "nidwalden obwalden schaffhausen schwyz solothurn gallen tessin thurgau uri waadt wallis zug zürich"
)
_COUNTRIES = (
    "deutschland österreich schweiz liechtenstein frankreich italien spanien portugal niederlande niederlanden belgien luxemburg "
    "dänemark schweden norwegen finnland island irland england schottland wales grossbritannien polen tschechien slowakei "
    "ungarn rumänien bulgarien kroatien slowenien serbien griechenland türkei zypern malta estland lettland litauen russland "
    "ukraine usa kanada mexiko brasilien argentinien chile china japan korea indien israel ägypten australien neuseeland "
    "südafrika singapur europa afrika asien amerika delaware kalifornien"
)
_NATIONAL = (
    "deutsch österreichisch schweizerisch französisch italienisch spanisch englisch niederländisch belgisch amerikanisch britisch "
    "irisch schottisch schwedisch dänisch norwegisch polnisch tschechisch ungarisch griechisch türkisch russisch chinesisch "
    "japanisch europäisch ausländisch inländisch"
)
_CITIES = (
    "aachen augsburg bielefeld bochum bonn braunschweig chemnitz darmstadt dortmund dresden duisburg düsseldorf erfurt "
    "frankfurt freiburg graz hannover heidelberg innsbruck karlsruhe kassel kiel köln koblenz leipzig linz lübeck magdeburg mainz "
    "mannheim mönchengladbach münchen münster nürnberg potsdam regensburg rostock saarbrücken schwerin stuttgart ulm wiesbaden "
    "wuppertal würzburg lausanne winterthur vaduz amsterdam brüssel budapest dublin edinburgh kopenhagen lissabon london madrid "
    "mailand moskau oslo paris prag rom stockholm warschau york"
)

_NEGATION = groups(
    "nicht nie niemals nimmer noch kaum keinesfalls keineswegs keinerlei",
    "kein ein sein mein dein klein " + _ADJECTIVE,
    "jeglich etwaig jedwed / e en er es em",
    "mit ohne; nichts etwas alles",
    "niemand jemand / . en em es",
    "weder entweder sowohl; nirgends überall; nein ja",
)
_MODAL = groups(
    (
        "darf muss kann soll will wird mag; dürfen müssen können sollen wollen werden mögen; durfte musste konnte sollte wollte wurde; "
        "durften mussten konnten sollten wollten wurden; dürfte müsste könnte sollte würde; dürften müssten könnten sollten würden"
    ),
    (
        "verpflichtet berechtigt befugt ermächtigt gehalten gehindert gebunden frei bevollmächtigt; verboten erlaubt gestattet untersagt "
        "geboten vorgeschrieben freigestellt / . e en er es"
    ),
    "zulässig unzulässig zwingend freiwillig " + _ADJECTIVE,
    "erforderlich entbehrlich notwendig " + _ADJECTIVE,
    "pflicht verpflichtung berechtigung befugnis recht / .",
    "pflichten verpflichtungen berechtigungen befugnisse rechte; pflichten rechten befugnissen",
)
_MONEY = groups(
    (
        "$ € £ ¥ ¢; dollar euro pfund franken cent cents rappen yen usd eur gbp chf; % prozent promille prozentpunkt prozentpunkte "
        "prozentpunkten basispunkte; brutto netto; bruttopreis nettopreis; gebühr gebühren"
    ),
    "gebührenfrei gebührenpflichtig " + _ADJECTIVE,
    "kostenlos kostenfrei kostenpflichtig unentgeltlich entgeltlich " + _ADJECTIVE,
    "entgelt preis kosten",
)
_EXCLUSIVITY = groups(
    (
        "ausschliesslich nichtausschliesslich einfach alleinig gemeinsam gemeinschaftlich einzeln; exklusiv inklusiv; befristet "
        "unbefristet; beschränkt unbeschränkt; begrenzt unbegrenzt; bedingt unbedingt; widerruflich unwiderruflich; übertragbar "
        "unübertragbar nichtübertragbar; abtretbar unabtretbar; kündbar unkündbar; weltweit europaweit bundesweit landesweit; gewerblich "
        "nichtgewerblich privat; kommerziell nichtkommerziell; öffentlich nichtöffentlich vertraulich geheim; mittelbar unmittelbar; "
        "direkt indirekt; ausdrücklich stillschweigend konkludent; schriftlich mündlich elektronisch formlos; vollständig unvollständig "
        "teilweis; gegenseitig einseitig beiderseitig; wesentlich unwesentlich; erheblich unerheblich; angemessen unangemessen; zumutbar "
        "unzumutbar; grob leicht; fahrlässig vorsätzlich; wirksam unwirksam; gültig ungültig; nichtig anfechtbar; verbindlich "
        "unverbindlich; durchsetzbar undurchsetzbar; rechtmässig unrechtmässig rechtswidrig; teilbar unteilbar; abdingbar unabdingbar; "
        f"vertretbar unvertretbar {_ADJECTIVE}"
    ),
    "gesamtschuldnerisch anteilig einzeln",
)
_CONNECTIVE = groups(
    (
        "und oder sowie aber sondern noch; wenn falls sofern soweit solange ausser ausgenommen bis; vorbehaltlich ungeachtet unbeschadet "
        "trotz gemäss nach entgegen; einschliesslich ausschliesslich zuzüglich abzüglich inklusive exklusive; zzgl abzgl inkl exkl"
    ),
    "eingeschlossen ausgeschlossen abgeschlossen " + _ADJECTIVE,
    "einschliessen ausschliessen abschliessen; einschliesst ausschliesst abschliesst",
    "einbezogen ausgenommen / . e en",
    (
        "inbegriffen ausgenommen; einschluss ausschluss abschluss; ein aus; anderenfalls andernfalls sonst; jedoch dennoch; weil obwohl "
        "obgleich; für gegen wegen; mit ohne"
    ),
)
_QUANTIFIER = groups(
    "all einig manch viel wenig beid sämtlich mehrer etlich jed jen; kein jed ein / e en er es em",
    (
        "mehr weniger; mindestens höchstens wenigstens maximal minimal genau etwa ungefähr; mindestfrist höchstfrist; mindestbetrag "
        "höchstbetrag"
    ),
    "grösser kleiner höher niedriger geringer / . e en er es",
    (
        "nur auch nicht; über unter; oberhalb unterhalb ausserhalb innerhalb; überschreitet unterschreitet übersteigt; überschreiten "
        "unterschreiten übersteigen; überschreitung unterschreitung; erhöht gesenkt verringert ermässigt vermindert herabgesetzt; erhöhen "
        "senken verringern ermässigen vermindern herabsetzen; erhöhung senkung verringerung ermässigung minderung herabsetzung"
    ),
    "erst zweit dritt viert letzt nächst / e en er es em",
    "ein zwei drei beide; eine einen einem einer zwei drei; ganz teil",
)
_TIME = groups(
    (
        "vor nach; bis ab seit während binnen innerhalb vor nach; tag woche monat jahr stunde minute quartal halbjahr; tage wochen monate "
        "jahre stunden minuten quartale halbjahre; tagen wochen monaten jahren stunden minuten quartalen halbjahren; tages woche monats "
        "jahres quartals"
    ),
    "werktag kalendertag arbeitstag geschäftstag bankarbeitstag / . e en es",
    "früher später; frühestens spätestens; sofort unverzüglich umgehend baldmöglichst gelegentlich",
    "täglich wöchentlich monatlich vierteljährlich halbjährlich jährlich " + _ADJECTIVE,
    "gegenwärtig zukünftig künftig vergangen bestehend früher / e en er es em",
    "zukünftig künftig; beginn ende ablauf beendigung kündigung verlängerung; beginnt endet; beginnen enden; immer stets nie niemals",
    "dauerhaft vorübergehend dauernd zeitweise zeitweilig / . e en er",
    "endgültig vorläufig einstweilig " + _ADJECTIVE,
    "vorher nachher zuvor danach",
    "vorherig nachherig nachträglich vorheriger / e en er es em",
)
_PARTY = groups(
    (
        "käufer verkäufer erwerber veräusserer besteller; mieter vermieter untermieter; pächter verpächter; leiher verleiher entleiher; "
        "lizenzgeber lizenznehmer unterlizenznehmer; arbeitgeber arbeitnehmer; auftraggeber auftragnehmer; darlehensgeber "
        "darlehensnehmer; kreditgeber kreditnehmer; franchisegeber franchisenehmer; leasinggeber leasingnehmer; versicherer "
        "versicherungsnehmer; gläubiger schuldner; verfasser verleger herausgeber; eigentümer besitzer nutzer anwender; offenleger "
        f"empfänger; kläger beklagter; besteller unternehmer hersteller verbraucher berater dienstleister anbieter gesellschafter {_ROLE}"
    ),
    "offenlegend empfangend / e en er",
    "kunde lieferant anbieter; kunden lieferanten klienten mandanten; zedent zessionar bürge; beklagte beklagten klagende",
    "partei vertragspartei gegenpartei / . en",
    "wir ihr sie er es ich; uns ihnen euch ihm ihn mir",
    "unser ihr sein mein euer / . e en er es em",
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
        _STATES,
        _COUNTRIES,
        _CITIES,
        _NATIONAL + " / . e en er es em s",
        "norden süden osten westen",
        "nord süd ost west",
        "nördlich südlich östlich westlich",
    ),
    date=(frozenset(_MONTHS) | _MONTH_ABBREVIATIONS | _WEEKDAYS,),
    number=(_SMALL | _FRACTIONS, *_FUSED),
)

VOCABULARY = Vocabulary(
    language="de",
    guards=_GUARDS,
    common=words(
        "ein sein mein dein unser ihr euer / . e en er es em",
        "klein / . e en es em",
        "mit aus wegen über unter für noch auch ja wird werden wurde wurden würde würden sie er es ich ihm ihn ihnen mir euch nach "
        "recht rechte rechten teil ganz preis kosten entgelt etwas will mag wollen mögen mehr einfach einfache "
        "einfachen einfacher einfaches einfachem leicht leichte leichten sonst ende beginn etwa frei",
    ),
    opposite_prefixes=("un", "nicht", "miss", "ver", "anti"),
    exchanged_prefixes=("be", "ent", "ab", "an", "auf", "aus", "ein", "zu", "um", "er", "wider"),
    opposite_endings=(
        ("geber", "nehmer"),
        ("gebers", "nehmers"),
        ("los", "haft"),
        ("los", "voll"),
        ("frei", "pflichtig"),
    ),
    reversing_prefixes=("un", "nicht", "miss", "ver", "anti"),
    prefix_pairs=(
        ("ein", "aus"),
        ("über", "unter"),
        ("vor", "nach"),
        ("auf", "ab"),
        ("be", "ent"),
        ("zu", "ab"),
        ("mindest", "höchst"),
        ("ober", "unter"),
        ("inner", "ausser"),
        ("brutto", "netto"),
        ("haupt", "neben"),
        ("inter", "intra"),
        ("makro", "mikro"),
    ),
    ending_pairs=(
        ("geber", "nehmer"),
        ("gebern", "nehmern"),
        ("geberin", "nehmerin"),
        ("frei", "pflichtig"),
        ("los", "voll"),
    ),
    depriving_endings=("los", "lose", "losen", "loser", "loses", "frei", "freie", "freien", "freier", "freies"),
    insertable=tuple(
        "nicht kein keine nie ohne und oder nur auch soll kann darf muss alle un in zu der die das".split()
    ),
    cardinals=_SMALL.union(*_FUSED),
    fractions=_FRACTIONS,
    currencies=ENGLISH.currencies,
    currency_names=words("dollar euro pfund franken"),
    currency_codes=words("cent cents rappen usd eur gbp chf % prozent promille"),
    time_units=words(
        "tag tage tagen tages woche wochen monat monate monaten monats jahr jahre jahren jahres stunde stunden minute minuten "
        "quartal quartale quartalen werktag werktage werktagen arbeitstage arbeitstagen kalendertage kalendertagen"
    ),
    months=_MONTHS,
    month_abbreviations=_MONTH_ABBREVIATIONS,
    weekdays=_WEEKDAYS,
    labels=LABEL_WORDS["de"],
    references=words(
        "artikels artikeln abschnitte abschnitten abschnitts ziffern paragraphen paragrafen absätze absätzen absatzes klauseln "
        "anlagen anhänge anhängen anhangs kapitels kapiteln satz sätze sätzen nr nummer nummern art abs ziff abschn anl buchstabe "
        "buchstaben buchst lit unterabsatz "
    ),
    numbered=words(
        "klasse serie stufe phase typ teil anlage anhang kategorie gruppe grad option plan zone einheit modell version formular "
        "titel artikel abschnitt los position tabelle abbildung schritt tranche variante tarif reihe"
    ),
    choices=words("ja nein"),
    joiners=words("und oder bis sowie"),
    modals=words("darf dürfen muss müssen kann können soll sollen"),
    promises=words(
        "verpflichtet verpflichten vereinbart vereinbaren zustimmt zustimmen verzichtet verzichten garantiert garantieren "
        "gewährleistet gewährleisten zusichert haftet haften freistellt freistellen kündigt kündigen"
    ),
    agreeing=words("vereinbart vereinbaren zustimmt zustimmen"),
    payments=words(
        "zahlt zahlen bezahlt bezahlen gezahlt zahlbar schuldet schulden geschuldet vergütet vergüten erstattet erstatten"
    ),
    grants=words(
        "gewährt gewähren überträgt übertragen einräumt einräumen überlässt überlassen abtritt abtreten abgetreten freigibt "
        "verfällt"
    ),
    nouns=words("zahlen schulden"),
    verbs=words(
        "ist sind war waren wird werden wurde wurden hat haben hatte hatten gilt gelten endet enden beginnt gibt geben nimmt nehmen "
        "hält halten liefert liefern kauft kaufen verkauft verkaufen nutzt nutzen beträgt erfolgt bleibt bleiben besteht bestehen "
        "begrenzt beschränkt verweigert"
    ),
    conditions=words("falls sofern vorbehaltlich ausgenommen ungeachtet unbeschadet"),
    drafting=words("hiermit hierin hieraus hierzu hiervon hierfür gemäss gesamtschuldnerisch nachstehend vorstehend"),
    liabilities=words("gebühr gebühren haftbar pflicht pflichten"),
    freedoms=words("unbeschränkt unbegrenzt frei zustimmung offenlegen"),
    relatives=words("aber deren dessen dass wer wem wen", "welch / e er es en em"),
    denials=words("nicht nie niemals weder ohne", "kein / . e en er es em"),
    denying_answers=words("kein keine keiner keines keinen niemand nichts entfällt"),
    refusals=words(
        "widerspruch protest zwang nötigung verweigert verweigere verweigern ablehnt ablehne ablehnen abgelehnt widerrufen "
        "storniert ungültig nichtig nie"
    ),
    reservations=words("unter nur vorbehalt vorbehaltlich ausstehend genehmigung empfang kopie ohne kein keine"),
    statuses=words(
        "entwurf muster ununterzeichnet storniert annulliert ersetzt geändert abgelaufen nichtig widerrufen zurückgezogen "
        "aufgehoben ungültig gekündigt überholt"
    ),
    negators=words("nicht"),
    formal=words("muss müssen ungeachtet vorbehaltlich"),
    exceptions=words("ohne ausser sofern ausgenommen"),
    called=frozenset(),
    letters=frozenset(),
    nouns_have_capitals=True,
    polite=words("sie ihnen ihr ihre ihrem ihren ihrer ihres"),
)

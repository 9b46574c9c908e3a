"""The word lists of Italian; what each list stands for is said in :class:`~clausediff.text.vocabulary.Vocabulary`."""

from __future__ import annotations

from clausediff.text.languages.forms import ENGLISH, elisions, fused, groups, guards, words
from clausediff.text.vocabulary import Vocabulary

_FOUR = "/ o a i e"
_TWO = "/ e i"

_TENS = "vent trent quarant cinquant sessant settant ottant novant"
_SMALL = words(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette "
    "diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille mila milione milioni "
    "miliardo miliardi"
)
_FUSED = (
    frozenset(ten + one for ten in _TENS.split() for one in ("uno", "otto")),
    *(
        frozenset(ten + one for one in "due tre tré quattro cinque sei sette nove".split())
        for ten in "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
    ),
    *fused("due tre quattro cinque sei sette otto nove", "", "cento mila"),
)
_FRACTIONS = words(
    "mezzo mezza metà terzo terzi quarto quarti doppio doppia triplo tripla dozzina decina decimo ventina"
)
_MONTHS = tuple("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split())
_MONTH_ABBREVIATIONS = words("gen feb mar apr mag giu lug ago set sett ott nov dic")
_WEEKDAYS = words("lunedì martedì mercoledì giovedì venerdì sabato domenica")
_REGIONS = (
    "abruzzo basilicata calabria campania emilia romagna friuli venezia giulia lazio liguria lombardia marche molise piemonte puglia "
    "sardegna sicilia toscana trentino adige umbria aosta veneto ticino grigioni"
)
_COUNTRIES = (
    "italia francia germania austria svizzera spagna portogallo olanda bassi belgio lussemburgo inghilterra scozia "
    "irlanda galles danimarca svezia norvegia finlandia islanda polonia cechia slovacchia ungheria romania bulgaria croazia slovenia "
    "serbia grecia turchia cipro malta estonia lettonia lituania russia ucraina usa canada messico brasile argentina cile cina "
    "giappone corea india israele egitto australia zelanda marocco tunisia algeria libia marino vaticano monaco singapore "
    "europa africa asia america delaware california"
)
_CITIES = (
    "roma milano napoli torino palermo genova bologna firenze bari catania verona messina padova trieste brescia parma prato "
    "taranto modena reggio cagliari livorno ravenna ferrara rimini salerno siracusa sassari bergamo pescara trento vicenza terni bolzano "
    "novara piacenza ancona udine arezzo cesena lecce perugia pisa siena como lucca mantova pavia treviso varese lugano bellinzona "
    "ginevra zurigo berna losanna parigi londra berlino francoforte vienna madrid barcellona lisbona bruxelles amsterdam dublino "
    "copenaghen stoccolma oslo varsavia praga budapest atene mosca york"
)

_NEGATION = groups(
    "non con nel ne ma; mai ormai; nessun un; nessuno uno qualcuno; nessuna una; senza con; né ne se; no sì",
    "niente nulla tutto qualcosa; neppure neanche nemmeno anche; affatto appena",
)
_MODAL = groups(
    (
        "può deve vuole; possono devono vogliono; potrà dovrà vorrà; potranno dovranno vorranno; poteva doveva; potevano dovevano; "
        "potrebbe dovrebbe vorrebbe; potrebbero dovrebbero vorrebbero; possa debba voglia; possano debbano; potere dovere volere; potendo "
        "dovendo; poter dover"
    ),
    (
        "obbligat autorizzat tenut vincolat vietat abilitat impegnat liber legittimat; permess proibit consentit vietat richiest; "
        f"obbligatori facoltativ volontari {_FOUR}"
    ),
    "facoltà obbligo diritto dovere divieto; facoltà obblighi diritti doveri divieti",
)
_MONEY = groups(
    "$ € £ ¥ ¢; euro dollaro sterlina franco lira; dollari sterline franchi lire centesimi usd eur gbp chf; % percento percentuale",
    f"lord nett; gratuit oneros {_FOUR}",
    "gratuitamente; gratis; canone compenso corrispettivo; canoni compensi; costo posto; spese spesa; prezzo pezzo",
)
_EXCLUSIVITY = groups(
    (
        "esclusiv inclusiv; limitat illimitat; determinat indeterminat; condizionat incondizionat; perpetu temporane; privat pubblic; "
        "dirett indirett; espress tacit; implicit esplicit; mutu reciproc; valid invalid null; lecit illecit; scritt; disgiunt congiunt; "
        f"giustificat ingiustificat; previst imprevist; riservat pubblic {_FOUR}"
    ),
    (
        "solidal individual; revocabil irrevocabil; cedibil incedibil; trasferibil intrasferibil; trasmissibil intrasmissibil; mondial "
        "nazional; commercial; confidenzial; parzial total integral; unilateral bilateral; sostanzial accessori; ragionevol irragionevol; "
        "efficac inefficac; opponibil inopponibil; annullabil; esecutiv; vincolant; legal illegal; divisibil indivisibil; rinunciabil "
        f"irrinunciabil; grav liev; verbal oral; applicabil inapplicabil; esigibil inesigibil {_TWO}"
    ),
    (
        "esclusivamente inclusivamente; congiuntamente disgiuntamente solidalmente separatamente individualmente; direttamente "
        "indirettamente; parzialmente totalmente integralmente interamente; espressamente tacitamente; dolo colpa; doloso colposo"
    ),
)
_CONNECTIVE = groups(
    "e o ed od né ma no; oppure ovvero nonché anche; salvo eccetto tranne senza se qualora purché finché fino",
    f"inclus esclus conclus compres {_FOUR}",
    (
        "include esclude conclude; includono escludono concludono; includere escludere concludere; includendo escludendo concludendo; "
        "inclusione esclusione conclusione; nonostante malgrado secondo conformemente"
    ),
    "subordinat soggett / o a i e",
    (
        "fermo restando; altrimenti; tuttavia; perché sebbene benché; con senza; per contro da di; da di a; dal al del; favore "
        "sfavore"
    ),
)
_QUANTIFIER = groups(
    (
        "ogni ciascun nessun alcun un qualsiasi qualunque; nessuno ciascuno alcuno; tutti nessuno; ciascuna nessuna alcuna una ogni; "
        "tutto nulla parte; tutti alcuni entrambi due diversi; tutte alcune entrambe due diverse; tutta alcuna parte; un due tre; una due "
        "tre; più meno tanto; maggiore minore uguale; maggiori minori uguali"
    ),
    f"massim minim {_FOUR}",
    "superiore inferiore pari; superiori inferiori; solo solamente soltanto anche; sola soli sole",
    f"unic sol {_FOUR}",
    (
        "sopra sotto; oltre entro; eccede supera; eccedere superare; aumento diminuzione riduzione incremento; aumenta diminuisce riduce "
        "incrementa; aumentare diminuire ridurre incrementare; aumentato diminuito ridotto incrementato; aumentata diminuita ridotta "
        "incrementata; primo secondo terzo quarto ultimo; prima seconda terza quarta ultima"
    ),
    f"inter parzial {_FOUR}",
)
_TIME = groups(
    (
        "prima dopo; prima dopo durante entro oltre dal fino dopo; giorno settimana mese anno ora trimestre semestre minuto; giorni "
        "settimane mesi anni ore trimestri semestri minuti"
    ),
    f"lavorativ solar festiv {_FOUR}",
    "feriali festivi; anteriore posteriore successivo precedente; anteriori posteriori successivi precedenti",
    f"successiv preventiv {_FOUR}",
    (
        "anteriormente posteriormente successivamente preventivamente precedentemente; immediatamente prontamente tempestivamente "
        "successivamente"
    ),
    f"immediat differit; quotidian {_FOUR}",
    (
        "giornaliero settimanale mensile bimestrale trimestrale semestrale annuale annuo; giornaliera settimanale mensile bimestrale "
        "trimestrale semestrale annuale annua; giornalieri settimanali mensili bimestrali trimestrali semestrali annuali annui; "
        "giornalmente settimanalmente mensilmente trimestralmente annualmente"
    ),
    f"futur passat attual {_FOUR}",
    (
        "presente attuale vigente; inizio fine termine; decorrenza scadenza cessazione risoluzione recesso rinnovo proroga; inizia "
        "termina cessa scade decorre; sempre mai; permanentemente temporaneamente"
    ),
    f"definitiv provvisori {_FOUR}",
    "seguente precedente; seguenti precedenti",
)
_ROLES = groups(
    (
        "acquirente venditore compratore; acquirenti venditori compratori; venditrice acquirente compratrice; locatore conduttore "
        "locatario affittuario; locatori conduttori locatari affittuari; locatrice conduttrice locataria affittuaria; sublocatore "
        "subconduttore; licenziante licenziatario licenziataria; licenzianti licenziatari; concedente concessionario concessionaria; "
        "concedenti concessionari; cedente cessionario cessionaria ceduto; cedenti cessionari; mandante mandatario mandataria; mandanti "
        "mandatari; mutuante mutuatario mutuataria; mutuanti mutuatari; depositante depositario depositaria; donante donatario donataria; "
        "comodante comodatario comodataria; usufruttuario proprietario utente; usufruttuari proprietari utenti; lavoratore lavoratrice "
        "dipendente; lavoratori dipendenti; creditore debitore garante fideiussore; creditori debitori garanti fideiussori; creditrice "
        "debitrice; assicuratore assicurato contraente; assicuratori assicurati contraenti; assicuratrice assicurata; divulgante "
        "ricevente destinatario; divulganti riceventi destinatari; divulgatrice ricevente destinataria; cliente fornitore prestatore "
        "consulente committente appaltatore società; clienti fornitori prestatori consulenti committenti appaltatori; fornitrice "
        "committente appaltatrice; autore editore; autori editori; attore convenuto attrice convenuta; affiliante affiliato; franchisor "
        "franchisee"
    ),
)
_PARTY = groups(
    (
        "parte parti controparte; noi voi essi esse loro; nostro vostro suo loro mio; nostra vostra sua loro mia; nostri "
        "vostri suoi loro miei; nostre vostre sue loro mie; ci vi gli le; egli ella esso essa io lei lui"
    ),
)
_PLACES = groups(
    _REGIONS,
    _COUNTRIES,
    _CITIES,
    f"italian american brasilian argentin australian canadian messican svizzer spagnol tedesc russ ungheres europe austriac grec turc "
    f"svedes cines {_FOUR}",
    (
        "francese inglese olandese portoghese irlandese danese scozzese svedese norvegese cinese giapponese finlandese ungherese "
        "lussemburghese maltese sammarinese; francesi inglesi olandesi portoghesi irlandesi danesi scozzesi svedesi norvegesi cinesi "
        "giapponesi; belga belgi belghe svizzero svizzera; nord sud est ovest"
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
    party=_ROLES + _PARTY,
    place=_PLACES,
    date=(frozenset(_MONTHS) | _MONTH_ABBREVIATIONS | _WEEKDAYS,),
    number=(_SMALL | _FRACTIONS, *_FUSED),
)

VOCABULARY = Vocabulary(
    language="it",
    guards=_GUARDS,
    common=words(
        "con nel ne ma un una uno se anche da di a dal al del per più tanto sopra sotto oltre parte prima tutto tutta sì fine ora posto "
        "pezzo spese spesa costo loro ci vi gli le egli ella esso essa io lei lui suo sua suoi sue mio mia miei mie pubblico pubblica "
        "pubblici presente attuale appena ormai termine favore restando fermo secondo seconda prezzo lira "
        "diritto diritti società seguente seguenti precedente precedenti volere voglia vuole vogliono vorrà qualcosa colpa"
    ),
    opposite_prefixes=("in", "im", "il", "ir", "non", "dis", "s", "anti", "mal"),
    exchanged_prefixes=("ri", "re", "de", "con", "pro", "sub", "ac"),
    opposite_endings=(
        ("tore", "tario"),
        ("tori", "tari"),
        ("trice", "taria"),
        ("ante", "atario"),
        ("anti", "atari"),
        ("ente", "ionario"),
        ("tore", "to"),
    ),
    reversing_prefixes=("in", "im", "il", "ir", "non", "dis", "anti", "contro"),
    prefix_pairs=(
        ("inter", "intra"),
        ("in", "es"),
        ("sopra", "sotto"),
        ("sovra", "sotto"),
        ("pre", "post"),
        ("ante", "poste"),
        ("supe", "infe"),
        ("iper", "ipo"),
        ("macro", "micro"),
        ("pluri", "mono"),
        ("uni", "bi"),
        ("con", "dis"),
    ),
    ending_pairs=(("tore", "tario"), ("tori", "tari"), ("trice", "taria"), ("ante", "atario"), ("anti", "atari")),
    depriving_endings=(),
    insertable=tuple("non né e o se senza salvo un una può deve solo mai nessun tutti il la di a in".split()),
    cardinals=_SMALL.union(*_FUSED),
    fractions=_FRACTIONS,
    currencies=ENGLISH.currencies,
    currency_names=words("dollari sterline franchi euro"),
    currency_codes=words("dollaro centesimi usd eur gbp chf % percento"),
    time_units=words(
        "giorno giorni settimana settimane mese mesi anno anni ora ore minuto minuti trimestre trimestri semestre semestri lavorativo "
        "lavorativi solari feriali"
    ),
    months=_MONTHS,
    month_abbreviations=_MONTH_ABBREVIATIONS,
    weekdays=_WEEKDAYS,
    labels=tuple("articolo sezione clausola paragrafo comma allegato capitolo capo titolo §".split()),
    references=words(
        "articoli sezioni clausole paragrafi commi allegati capitoli titoli art artt punto punti lettera lettere numero numeri "
        "l'articolo dell'articolo all'articolo dall'articolo nell'articolo sull'articolo l'allegato dell'allegato all'allegato "
        "nell'allegato dall'allegato d'articolo"
    ),
    numbered=words(
        "classe serie fase tipo parte allegato categoria livello gruppo grado opzione piano zona unità modello versione modulo titolo "
        "articolo sezione lotto tabella figura tappa passo tariffa scaglione"
    ),
    choices=words("sì no"),
    joiners=words("e o ed a al"),
    modals=words("può possono deve devono potrà potranno dovrà dovranno"),
    promises=words(
        "conviene convengono concorda concordano concordato rinuncia rinunciano garantisce garantiscono indennizza indennizzano "
        "risolve recede recedono impegna impegnano obbliga obbligano s'impegna s'impegnano s'obbliga s'obbligano"
    ),
    agreeing=words("conviene convengono concorda concordano concordato"),
    payments=words(
        "paga pagano pagherà pagheranno pagare pagato pagabile corrisponde corrispondono versa versano rimborsa dovuto dovuta"
    ),
    grants=words(
        "cede cedono concede concedono trasferisce trasferiscono assegna assegnano libera liberano attribuisce"
    ),
    nouns=words("paga libera"),
    verbs=words(
        "è sono era erano fu sarà saranno ha hanno aveva termina applica applicano applicherà limita limitano conserva dà danno "
        "possiede vende vendono acquista acquistano usa usano utilizza utilizzano riceve prende fa fanno resta restano rimane consegna "
        "nega c'è"
    ),
    conditions=words("salvo eccetto tranne qualora purché nonostante"),
    drafting=words("suddetto suddetta predetto predetta sopraindicato solidalmente congiuntamente ivi nonché"),
    liabilities=words("canone canoni responsabile obbligo obblighi l'obbligo"),
    freedoms=words("illimitato illimitata liberamente consenso divulgare"),
    relatives=words("ma cui quale quali laddove"),
    denials=words("non né mai senza nessun nessuna nessuno"),
    denying_answers=words("nessuno nessuna niente nulla"),
    refusals=words(
        "protesta costrizione rifiuta rifiuto rifiutato respinge respinto pregiudizio annullato annullata mai nullo nulla rinuncio"
    ),
    reservations=words(
        "sotto solo soggetto riserva riserve ricorso attesa approvazione ricevuta copia senza no non salvo"
    ),
    statuses=words(
        "bozza campione annullato annullata sostituito modificato scaduto nullo revocato ritirato esempio fac superato risolto decaduto"
    ),
    negators=words("non"),
    formal=words("deve devono dovrà dovranno nonostante"),
    exceptions=words("senza salvo eccetto tranne"),
    called=frozenset(),
    letters=words("a e i o è"),
    elisions=elisions(
        "l=la un=una d=di c=ci s=si m=mi t=ti v=vi n=ne gl=gli dell=della all=alla dall=dalla nell=nella sull=sulla coll=colla "
        "quest=questa quell=quella nessun=nessuna ciascun=ciascuna qualcun=qualcuna alcun=alcuna tutt=tutta altr=altra mezz=mezza "
        "quant=quanta senz=senza anch=anche neanch=neanche com=come dov=dove quand=quando ch=che cos=cosa dev=deve sott=sotto "
        "buon=buona bell=bella sant=santa"
    ),
    enclitics=tuple("mi ti si ci vi lo la li le ne gli".split())
    + tuple(one + other for one in "me te se ce ve glie".split() for other in "lo la li le ne".split()),
)

"""The word lists of French; what each list stands for is said in :class:`~clausediff.text.vocabulary.Vocabulary`."""

from __future__ import annotations

from clausediff.text.label_words import LABEL_WORDS
from clausediff.text.languages.forms import ENGLISH, elisions, groups, guards, words
from clausediff.text.vocabulary import Vocabulary

_CARDINALS = words(
    "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante "
    "cinquante soixante septante octante huitante nonante cent mille million millions milliard milliards"
)
_FRACTIONS = words(
    "demi demie moitié tiers quart quarts double doubles triple triples quadruple douzaine dizaine centaine"
)
_MONTHS = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
_MONTH_ABBREVIATIONS = words("jan janv fév févr avr juil sep oct nov déc")
_WEEKDAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
_REGIONS = (
    "alsace aquitaine auvergne bourgogne bretagne corse lorraine normandie occitanie picardie provence rhône guadeloupe "
    "martinique guyane réunion mayotte wallonie flandre vaud valais fribourg neuchâtel jura tessin argovie soleure thurgovie "
    "grisons québec ontario manitoba alberta acadie"
)
_COUNTRIES = (
    "france belgique suisse luxembourg allemagne autriche italie espagne portugal angleterre écosse irlande galles "
    "danemark suède norvège finlande islande pologne tchéquie slovaquie hongrie roumanie bulgarie croatie slovénie serbie grèce "
    "turquie chypre malte estonie lettonie lituanie russie ukraine usa canada mexique brésil argentine chili chine japon corée "
    "inde israël égypte australie zélande maroc algérie tunisie sénégal cameroun ivoire mali monaco andorre liechtenstein "
    "singapour europe afrique asie amérique delaware californie"
)
_NATIONAL = (
    "allemand espagnol suédois finlandais irlandais américain marocain mexicain roumain portugais hollandais danois polonais "
    "écossais français anglais néerlandais japonais chinois luxembourgeois québécois sénégalais"
)
_CITIES = (
    "paris lyon marseille lille bordeaux toulouse nantes strasbourg rennes nice montpellier grenoble dijon reims rouen nancy metz "
    "orléans versailles nanterre bobigny créteil toulon amiens caen limoges bruxelles liège namur charleroi anvers gand bruges genève "
    "lausanne berne bâle zurich montréal ottawa toronto dakar casablanca rabat tunis alger abidjan amsterdam athènes barcelone berlin "
    "budapest copenhague dublin edimbourg francfort hambourg lisbonne londres madrid milan moscou munich oslo prague rome stockholm "
    "varsovie vienne york"
)

_NEGATION = groups(
    "pas par; pas jamais guère point que; ne le la les se de me en je; aucun un; aucune une; nul tout; nulle toute; sans avec en dans sous",
    "ni si",
    "non oui on mon nom son y; rien bien tout; nullement aucunement également; hors dans",
)
_MODAL = groups(
    (
        "peut veut doit faut sait; peuvent veulent doivent savent; pourra devra voudra faudra; pourront devront voudront; pouvait devait "
        "voulait; pouvaient devaient voulaient; pourrait devrait voudrait faudrait; pourraient devraient voudraient; puisse doive "
        "veuille; puissent doivent veuillent; pouvoir devoir; pouvoirs devoirs"
    ),
    "autorisé obligé exigé habilité engagé / . e s es",
    "tenu libre / .",
    (
        "tenue libre; tenus tenues libres; permis interdit requis prescrit facultatif obligatoire; permise interdite requise prescrite "
        "facultative obligatoire; permises interdites requises prescrites facultatives obligatoires; interdits facultatifs obligatoires"
    ),
    "obligation faculté droit devoir possibilité interdiction / . s",
)
_MONEY = groups(
    (
        "$ € £ ¥ ¢; euro dollar franc livre centime cent; euros dollars francs livres centimes cents usd eur gbp chf; % pourcent "
        "pourcentage; brut net; brute nette; bruts nets; brutes nettes; ht ttc; prix pris; frais; gratuit payant onéreux; gratuite "
        "payante onéreuse; gratuitement"
    ),
    "redevance honoraire commission / . s",
    "prêt don",
)
_EXCLUSIVITY = groups(
    (
        "exclusive inclusive; exclusif inclusif; solidaire conjointe conjoint individuelle individuel; perpétuelle perpétuel temporaire; "
        "révocable irrévocable; cessible incessible; transférable intransférable; transmissible intransmissible; saisissable "
        "insaisissable; mondiale mondial nationale national; commerciale commercial; confidentielle confidentiel "
        "publique public secret secrète; privé privée publique public; expresse tacite implicite explicite; partielle partiel totale "
        "total intégrale intégral entière; mutuelle mutuel unilatérale unilatéral réciproque; substantielle substantiel essentielle "
        "essentiel accessoire; raisonnable déraisonnable; valable nulle caduque; valide invalide; opposable inopposable; exécutoire; "
        "licite illicite; régulière irrégulière; divisible indivisible; résiliable; contraignante contraignant; lourde légère grave; "
        "tacitement expressément / . s"
    ),
    "limité illimité; déterminé indéterminé; conditionné inconditionné; direct indirect / . e s es",
    (
        "directement indirectement; exclusivement notamment; conjointement solidairement séparément individuellement; exprès; légal "
        "illégal; légale illégale; légales illégales; légaux illégaux; mondiaux nationaux; commerciaux; partiellement totalement "
        "intégralement entièrement; écrit oral verbal; écrite orale verbale"
    ),
    "volontaire involontaire / . s",
    "intentionnel inintentionnel; intentionnelle",
)
_CONNECTIVE = groups(
    "et ou ni mais or; sauf si hormis excepté outre moyennant sous dès",
    "inclus exclu; incluse exclue / . s",
    "inclus exclus",
    (
        "inclut exclut conclut; incluent excluent concluent; incluant excluant concluant; inclure exclure conclure; inclusion exclusion; "
        "nonobstant malgré selon conformément suivant; sinon; cependant toutefois néanmoins; car quoique; avec "
        "sans; pour contre par; par de pour; pourvu dépourvu"
    ),
)
_QUANTIFIER = groups(
    (
        "tout chaque chacun quelque un aucun; aucuns certains; aucunes certaines; nuls tous; nulles toutes; pas plus; toute chaque "
        "chacune quelque une aucune; tous certains plusieurs quelques deux; toutes certaines plusieurs quelques deux; un deux trois "
        "quatre; plus moins autant; maximum minimum; maximal minimal"
    ),
    "maximale minimale / . s",
    "seul seule seules seuls; seulement uniquement",
    "supérieur inférieur égal / .",
    "supérieure inférieure égale / . s",
    (
        "supérieurs inférieurs égaux; dessus dessous; augmente diminue réduit; augmenté diminué réduit majoré minoré; augmentée diminuée "
        "réduite majorée minorée"
    ),
    "augmentation diminution réduction majoration minoration / . s",
    (
        "augmenter diminuer réduire majorer minorer; premier deuxième second troisième dernier; première deuxième seconde troisième "
        "dernière; premiers seconds derniers; premières secondes dernières"
    ),
)
_TIME = groups(
    (
        "avant après; avant après depuis dès pendant durant jusque jusqu'à jusqu'au jusqu'aux sous; jour semaine mois an année heure "
        "trimestre semestre minute; jours semaines mois ans années heures trimestres semestres minutes"
    ),
    "ouvrable ouvré calendaire / . s",
    "antérieur postérieur ultérieur / . e s es",
    (
        "antérieurement postérieurement ultérieurement préalablement; préalable ultérieur; immédiatement promptement aussitôt "
        "ultérieurement; immédiat différé; quotidien hebdomadaire mensuel trimestriel semestriel annuel"
    ),
    "quotidienne hebdomadaire mensuelle trimestrielle semestrielle annuelle / . s",
    (
        "quotidiens hebdomadaires mensuels trimestriels semestriels annuels; quotidiennement hebdomadairement mensuellement "
        "trimestriellement annuellement"
    ),
    "futur passé actuel présent; future passée actuelle présente / . s",
    (
        "début fin; commencement expiration résiliation renouvellement échéance; commence expire prend finit; commencent expirent "
        "finissent; toujours jamais parfois; définitif provisoire; définitive provisoire temporaire; définitivement provisoirement "
        "temporairement; précédent suivant; précédente suivante"
    ),
)
_ROLES = groups(
    (
        "acheteur acquéreur vendeur revendeur fournisseur; acheteuse vendeuse; bailleur locataire preneur colocataire; bailleresse "
        "locataire; employeur salarié employé; prêteur emprunteur; concédant licencié concessionnaire; cédant cessionnaire; mandant "
        "mandataire; commettant commissionnaire; client prestataire fournisseur consultant entrepreneur société; cliente prestataire; "
        "déposant dépositaire; donateur donataire; auteur éditeur; demandeur défendeur; demanderesse défenderesse; créancier débiteur "
        "garant caution; créancière débitrice; assureur assuré; franchiseur franchisé; divulgateur destinataire récepteur; divulgatrice "
        "destinataire réceptrice; émetteur récepteur destinataire; émettrice réceptrice destinataire; propriétaire utilisateur "
        "usufruitier; expéditeur destinataire transporteur; traitant donneur / . s"
    ),
)
_PARTY = groups(
    "partie parties; nous vous ils elles il elle je on; notre votre leur son sa mon; nos vos leurs ses mes; lui eux elle; moi toi lui",
)
_PLACES = groups(
    _REGIONS,
    _COUNTRIES,
    _CITIES,
    f"{_NATIONAL} / . e es",
    "français anglais",
    "belge suisse britannique russe tchèque québécois monégasque / . s",
    "italien canadien autrichien norvégien européen brésilien indien australien algérien tunisien / . s ne nes",
    "grec turc; grecque turque",
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
    place=groups("nord sud est ouest") + _PLACES,
    date=(frozenset(_MONTHS) | _MONTH_ABBREVIATIONS | _WEEKDAYS,),
    number=(_CARDINALS | _FRACTIONS,),
)

VOCABULARY = Vocabulary(
    language="fr",
    guards=_GUARDS,
    common=words(
        "par que le la les se de me en je un une avec dans bien tout toute on mon nom son si il elle ils elles sa ses leur leurs "
        "lui pour sous est y livre livres net début fin public publique publics publiques point sait second seconde droit droits "
        "pouvoir pouvoirs or son mes moi toi suivant selon car prix pris total présent présente présents présentes actuel actuelle "
        "société sociétés"
    ),
    opposite_prefixes=("in", "im", "il", "ir", "non", "dé", "dés", "mé", "mal", "anti"),
    exchanged_prefixes=("re", "ré", "ad", "con", "pro"),
    opposite_endings=(
        ("eur", "é"),
        ("eur", "aire"),
        ("ant", "aire"),
        ("ant", "ataire"),
        ("teur", "taire"),
        ("eur", "ataire"),
    ),
    reversing_prefixes=("in", "im", "il", "ir", "non", "dé", "dés", "mé", "mal", "anti", "contre"),
    prefix_pairs=(
        ("inter", "intra"),
        ("sur", "sous"),
        ("pré", "post"),
        ("ex", "in"),
        ("ex", "im"),
        ("anté", "posté"),
        ("supé", "infé"),
        ("maxi", "mini"),
        ("hyper", "hypo"),
        ("macro", "micro"),
        ("pluri", "mono"),
    ),
    ending_pairs=(("eur", "é"), ("ant", "ataire"), ("ant", "aire")),
    depriving_endings=(),
    insertable=tuple("pas ne non et ou si sans sauf peut doit un une tout aucun ni seul à de la le".split()),
    cardinals=_CARDINALS,
    fractions=_FRACTIONS,
    currencies=ENGLISH.currencies,
    currency_names=words("euros dollars francs"),
    currency_codes=words("euro dollar franc centimes cents usd eur gbp chf % pourcent"),
    time_units=words(
        "jour jours semaine semaines mois an ans année années heure heures minute minutes trimestre trimestres ouvrable ouvrables "
        "ouvré ouvrés calendaires"
    ),
    months=_MONTHS,
    month_abbreviations=_MONTH_ABBREVIATIONS,
    weekdays=_WEEKDAYS,
    labels=LABEL_WORDS["fr"],
    references=words(
        "articles sections clauses paragraphes annexes chapitres alinéas titres l'article l'annexe l'alinéa d'article d'annexe "
        "d'alinéa qu'article art al points"
    ),
    numbered=words(
        "classe série phase type partie annexe catégorie niveau groupe option plan zone unité modèle version formulaire titre "
        "article section lot poste tableau figure étape tranche tarif l'annexe l'article l'option l'étape l'unité"
    ),
    choices=words("oui non"),
    joiners=words("et ou à au aux"),
    modals=words("peut doit peuvent doivent pourra devra pourront devront"),
    promises=words(
        "s'engage s'engagent s'oblige s'obligent convient conviennent consent consentent renonce renoncent garantit garantissent "
        "résilie résilient indemnise indemnisent"
    ),
    agreeing=words("convient conviennent consent consentent"),
    payments=words(
        "paie paient paye payent payer payable payables verse versent versé réglé rembourse remboursent dus due dues"
    ),
    grants=words(
        "accorde accordent concède concèdent cède cèdent transfère transfèrent octroie octroient abandonne abandonnent libère "
        "transfert"
    ),
    nouns=words("transfert paye"),
    verbs=words(
        "est sont était étaient été a ont avait aura sera seront prend prennent commence expire s'applique s'appliquent applique "
        "limite limitent conserve donne donnent possède vend vendent achète utilise utilisent reçoit fait font reste demeure livre "
        "n'est n'a n'ont l'est"
    ),
    conditions=words("sauf hormis excepté nonobstant moyennant pourvu"),
    drafting=words(
        "ci présentes susvisé susvisée susmentionné susmentionnée solidairement conjointement nonobstant ledit ladite lesdits"
    ),
    liabilities=words("frais redevance redevances responsable obligation obligations l'obligation"),
    freedoms=words("illimité illimitée librement consentement divulguer"),
    relatives=words("mais qui dont lequel laquelle lesquels lesquelles auquel duquel qu'il qu'elle"),
    denials=words("ne pas jamais aucun aucune ni sans"),
    denying_answers=words("aucun aucune personne néant rien nul nulle"),
    refusals=words(
        "protestation contrainte refuse refusé refusée décline rejette rejeté préjudice annulé annulée jamais nul nulle"
    ),
    reservations=words("sous seulement réserve réserves recours attente approbation réception copie sans sauf non"),
    statuses=words(
        "projet brouillon spécimen annulé annulée remplacé modifié expiré nul nulle révoqué retiré résilié exemple périmé caduc"
    ),
    negators=words("ne pas"),
    formal=words("doit doivent devra devront nonobstant"),
    exceptions=words("sans sauf hormis excepté"),
    called=frozenset(),
    letters=words("a à y ô"),
    elisions=elisions(
        "n=ne l=le d=de qu=que s=se c=ce j=je m=me t=te jusqu=jusque lorsqu=lorsque puisqu=puisque quoiqu=quoique quelqu=quelque "
        "presqu=presque"
    ),
)

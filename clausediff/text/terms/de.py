"""The lists of German; what each stands for is said in :class:`~clausediff.text.terms.Terms`."""

from __future__ import annotations

from clausediff.text.languages.forms import words
from clausediff.text.terms import Terms, phrases

__all__ = ["TERMS"]

_COSTS = words(
    "fracht porto versand mindestmenge mindestmengen mindestabnahme höchstmenge höchstmengen kosten gebühr "
    "gebühren entgelt entgelte entgelts preis preise preises preisen kaution kautionen zahlung zahlungen miete pacht "
    "anzahlung rabatt rabatte skonto nachlass zuschlag zuschläge steuer steuern zins zinsen vergütung "
    "honorar lohn gehalt "
    "provision rechnung rechnungen spesen aufwand aufwendungen auslagen abzug abzüge strafe pauschale bonus rate raten"
)
_LAWS = words(
    "recht rechts rechte rechten gesetz gesetze gerichte gerichtsstand schiedsgericht schiedsrichter zuständigkeit"
)
_LIABILITIES = words(
    "mangel mängel zustellung zustellungen",
    "haftung gewähr gewährleistung garantie garantien bürgschaft sicherheit sicherheiten versicherung "
    "risiko risiken gefahr regress "
    "schaden schäden schadensersatz schadenersatz verlust verantwortung eigentum pfandrecht",
)
_TIMES = words("frist fristen kündigung laufzeit verlängerung termin dauer ablauf befristung")
_RESERVES = words(
    "vorbehalt vorbehalte vorbehalts protest zwang widerspruch genehmigung zustimmung einwilligung "
    "bedingung bedingungen auflage "
    "auflagen entwurf muster kopie vollmacht ermessen verpflichtung verpflichtungen pflicht pflichten "
    "ausnahme ausnahmen "
    "einschränkung einschränkungen widerruf rücktritt vertrag anerkennung"
)
_RIGHTS = words(
    "wahl probe abruf",
    "option optionen untervermietung untermiete abtretung übertragung nutzung anspruch ansprüche verzicht ausschluss",
)

TERMS = Terms(
    language="de",
    functions=words(
        "der die das den dem des ein eine einen einem einer eines im am ans ins zum zur vom beim aufs fürs "
        "ums an auf aus bei bis "
        "durch für gegen hinter in mit nach neben ohne seit über um unter von vor wegen während zu zwischen "
        "ab als wie und oder "
        "sowie aber sondern samt nebst gemäss laut je pro per trotz statt anstatt innerhalb ausserhalb "
        "binnen gegenüber "
        "bezüglich hinsichtlich u bzw"
    ),
    pronouns=words(
        "ich du er sie es wir ihn ihm ihr ihnen uns euch man sich wer wen wem wenn weil obwohl dass falls "
        "sofern soweit solange "
        "sobald damit dafür dabei dies dieser dieses diesem diesen jener jenes",
        "sein ihr unser / e em en er es",
    ),
    negations=words(
        "nicht nie niemals niemand nichts ohne weder ausser ausgenommen ausschliesslich keinesfalls",
        "kein / . e em en er es",
    ),
    joiners=words("und oder sowie samt nebst u plus bzw"),
    universal=words(
        "anderswo anderweitig andernorts",
        "ähnliches ähnliche gleichwertiges gleichwertige",
        "all jed sämtlich jeglich sonstig weiter übrig etwaig ander / e en er es em",
        "alles weiteres sonstiges dergleichen alle",
    ),
    manner=phrases(
        "gegen;unter;auf;mit;ohne;nach;vor;bis;ab;binnen;innerhalb;während;trotz;gemäss;laut;zuzüglich;abzüglich;zzgl;"
        "abzgl;inkl;exkl;inklusive;exklusive;einschliesslich;als;per;vorbehaltlich"
    ),
    burdens=phrases(
        "auf kredit;auf raten;gegen bar;als geschenk;als zugabe;"
        "ab werk;ab lager;ab hof;frei haus;frei grenze;frei baustelle;wie gesehen;wie besichtigt;wie "
        "besehen;solange der vorrat reicht;zur ansicht;in kommission;auf probe;auf abruf;im voraus;nach "
        "wahl;zur miete;zur pacht;zur leihe;im namen;in höhe von;zu lasten;zulasten;zu gunsten;"
        "zugunsten;an stelle;zum preis;zu einem preis"
    ),
    things=_COSTS | _LAWS | _LIABILITIES | _TIMES | _RESERVES | _RIGHTS,
    capacities=words(
        "bürge bürgin bürgen vertreter vertreterin zeuge zeugin erben erbe treuhänder bevollmächtigte "
        "bevollmächtigter beauftragte "
        "beauftragter rechtsnachfolger schuldner gläubiger mitschuldner bote botin"
    ),
    effects=words(
        "unfrei freibleibend gestattet erlaubt verboten untersagt inbegriffen enthalten eingeschlossen "
        "ausgeschlossen entfällt vereinbart befristet "
        "unbefristet kündbar unkündbar übertragbar widerruflich unwiderruflich bedingt unbedingt begrenzt "
        "unbegrenzt beschränkt "
        "unbeschränkt exklusiv frei fällig zahlbar gültig ungültig nichtig verbindlich unverbindlich "
        "vorläufig geschuldet "
        "erstattet genehmigt garantiert versichert haftbar verpflichtet berechtigt einverstanden ermässigt alleinig "
        "gesamtschuldnerisch selbstschuldnerisch warm kalt / . e en er es em"
    ),
    always=words(
        "einschliesslich",
        "unentgeltlich entgeltlich kostenlos kostenfrei gebührenfrei mietfrei provisionsfrei "
        "kostenpflichtig gewerblich / . e en er "
        "es em",
        "gehört gehören gehörig gehörend gebührt gebühren zusteht zustehen zustehend "
        "gratis umsonst jederzeit ausschliesslich nur lediglich zzgl abzgl inkl exkl inklusive exklusive "
        "zuzüglich abzüglich "
        "vorbehaltlich unwiderruflich probeweise leihweise",
    ),
    participle=r"ge[a-zäöü]{3,}(?:t|en)|(?:be|er|ver|zer|ent|miss)[a-zäöü]{3,}t|[a-zäöü]{2,}ge[a-zäöü]{3,}(?:t|en)|[a-zäöü]+(?:iert|pflichtig)",
    compounds=True,
    adding=words("inklusive exklusive inkl exkl einschliesslich zuzüglich abzüglich zzgl abzgl ausser"),
    scopes=words(
        "nutzung verwendung gebrauch zweck zwecke zwecken gebiet gebiete vertriebsgebiet weiterverkauf "
        "lieferung lieferungen"
    ),
    articles=words("der die das den dem des ein eine einen einem einer eines"),
    formed=_LAWS | words("haftung"),
    kinds=words(
        "gesellschaft kapitalgesellschaft personengesellschaft aktiengesellschaft verein stiftung "
        "genossenschaft gmbh ag kg ohg ug gbr"
    ),
    offices=words(
        "geschäftsführer leiter direktor vorstand prokurist inhaber gesellschafter präsident vorsitzender "
        "geschäftsleiter "
        "abteilungsleiter vorsitzende sekretär kanzler bürgermeister rektor referent syndikus / . in",
        "vorstandsvorsitzender vorstandsvorsitzende vorstandsmitglied leitung geschäftsleitung "
        "geschäftsführung stellvertretender "
        "stellvertretende stv einzelprokura prokura ceo cfo coo cto dipl ing generaldirektor generaldirektorin",
    ),
    homographs=words(
        "halten kaufen liefern nehmen nutzen verkaufen geben bleiben enden bestehen überlassen zahlen bezahlen"
    ),
    pointers=phrases("siehe;s;vgl;laut;lt;gemäss;nach;entsprechend;wie in;wie im"),
    looks=words("siehe vgl vergleiche"),
    papers=words(
        "schreiben brief briefe briefs mail e-mail angebot angebots angebote kostenvoranschlag "
        "kostenvoranschlags rechnung auftrag auftrags bestellung liste preisliste zeichnung zeichnungen plan "
        "plänen skizze anlage anlagen anhang beilage vereinbarung leistungsverzeichnis protokoll "
        "korrespondenz absprache unterlagen katalog prospekt nachtrag"
    ),
    comparing=words("wie"),
)

"""The lists of Italian; what each stands for is said in :class:`~clausediff.text.terms.Terms`."""

from __future__ import annotations

from clausediff.text.languages.forms import words
from clausediff.text.terms import Terms, phrases

__all__ = ["TERMS"]

_COSTS = words(
    "costo costi spesa spese prezzo prezzi tariffa tariffe carico onere oneri pagamento pagamenti acconto "
    "acconti cauzione deposito "
    "sconto sconti imposta imposte iva interesse interessi penale penali tassa tasse commissione onorario "
    "onorari compenso compensi "
    "salario canone fattura fatture rimborso rimborsi indennità indennizzo"
)
_LAWS = words("diritto diritti legge leggi giurisdizione foro tribunale tribunali arbitrato arbitro arbitri competenza")
_LIABILITIES = words(
    "vizio vizi difetto difetti notifica notifiche",
    "responsabilità garanzia garanzie assicurazione rischio rischi danno danni perdita perdite rivalsa "
    "regresso proprietà fideiussione "
    "pegno ipoteca titolarità",
)
_TIMES = words("termine termini preavviso scadenza proroga rinnovo recesso durata disdetta")
_RESERVES = words(
    "protesta riserva riserve costrizione pregiudizio approvazione consenso autorizzazione condizione "
    "condizioni bozza campione copia "
    "obbligo obblighi eccezione eccezioni limitazione restrizione restrizioni annullamento contratto "
    "obiezione impegno mandato ordine "
    "venduto"
)
_RIGHTS = words("scelta", "opzione opzioni cessione esclusiva esclusività licenza rinuncia sublocazione")

TERMS = Terms(
    language="it",
    functions=words(
        "il lo la i gli le l un uno una di del dello della dei degli delle dell a al allo alla ai agli alle "
        "all da dal dallo dalla dai "
        "dagli dalle dall in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli sulle sull "
        "con col coi per tra fra e ed o "
        "od né ma come sotto senza contro presso verso dopo prima durante mediante secondo entro fino oltre salvo d"
    ),
    pronouns=words(
        "io tu lui lei noi voi loro egli essa si mi ti ci vi che chi cui quale quali se quando sebbene "
        "perché poiché mentre dove suo sua "
        "suoi sue mio nostro nostra ciò questo questa"
    ),
    negations=words("non né mai nulla niente nessuno nessuna nessun senza eccetto salvo tranne escluso esclusa"),
    joiners=words("e ed o od più nonché"),
    universal=words(
        "altrove",
        "simile simili equivalente equivalenti tutto tutta tutti tutte qualsiasi qualunque altro altra altri "
        "altre ogni ulteriore ulteriori restante restanti rimanente "
        "rimanenti",
    ),
    manner=phrases(
        "a partire;sotto;con;senza;contro;secondo;mediante;dopo;fino;entro;durante;salvo;eccetto;tranne;"
        "incluso;inclusa;"
        "più;meno;come;in qualità;previo;previa"
    ),
    burdens=phrases(
        "come concordato;come convenuto;come visto;"
        "a credito;in contanti;in omaggio;in regalo;in esclusiva;in prestito;"
        "franco fabbrica;franco magazzino;porto franco;visto e piaciuto;fino a esaurimento;secondo "
        "disponibilità;in conto vendita;a scelta;in prova;a parte;in anticipo;a carico;a spese;per conto;in "
        "nome;in cambio;a titolo;"
        "a rischio;al prezzo;a prezzo;a condizione;soggetto a"
    ),
    things=_COSTS | _LAWS | _LIABILITIES | _TIMES | _RESERVES | _RIGHTS,
    capacities=words(
        "fideiussore garante testimone testimoni agente agenti rappresentante rappresentanti procuratore "
        "procuratrice mandatario erede "
        "eredi successore successori cessionario cessionari beneficiario beneficiari controllata "
        "controllate debitore debitrice "
        "creditore fiduciario avallante"
    ),
    effects=words(
        "inclus esclus esclusiv permess vietat garantit assicurat dovut riservat annullat limitat illimitat pagat "
        "autorizzat accettat rifiutat "
        "condizionat gratuit perpetu null obbligatori provvisori compres franc / o a i e",
        "libero libera revocabile irrevocabile trasferibile rinnovabile rimborsabile condizionale esente "
        "esenti vigente pagabile",
    ),
    always=words(
        "fino",
        "appartiene appartengono appartenente appartenenti spetta spettano "
        "gratis gratuito gratuita gratuiti gratuite gratuitamente esclusivamente unicamente soltanto solo "
        "solamente irrevocabilmente "
        "sempre",
    ),
    participle=r"[a-zàèéìòù]{2,}[aiu]t[oaie]",
    adding=words("incluso inclusa escluso esclusa più"),
    scopes=words("uso usi utilizzo territorio territori rivendita consegna consegne scopi fini"),
    articles=words("il lo la i gli le un una uno"),
    formed=_LAWS | words("responsabilità limitata"),
    kinds=words("società associazione fondazione impresa azienda cooperativa"),
    of=words("di del dello della dei degli delle dell d"),
    offices=words(
        "direttore direttrice presidente amministratore amministratrice gerente responsabile capo "
        "segretario segretaria tesoriere "
        "consigliere consigliera delegato delegata socio socia titolare fondatore fondatrice vicepresidente "
        "procuratore generale "
        "aggiunto aggiunta commerciale finanziario finanziaria legale tecnico tecnica unico vicedirettore "
        "rettore dirigente"
    ),
    homographs=words("consegna libera paga usa termina fa limita cui nega resta"),
    pointers=phrases("vedi;vedere;cfr;secondo;come da;giusta;conforme a;come in"),
    looks=words("vedi vedere cfr"),
    papers=words(
        "lettera email e-mail mail preventivo offerta fattura ordine lista listino elenco disegno disegni "
        "allegato allegati contratto accordo catalogo nota documento documenti prospetto"
    ),
)

"""The lists of French; what each stands for is said in :class:`~clausediff.text.terms.Terms`."""

from __future__ import annotations

from clausediff.text.languages.forms import words
from clausediff.text.terms import Terms, phrases

__all__ = ["TERMS"]

_COSTS = words(
    "coût coûts frais prix tarif tarifs charge charges dépense dépenses paiement paiements acompte acomptes "
    "caution remise remises "
    "rabais taxe taxes tva impôt impôts intérêt intérêts pénalité pénalités redevance redevances honoraires "
    "salaire loyer facture "
    "factures commission provision remboursement indemnité indemnités dépôt prime"
)
_LAWS = words("droit droits loi lois juridiction tribunal tribunaux compétence arbitrage arbitre arbitres for")
_LIABILITIES = words(
    "vice vices défaut défauts notification notifications",
    "responsabilité garantie garanties assurance risque risques péril dommage dommages perte pertes recours "
    "propriété gage sûreté "
    "cautionnement réparation",
)
_TIMES = words("délai délais préavis durée échéance renouvellement résiliation reconduction terme")
_RESERVES = words(
    "réserve réserves protêt protestation contrainte préjudice approbation accord consentement autorisation "
    "condition conditions "
    "projet brouillon spécimen copie obligation obligations exception exceptions limitation restriction "
    "restrictions annulation "
    "rétractation contrat objection engagement mandat ordre"
)
_RIGHTS = words("choix", "option options cession exclusivité licence renonciation sous-location préférence")

TERMS = Terms(
    language="fr",
    functions=words(
        "le la les l un une des du de d au aux à en dans sur sous par pour avec sans chez vers contre entre "
        "depuis pendant avant après "
        "et ou ni mais comme dès jusque jusqu selon malgré hors sauf via voire puis dont ainsi y compris"
    ),
    pronouns=words(
        "je tu il elle on nous vous ils elles lui leur qui que qu quoi lequel laquelle lesquels lesquelles "
        "si lorsque quand parce "
        "puisque bien ce cela ceci ses son sa mon ma mes notre votre nos vos leurs chacun quiconque se s"
    ),
    negations=words("ne n pas jamais rien aucun aucune sans ni nul nulle hormis excepté sauf hors non"),
    joiners=words("et ou ainsi puis plus"),
    universal=words(
        "ailleurs",
        "similaire similaires équivalent équivalents équivalente équivalentes tout toute tous toutes autre "
        "autres chaque quelconque quelconques restant restants reste ultérieur ultérieurs",
    ),
    manner=phrases(
        "sous;avec;sans;par;contre;après;avant;jusqu;dès;pendant;moyennant;malgré;selon;hors;sauf;hormis;y compris;"
        "en tant que;comme"
    ),
    burdens=phrases(
        "comme convenu;comme prévu;comme vu;"
        "à crédit;au comptant;en cadeau;en exclusivité;en prêt;"
        "vente ferme;ferme et définitif;ferme et définitive;franco de port;port payé;port dû;départ usine;"
        "en l état;tel quel;telle quelle;selon disponibilité;dans la limite des stocks;en consignation;au "
        "choix;d avance;à l essai;à titre;au titre;à la charge;aux frais;à frais;aux risques;au prix;"
        "au tarif;à prix;à condition;au nom;"
        "pour le compte;en échange;en contrepartie"
    ),
    things=_COSTS | _LAWS | _LIABILITIES | _TIMES | _RESERVES | _RIGHTS,
    capacities=words(
        "mandataire garant caution témoin agent représentant prête-nom bénéficiaire débiteur créancier filiale / . s",
        "héritier héritiers héritières ayant ayants ayants-droit successeurs successeur affiliés affiliées commettant",
    ),
    effects=words(
        "compris inclus exclu exclus gratuit libre autorisé interdit dû garanti assuré révocable "
        "irrévocable cessible transférable "
        "exclusif exclusive renouvelable résiliable conditionnel conditionnelle provisoire illimité limité "
        "perpétuel perpétuelle "
        "remboursable payable offert réservé annulé caduc obligatoire facultatif facultative nul nulle "
        "refusé accepté / . s e es",
        "libres franco",
    ),
    always=words(
        "jusqu",
        "appartient appartiennent appartenant revient reviennent échoit incombe incombent "
        "gratuitement gratis gratuit gratuite bénévole bénévolement exclusivement uniquement seulement "
        "irrévocablement ttc ht",
    ),
    participle=r"[a-zà-ÿ]{2,}(?:é|ée|és|ées|[^aeiou]ies)",
    adding=words("compris incluant hors sauf plus"),
    scopes=words("usage usages utilisation utilisations territoire territoires revente livraison livraisons fins"),
    articles=words("le la les un une"),
    formed=_LAWS | words("responsabilité limité limitée"),
    kinds=words("société association fondation entreprise sarl sas sa"),
    of=words("de d du des"),
    offices=words(
        "directeur directrice président présidente gérant gérante responsable chef associé associée "
        "secrétaire trésorier trésorière "
        "administrateur administratrice conseiller conseillère fondateur fondatrice propriétaire membre "
        "délégué déléguée adjoint "
        "adjointe général générale vice pdg dg daf drh rh juridique financier financière commercial "
        "commerciale technique service "
        "juriste avocat avocate notaire maire recteur"
    ),
    homographs=words(
        "livre limite reste fait font commence conserve a est été prend dont en applique libère paye son sa "
        "ses leur leurs elle bien si "
        "leur nous"
    ),
    pointers=phrases("voir;cf;selon;suivant;d après;conformément à;conformément au;conforme à;conforme au;comme dans"),
    looks=words("voir cf"),
    papers=words(
        "lettre courrier courriel e-mail mail devis offre facture commande liste tableau plan dessin annexe "
        "avenant contrat accord catalogue descriptif document brochure / . s"
    ),
)

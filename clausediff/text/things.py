"""What parties owe, own or bear, by language, in lower case: the nouns of terms on price, risk, title and place of suit.

A filling names a thing of its own; one of these behind it (*barley, title on payment*) makes a term of it.
"""

from __future__ import annotations

__all__ = ["ENGLISH", "THINGS", "is_thing"]

_COMPOUNDING = frozenset(("de", "nl"))
"""Languages that write a compound as one word, whose last part says what it is: *Rücktrittsrecht*."""
_LONG = 6
"""Letters from which a thing is known at the end of a compound; a shorter one is behind the letters that join compounds alone, for
*Utrecht* and *Albrecht* are none."""
_SHORT = 5
_JOINTS = ("s", "e")

ENGLISH = frozenset(
    "guarantee indemnity insurance interest liability licence license lien option ownership payment payments penalty refund refunds return "
    "returns risk risks royalties tax taxes title warranties warranty".split()
)

THINGS = {
    "en": ENGLISH,
    "de": frozenset(
        "haftung gewährleistung garantie gerichtsstand recht rechte rechten kaution strafe vertragsstrafe zins zinsen eigentum risiko "
        "gefahr steuer steuern versicherung zahlung miete gebühr gebühren kosten rechnung lizenz option pfand rabatt nachlass provision "
        "frist vollmacht genehmigung zustimmung schaden schäden erstattung rückgabe".split()
    ),
    "fr": frozenset(
        "responsabilité garantie compétence juridiction droit droits caution dépôt pénalité intérêt intérêts propriété risque risques taxe "
        "taxes impôt impôts assurance paiement loyer redevance frais charge charges licence option gage remise commission délai "
        "autorisation accord dommage dommages remboursement retour exclusivité".split()
    ),
    "es": frozenset(
        "responsabilidad garantía jurisdicción fuero derecho derechos fianza depósito penalidad multa interés intereses propiedad riesgo "
        "riesgos impuesto impuestos seguro pago renta canon tarifa gastos coste costo cuenta cargo licencia opción prenda descuento "
        "comisión plazo autorización daño daños reembolso devolución exclusividad".split()
    ),
    "it": frozenset(
        "responsabilità garanzia foro competenza giurisdizione diritto diritti cauzione deposito penale multa interesse interessi "
        "proprietà rischio rischi imposta imposte tassa tasse assicurazione pagamento canone tariffa spese costo costi carico licenza "
        "opzione pegno sconto provvigione termine autorizzazione danno danni rimborso restituzione riserva esclusiva".split()
    ),
    "nl": frozenset(
        "aansprakelijkheid garantie rechter rechtbank recht rechten borg waarborgsom boete rente eigendom risico belasting verzekering "
        "betaling huur vergoeding kosten rekening licentie optie pand korting provisie termijn machtiging schade terugbetaling "
        "voorbehoud".split()
    ),
    "pt": frozenset(
        "responsabilidade garantia foro competência jurisdição direito direitos caução depósito multa penalidade juro juros propriedade "
        "risco riscos imposto impostos taxa taxas seguro pagamento renda tarifa despesas custo custos conta encargo licença opção penhor "
        "desconto comissão prazo autorização dano danos reembolso devolução exclusividade".split()
    ),
}  # fmt: skip


def is_thing(key: str, language: str) -> bool:
    """Whether a word in lower case is something that parties owe, own or bear; nothing is in a language without a list."""
    listed = THINGS.get(language, frozenset())
    if key in listed:
        return True
    return language in _COMPOUNDING and any(_ends_compound(key, each) for each in listed)


def _ends_compound(key: str, thing: str) -> bool:
    stem = key.removesuffix(thing)
    return stem != key and (len(thing) >= _LONG or (len(thing) == _SHORT and stem.endswith(_JOINTS)))

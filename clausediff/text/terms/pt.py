"""The lists of Portuguese; what each stands for is said in :class:`~clausediff.text.terms.Terms`."""

from __future__ import annotations

from clausediff.text.languages.forms import words
from clausediff.text.terms import Terms, phrases

__all__ = ["TERMS"]

_COSTS = words(
    "custo custos despesa despesas preço preços tarifa tarifas encargo encargos conta pagamento "
    "pagamentos adiantamento caução depósito "
    "desconto descontos imposto impostos iva juro juros multa multas taxa taxas comissão honorários salário "
    "renda aluguel fatura "
    "faturas reembolso indemnização indenização"
)
_LAWS = words("direito direitos lei leis jurisdição foro tribunal tribunais arbitragem árbitro árbitros competência")
_LIABILITIES = words(
    "vício vícios defeito defeitos notificação notificações",
    "responsabilidade garantia garantias seguro seguros risco riscos dano danos perda perdas recurso "
    "propriedade aval fiança penhor "
    "hipoteca titularidade",
)
_TIMES = words("prazo prazos aviso vencimento prorrogação renovação rescisão duração termo")
_RESERVES = words(
    "protesto reserva reservas coação coacção prejuízo aprovação consentimento autorização condição "
    "condições rascunho minuta amostra "
    "cópia obrigação obrigações exceção exceções excepção limitação restrição restrições anulação "
    "desistência contrato objeção "
    "compromisso mandato ordem"
)
_RIGHTS = words("escolha", "opção opções cessão exclusividade licença renúncia subarrendamento sublocação")

TERMS = Terms(
    language="pt",
    functions=words(
        "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para com sem "
        "sobre sob ante após até "
        "desde entre contra ao à aos às segundo mediante durante e ou nem mas como exceto salvo num numa"
    ),
    pronouns=words(
        "eu ele ela eles elas nós você se me te lhe lhes que quem qual quais cujo cuja quando embora porque "
        "pois enquanto onde seu sua "
        "seus suas meu nosso nossa isto isso"
    ),
    negations=words("não nem nunca jamais nada ninguém nenhum nenhuma sem exceto excepto salvo"),
    joiners=words("e ou mais"),
    universal=words(
        "similar similares equivalente equivalentes todo toda todos todas tudo qualquer quaisquer demais "
        "outro outra outros outras cada restante restantes resto ulteriores"
    ),
    manner=phrases(
        "sob condição;sob;com;sem;por;contra;segundo;mediante;após;até;desde;durante;salvo;exceto;excepto;"
        "incluindo;mais;"
        "menos;como;na qualidade"
    ),
    burdens=phrases(
        "como acordado;como combinado;"
        "a crédito;a pronto;à vista;de oferta;em exclusivo;em exclusividade;"
        "venda firme;posto fábrica;no estado em que se encontra;até esgotar;conforme disponibilidade;em "
        "consignação;à escolha;à parte;em antecipação;por conta;a cargo;à custa;às custas;em nome;em troca;a título;"
        "a preço;ao preço;sujeito a"
    ),
    things=_COSTS | _LAWS | _LIABILITIES | _TIMES | _RESERVES | _RIGHTS,
    capacities=words(
        "fiador fiadora avalista garante testemunha testemunhas agente agentes representante representantes "
        "procurador procuradora "
        "mandatário herdeiro herdeiros herdeiras sucessor sucessores cessionário cessionários beneficiário "
        "beneficiários filial filiais "
        "devedor devedora credor"
    ),
    effects=words(
        "incluíd incluid excluíd permitid proibid garantid segurad devid reservad anulad limitad ilimitad "
        "pag isent autorizad aceit "
        "recusad condicionad gratuit perpétu nul obrigatóri provisóri inclus / o a os as",
        "livre livres revogável irrevogável transferível renovável exclusivo exclusiva reembolsável "
        "condicional vigente grátis",
    ),
    always=words(
        "até",
        "pertence pertencem pertencente pertencentes cabe cabem "
        "grátis gratis gratuito gratuita gratuitos gratuitas gratuitamente exclusivamente unicamente somente apenas só "
        "irrevogavelmente sempre",
    ),
    participle=r"[a-zçãõáéíóúâêô]{2,}[aií]d[oa]s?",
    adding=words("incluindo incluído incluída excluindo mais"),
    scopes=words("uso usos utilização território territórios revenda entrega entregas fins"),
    articles=words("o os as um uma"),
    formed=_LAWS | words("responsabilidade limitada"),
    kinds=words("sociedade associação fundação empresa companhia cooperativa lda ltda"),
    of=words("de do da dos das"),
    offices=words(
        "diretor diretora gerente presidente administrador administradora chefe responsável secretário "
        "secretária tesoureiro "
        "tesoureira conselheiro conselheira delegado delegada sócio sócia proprietário proprietária fundador fundadora "
        "vice-presidente vice geral adjunto adjunta comercial financeiro financeira jurídico jurídica "
        "técnico técnica titular "
        "executivo executiva director directora"
    ),
    homographs=words("entrega outorga paga toma usa conserva compra nega termina fica foi são rege dito"),
    pointers=phrases("ver;vide;veja;segundo;conforme;de acordo com;como em"),
    looks=words("ver vide veja"),
    papers=words(
        "carta email e-mail orçamento proposta oferta fatura encomenda pedido lista desenho planta anexo "
        "contrato acordo catálogo nota documento / . s"
    ),
)

"""The word lists of Portuguese; what each list stands for is said in :class:`~clausediff.text.vocabulary.Vocabulary`.

Both spellings are in them where Portugal and Brazil differ, or the agreement of 1990 changed one.
"""

from __future__ import annotations

from clausediff.text.languages.forms import ENGLISH, groups, guards, words
from clausediff.text.vocabulary import Vocabulary

_FOUR = "/ o a os as"

_CARDINALS = words(
    "zero dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis dezasseis dezessete "
    "dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta cinqüenta sessenta setenta oitenta noventa cem cento mil "
    "milhão milhões bilhão bilhões",
    "duzent trezent quatrocent quinhent seiscent setecent oitocent novecent / os as",
)
_FRACTIONS = words(
    "meio meia metade terço terços quarto quartos dobro duplo dupla triplo tripla dúzia dezena quinzena décimo"
)
_MONTHS = tuple("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split())
_MONTH_ABBREVIATIONS = words("jan fev mar abr mai jun jul ago set out nov dez")
_WEEKDAYS = words("segunda terça quarta quinta sexta sábado domingo feira")
_REGIONS = (
    "acre alagoas amapá amazonas bahia ceará goiás maranhão mato grosso minas gerais pará paraíba paraná pernambuco piauí rondônia "
    "roraima catarina sergipe tocantins alentejo algarve açores madeira beira minho ribatejo"
)
_COUNTRIES = (
    "portugal brasil espanha frança itália alemanha áustria suíça bélgica holanda luxemburgo inglaterra escócia irlanda "
    "gales dinamarca suécia noruega finlândia islândia polónia polônia chéquia eslováquia hungria roménia romênia bulgária croácia "
    "eslovénia sérvia grécia turquia chipre malta estónia letónia lituânia rússia ucrânia eua canadá méxico argentina chile colômbia "
    "peru uruguai paraguai bolívia venezuela china japão coreia índia israel egito egipto marrocos angola moçambique guiné timor macau "
    "austrália zelândia singapura europa áfrica ásia américa delaware califórnia"
)
_CITIES = (
    "lisboa porto braga coimbra aveiro faro setúbal évora viseu leiria guimarães funchal beja bragança guarda santarém viana sintra "
    "cascais almada brasília paulo rio salvador fortaleza recife belém manaus curitiba florianópolis goiânia belo horizonte vitória "
    "natal maceió aracaju teresina cuiabá campinas santos niterói luanda maputo praia bissau madrid madri barcelona paris londres berlim "
    "frankfurt munique viena genebra zurique roma milão bruxelas amesterdão amsterdã dublin copenhaga estocolmo oslo varsóvia praga york"
)

_NEGATION = groups(
    "não na no nos mas já são; nunca jamais; nenhum um; nenhuma uma; nenhuns uns; nenhumas umas; sem em com nem bem tem",
    "nada tudo algo; ninguém alguém; tampouco também; sim não",
)
_MODAL = groups(
    (
        "pode deve quer; podem devem querem; poderá deverá quererá; poderão deverão; podia devia; podiam deviam; poderia deveria; "
        "poderiam deveriam; possa deva queira; possam devam queiram; puder dever; poder dever; poderes deveres"
    ),
    f"obrigad autorizad facultad permitid proibid vedad habilitad exigid impedid vinculad; obrigatóri facultativ voluntári {_FOUR}",
    "livre livres; faculdade obrigação direito dever proibição; faculdades obrigações direitos deveres proibições",
)
_MONEY = groups(
    (
        "$ € £ ¥ ¢; euro dólar real libra franco; euros dólares reais libras francos cêntimos centavos usd eur gbp chf brl; % porcento "
        "percentagem porcentagem"
    ),
    "brut / o a os as",
    "bruto líquido; bruta líquida; brutos líquidos",
    f"gratuit oneros remunerad {_FOUR}",
    "gratuitamente",
    "taxa tarifa honorário / . s",
    "preço preços; preço apreço; custo custos",
)
_EXCLUSIVITY = groups(
    (
        "exclusiv inclusiv; solidári conjunt; perpétu temporári; limitad ilimitad; determinad indeterminad; condicionad "
        "incondicionad; públic privad secret; diret indiret; direct indirect; express tácit implícit explícit; recíproc mútu; válid "
        f"inválid nul; lícit ilícit; necessári desnecessári; justificad injustificad; previst imprevist; escrit; própri alhei {_FOUR}"
    ),
    (
        "revogáv irrevogáv; transferív intransferív; transmissív intransmissív; razoáv irrazoáv desrazoáv; aplicáv inaplicáv; exigív "
        "inexigív; renunciáv irrenunciáv; divisív indivisív; oponív inoponív; anuláv; retratáv irretratáv / el eis"
    ),
    (
        "mundi nacion; comerci; confidenci; parci tot integr; unilater bilater; substanci insubstanci; materi imateri; leg ileg; verb or; "
        "region nacion / al ais"
    ),
    "vinculativo vinculante",
    "grave leve / . s",
    (
        "exclusivamente inclusivamente somente; solidariamente conjuntamente individualmente separadamente; diretamente indiretamente; "
        "directamente indirectamente; parcialmente totalmente integralmente; expressamente tacitamente; dolo culpa"
    ),
)
_CONNECTIVE = groups(
    "e ou nem mas; salvo sem exceto excepto se desde caso quando enquanto embora até",
    f"incluíd excluíd concluíd {_FOUR}",
    (
        "inclui exclui conclui; incluem excluem concluem; incluindo excluindo concluindo; incluir excluir concluir; inclusão exclusão "
        "conclusão; inclusive exclusive"
    ),
    "sujeit / o a os as",
    (
        "conforme segundo contra sobre consoante; obstante; prejuízo; contrário; porque embora; com sem; por para de contra; a de em"
    ),
)
_QUANTIFIER = groups(
    (
        "todo cada algum nenhum qualquer um; nenhuns alguns; nenhumas algumas; toda cada alguma nenhuma qualquer uma; todos vários alguns "
        "ambos dois; todas várias algumas ambas duas; um dois três; uma duas três; mais menos tanto; maior menor igual; maiores menores "
        "iguais"
    ),
    f"máxim mínim {_FOUR}",
    "superior inferior anterior / . es",
    (
        "só somente unicamente apenas também; sobre sob; acima abaixo; excede supera; exceder superar; aumento diminuição redução "
        "acréscimo desconto; aumenta diminui reduz acresce; aumentar diminuir reduzir acrescer; aumentado diminuído reduzido acrescido; "
        "primeiro segundo terceiro quarto último; primeira segunda terceira quarta última"
    ),
    "inteiro inteira parcial",
    "parte todo totalidade",
)
_TIME = groups(
    (
        "antes depois após; antes após desde até durante dentro; dia semana mês ano hora trimestre semestre minuto; dias semanas meses "
        "anos horas trimestres semestres minutos; útil corrido; úteis corridos seguidos"
    ),
    "anterior posterior ulterior / . es",
    "anteriormente posteriormente previamente",
    "prévio posterior; prévia posterior",
    "imediatamente prontamente posteriormente",
    f"imediat diferid {_FOUR}",
    (
        "diário semanal mensal bimestral trimestral semestral anual; diária semanal mensal bimestral trimestral semestral anual; diários "
        "semanais mensais bimestrais trimestrais semestrais anuais; diariamente semanalmente mensalmente trimestralmente anualmente"
    ),
    f"futur passad {_FOUR}",
    (
        "presente atual actual vigente; presentes atuais actuais vigentes; início fim termo término; começo vencimento cessação rescisão "
        "resolução renovação prorrogação caducidade; começa termina cessa vence expira; começará terminará cessará vencerá expirará; "
        "sempre nunca; permanentemente temporariamente"
    ),
    f"definitiv provisóri {_FOUR}",
    "seguinte precedente / . s",
)
_PARTY = groups(
    (
        "locatário locatária sublocatário arrendatário arrendatária inquilino inquilina senhorio senhoria; licenciante licenciado "
        "licenciada concessionário concessionária; cedente cessionário cessionária; mandante mandatário mandatária outorgante outorgado; "
        "mutuante mutuário mutuária; comodante comodatário comodatária; depositante depositário depositária; doadora donatário donatária; "
        "empregado empregada trabalhadora empregadora; contratante contratado contratada; segurado segurada seguradora; franqueado "
        "franqueadora; proprietário proprietária usuário usuária usufrutuário; cliente empreiteiro fornecedora prestadora consultora "
        "empresa sociedade; destinatário destinatária recetora receptora divulgadora reveladora emissora; compradora vendedora "
        "fornecedora adquirente; devedora credora fiadora garante; locadora locatária; réu autora editora; fiduciante fiduciário; "
        "requerente requerido / . s"
    ),
    (
        "comprador vendedor fornecedor; locador sublocador arrendador; empregador trabalhador; licenciador; devedor credor fiador; "
        "emissor recetor receptor divulgador revelador; fornecedor consultor prestador; segurador; franqueador; autor editor; utilizador "
        "consumidor / . es"
    ),
    (
        "comprador vendedor adquirente; locador locatário senhorio inquilino; locadores locatários senhorios inquilinos; empregador "
        "empregado trabalhador; empregadores empregados trabalhadores; empregadora empregada; segurador segurado; franqueador franqueado; "
        "licenciador licenciado; arrendador arrendatário; doador donatário; receptor destinatário; recetor destinatário; autor réu; "
        "cliente fornecedor empreiteiro consultor prestador; parte partes; nós vós vocês eles elas"
    ),
    "nosso vosso seu meu; nossa vossa sua minha / . s",
    "nos lhes vos lhe; ele ela você eu",
)
_PLACES = groups(
    _REGIONS,
    _COUNTRIES,
    _CITIES,
    "português francês inglês holandês irlandês dinamarquês escocês japonês norueguês espanhol alemão",
    "portuguesa francesa inglesa holandesa irlandesa dinamarquesa escocesa japonesa espanhola alemã / . s",
    "portugueses franceses ingleses espanhóis alemães",
    f"brasileir italian american mexican argentin chilen colombian peruan angolan moçambican suíç suec polac russ chin austríac greg turc "
    f"estrangeir {_FOUR}",
    (
        "europeu brasileiro português americano; europeia brasileira portuguesa americana; belga britânico britânica canadense canadiano "
        "canadiana; norte sul este oeste leste"
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
    place=_PLACES,
    date=(frozenset(_MONTHS) | _MONTH_ABBREVIATIONS | _WEEKDAYS,),
    number=(_CARDINALS | _FRACTIONS,),
)

VOCABULARY = Vocabulary(
    language="pt",
    guards=_GUARDS,
    common=words(
        "são tem na no nos mas já um uma uns umas em com bem por para de a sobre sob este se seu seus sua suas meu meus minha minhas lhe "
        "lhes vos ele ela eles elas eu você parte todo toda tudo algo mais tanto segundo segunda conforme fim termo real reais meio meia "
        "libra libras público pública públicos públicas dever deveres maior igual direito direitos poder poderes presente presentes "
        "seguinte atual actual quando enquanto quer querem anterior anteriores caso guarda feira leve praia porto natal santos rio belo "
        "horizonte minas gerais mato grosso acre madeira beira quarto próprio empresa sociedade apreço concluir conclusão conclui paulo "
        "set out minuto custo custos livre livres fortaleza vitória salvador também sim"
    ),
    opposite_prefixes=("in", "im", "i", "ir", "des", "dis", "não", "mal", "anti"),
    exchanged_prefixes=("re", "de", "con", "pro", "sub"),
    opposite_endings=(
        ("dor", "tário"),
        ("dora", "tária"),
        ("dor", "do"),
        ("dora", "da"),
        ("ante", "ado"),
        ("ante", "ada"),
        ("ante", "ário"),
        ("ante", "atário"),
        ("ente", "ionário"),
    ),
    reversing_prefixes=("in", "im", "ir", "des", "anti", "contra", "não"),
    prefix_pairs=(
        ("inter", "intra"),
        ("in", "ex"),
        ("im", "ex"),
        ("sobre", "sub"),
        ("pré", "pós"),
        ("super", "infer"),
        ("ante", "poste"),
        ("hiper", "hipo"),
        ("macro", "micro"),
        ("bi", "uni"),
        ("pluri", "mono"),
    ),
    ending_pairs=(("dor", "tário"), ("dor", "do"), ("dora", "da"), ("ante", "ado"), ("ante", "atário")),
    depriving_endings=(),
    insertable=tuple("não nem sem e ou se salvo um uma pode deve todo só nunca nenhum o a os de em".split()),
    cardinals=_CARDINALS,
    fractions=_FRACTIONS,
    currencies=ENGLISH.currencies | words("brl"),
    currency_names=words("euros dólares francos"),
    currency_codes=words("euro dólar real reais cêntimos centavos usd eur gbp chf brl %"),
    time_units=words(
        "dia dias semana semanas mês meses ano anos hora horas minuto minutos trimestre trimestres semestre semestres útil úteis corridos"
    ),
    months=_MONTHS,
    month_abbreviations=_MONTH_ABBREVIATIONS,
    weekdays=_WEEKDAYS,
    labels=tuple("artigo secção seção cláusula parágrafo alínea anexo capítulo inciso título §".split()),
    references=words(
        "artigos secções seções cláusulas parágrafos alíneas anexos capítulos incisos títulos art arts nº número números ponto pontos "
        "item itens letra"
    ),
    numbered=words(
        "classe série fase tipo parte anexo categoria nível grupo grau opção plano zona unidade modelo versão formulário título artigo "
        "secção seção lote tabela quadro figura etapa passo tranche tarifa"
    ),
    choices=words("sim não"),
    joiners=words("e ou a à ao até"),
    modals=words("pode podem deve devem poderá poderão deverá deverão"),
    promises=words(
        "acorda acordam acordado convenciona convencionam renuncia renunciam garante garantem indemniza indemnizam indeniza indenizam "
        "rescinde rescindem compromete comprometem obriga obrigam"
    ),
    agreeing=words("acorda acordam acordado convenciona convencionam"),
    payments=words("paga pagam pagará pagarão pagar pago pagável devido devida reembolsa reembolsará reembolsam"),
    grants=words(
        "outorga outorgam concede concedem cede cedem transfere transferem libera liberam entrega entregam transmite transmitem"
    ),
    nouns=words("paga entrega outorga"),
    verbs=words(
        "é são está estão foi será serão há tem têm tinha termina aplica aplicam aplicará limita limitam conserva dá dão possui vende "
        "vendem compra compram usa usam utiliza utilizam recebe toma nega faz fazem fica ficam rege"
    ),
    conditions=words("salvo exceto excepto sujeito sujeita obstante"),
    drafting=words(
        "mediante supracitado supracitada supramencionado solidariamente conjuntamente dito referido doravante outrossim"
    ),
    liabilities=words("taxa taxas tarifa honorários responsável obrigação obrigações"),
    freedoms=words("ilimitado ilimitada livremente consentimento divulgar"),
    relatives=words("mas quem cujo cuja cujos cujas qual quais"),
    denials=words("não nem nunca jamais sem nenhum nenhuma"),
    denying_answers=words("ninguém nenhum nenhuma nada"),
    refusals=words(
        "protesto coação coacção rejeita rejeito rejeitado recuso recusado prejuízo cancelado cancelada anulado anulada nunca nulo nula"
    ),
    reservations=words("sob só somente sujeito reserva reservas recurso pendente aprovação recibo cópia sem não salvo"),
    statuses=words(
        "rascunho minuta cancelado cancelada anulado anulada substituído modificado alterado vencido nulo nula revogado retirado exemplo "
        "espécime caducado rescindido"
    ),
    negators=words("não"),
    formal=words("deve devem deverá deverão obstante"),
    exceptions=words("sem salvo exceto excepto"),
    called=frozenset(),
    letters=words("a e o à é ó"),
)

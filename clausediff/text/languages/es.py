"""The word lists of Spanish; what each list stands for is said in :class:`~clausediff.text.vocabulary.Vocabulary`."""

from __future__ import annotations

from clausediff.text.languages.forms import ENGLISH, groups, guards, words
from clausediff.text.vocabulary import Vocabulary

_CARDINALS = words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintiún veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
    "veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones",
    "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient / os as",
)
_FRACTIONS = words(
    "medio media mitad tercio tercios cuarto cuartos doble triple cuádruple décimo décima docena docenas decena quincena"
)
_MONTHS = tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split())
_MONTH_ABBREVIATIONS = words("ene feb mar abr may jun jul ago sep sept oct nov dic setiembre")
_WEEKDAYS = words("lunes martes miércoles jueves viernes sábado domingo")
_REGIONS = (
    "andalucía aragón asturias baleares canarias cantabria castilla mancha cataluña extremadura galicia rioja madrid murcia navarra "
    "euskadi vasco valenciana ceuta melilla jalisco yucatán chiapas oaxaca sonora sinaloa chihuahua coahuila durango guanajuato "
    "guerrero hidalgo michoacán morelos nayarit puebla querétaro tabasco tamaulipas tlaxcala veracruz zacatecas antioquia "
    "cundinamarca mendoza tucumán"
)
_COUNTRIES = (
    "españa portugal francia italia alemania austria suiza bélgica holanda luxemburgo inglaterra escocia irlanda gales "
    "dinamarca suecia noruega finlandia islandia polonia chequia eslovaquia hungría rumanía bulgaria croacia eslovenia serbia grecia "
    "turquía chipre malta estonia letonia lituania rusia ucrania andorra méxico argentina chile colombia perú venezuela ecuador "
    "bolivia paraguay uruguay panamá nicaragua honduras guatemala salvador cuba dominicana puerto brasil canadá china japón corea "
    "india israel egipto marruecos australia zelanda singapur europa áfrica asia américa delaware california florida texas eeuu"
)
_CITIES = (
    "barcelona valencia sevilla zaragoza málaga palma bilbao alicante córdoba valladolid vigo gijón granada coruña vitoria oviedo "
    "santander pamplona salamanca toledo burgos cádiz almería logroño badajoz cáceres tarragona lleida girona guadalajara monterrey "
    "tijuana cancún bogotá medellín cali barranquilla cartagena lima arequipa quito guayaquil caracas maracaibo santiago valparaíso "
    "concepción rosario montevideo asunción habana lisboa parís londres roma milán berlín múnich fráncfort viena ginebra zúrich "
    "bruselas ámsterdam dublín miami york"
)

_NEGATION = groups(
    "no nos lo ya se sí; nunca jamás; ningún un; ninguno uno; ninguna una; ningunos unos; ningunas unas; sin con en son; ni si",
    "nada todo algo; nadie alguien; tampoco también; apenas",
)
_MODAL = groups(
    (
        "puede debe quiere; pueden deben quieren; podrá deberá querrá; podrán deberán querrán; podía debía; podían debían; podría "
        "debería; podrían deberían; pudiera debiera; pueda deba; puedan deban; poder deber; poderes deberes"
    ),
    (
        "obligad autorizad facultad permitid prohibid vedad habilitad exigid impedid; obligatori facultativ voluntari potestativ / o "
        "a os as"
    ),
    "facultad obligación derecho deber prohibición; facultades obligaciones derechos deberes prohibiciones",
)
_MONEY = groups(
    (
        "$ € £ ¥ ¢; euro dólar peso libra franco real sol; euros dólares pesos libras francos reales soles céntimos centavos usd eur gbp "
        "chf mxn cop clp ars; % porcentaje"
    ),
    "brut net; gratuit oneros remunerad / o a os as",
    "gratuitamente gratis",
    "tarifa honorario canon regalía / . s",
    "precio premio; precios premios",
    "costo coste / . s",
)
_EXCLUSIVITY = groups(
    "exclusiv inclusiv / o a os as",
    "exclusivamente inclusivamente solamente",
    "solidari mancomunad conjunt / o a os as",
    "solidariamente mancomunadamente conjuntamente individualmente separadamente",
    "perpetu indefinid definid / o a os as",
    "temporal perpetuo permanente; temporales perpetuos permanentes",
    (
        "limitad ilimitad; determinad indeterminad; condicionad incondicionad; públic privad secret; direct indirect; expres tácit "
        "implícit explícit; recíproc mutu; válid inválid nul; lícit ilícit; necesari innecesari; justificad injustificad; previst "
        "imprevist; escrit / o a os as"
    ),
    (
        "revocable irrevocable; transferible intransferible; transmisible intransmisible; razonable irrazonable; aplicable inaplicable; "
        "exigible inexigible; renunciable irrenunciable; divisible indivisible; oponible inoponible; anulable; vinculante; grave leve / . "
        "s"
    ),
    (
        "mundial nacional; comercial; confidencial; parcial total; unilateral bilateral; sustancial insustancial; material inmaterial; "
        "legal ilegal; verbal oral / . es"
    ),
    "directamente indirectamente; parcialmente totalmente íntegramente; expresamente tácitamente",
)
_CONNECTIVE = groups(
    "y o ni e u pero sino no; salvo sin excepto si siempre cuando mientras aunque hasta",
    "incluid excluid / o a os as",
    (
        "incluye excluye; incluyen excluyen; incluyendo excluyendo; incluir excluir; inclusión exclusión conclusión; inclusive exclusive; "
        "no y"
    ),
    "sujet / o a os as",
    "conforme según contra sobre; obstante; porque aunque; con sin; por para de contra; a de en",
)
_QUANTIFIER = groups(
    (
        "todo cada algún ningún cualquier un; ninguno alguno cualquiera; ningunos algunos todos; ningunas algunas todas; toda cada alguna "
        "ninguna cualquier una; todos varios algunos ambos dos; todas varias algunas ambas dos; un dos tres; una dos tres; más menos "
        "tanto"
    ),
    "mayor menor igual / . es",
    "máxim mínim / o a os as",
    "superior inferior anterior / . es",
    "sólo solamente únicamente solo",
    "únic sol / o a os as",
    (
        "sobre bajo; excede supera; exceder superar; aumento disminución reducción incremento descuento; aumenta disminuye reduce "
        "incrementa; aumentar disminuir reducir incrementar; aumentado disminuido reducido incrementado; primer segundo tercer cuarto "
        "último; primero segundo tercero cuarto último; primera segunda tercera cuarta última"
    ),
    "entero entera parcial",
    "parte todo totalidad",
)
_TIME = groups(
    (
        "antes después; antes después desde hasta durante dentro tras; día semana mes año hora trimestre semestre minuto; días semanas "
        "meses años horas trimestres semestres minutos; hábil natural laborable; hábiles naturales laborables inhábiles"
    ),
    "anterior posterior ulterior / . es",
    "anteriormente posteriormente previamente",
    "inmediatamente prontamente posteriormente",
    "inmediat mediat / o a os as",
    (
        "diario diaria semanal mensual bimestral trimestral semestral anual; diarios semanales mensuales bimestrales trimestrales "
        "semestrales anuales; diariamente semanalmente mensualmente trimestralmente anualmente"
    ),
    "futuro pasado presente actual; futura pasada presente actual",
    "presente actual vigente / . s",
    (
        "inicio fin término; comienzo vencimiento expiración terminación rescisión resolución renovación prórroga; comienza termina vence "
        "expira; comenzará terminará vencerá expirará; siempre nunca; permanentemente temporalmente"
    ),
    "provisional definitivo definitiva; provisionales definitivos definitivas; previo posterior; previa posterior",
    "siguiente precedente / . s",
)
_PARTY = groups(
    (
        "arrendatario arrendataria inquilino inquilina subarrendatario subarrendataria; licenciante licenciatario licenciataria "
        "licenciado licenciada concesionario concesionaria; cedente cesionario cesionaria; mandante mandatario mandataria; prestamista "
        "prestatario prestataria; depositante depositario depositaria; donante donatario donataria; hipotecante acreditante acreditado; "
        "empleado empleada trabajadora empleadora; demandante demandado demandada; asegurado asegurada aseguradora; franquiciado "
        "franquiciadora; propietario propietaria usuario usuaria usufructuario usufructuaria; cliente contratista prestadora consultora "
        "empresa; destinatario destinataria emisora receptora divulgadora reveladora; compradora vendedora proveedora adquirente; deudora "
        "acreedora fiadora avalista; arrendadora arrendataria; garante fiador / . s"
    ),
    (
        "comprador vendedor proveedor; arrendador subarrendador; empleador trabajador; licenciador; deudor acreedor fiador; emisor "
        "receptor divulgador revelador; proveedor consultor prestador; asegurador; franquiciador; autor editor / . es"
    ),
    (
        "comprador vendedor adquirente; arrendador arrendatario inquilino; arrendadores arrendatarios inquilinos; empleador empleado "
        "trabajador; empleadores empleados trabajadores; asegurador asegurado; franquiciador franquiciado; licenciador licenciado "
        "licenciatario; receptor destinatario; cliente proveedor contratista consultor prestador; parte partes; nosotros ustedes ellos "
        "vosotros"
    ),
    "nuestro vuestro su mi; nuestra vuestra su mi / . s",
    "nos les os; él ella usted yo",
)
_PLACES = groups(
    _REGIONS,
    _COUNTRIES,
    _CITIES,
    "español francés portugués inglés alemán holandés irlandés danés escocés japonés / . a es as",
    "francesa portuguesa inglesa alemana española japonesa irlandesa / . s",
    "franceses portugueses ingleses alemanes españoles japoneses",
    "italian mexican argentin chilen colombian peruan venezolan ecuatorian bolivian paraguay uruguay suiz suec polac rus chin "
    "europe brasileñ cuban andorran austriac noruego griego turc / o a os as",
    "belga estadounidense canadiense costarricense / . s",
    "norte sur este oeste",
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
    language="es",
    guards=_GUARDS,
    common=words(
        "son nos lo se ya un una unos unas uno con en por para de a sobre bajo tras este su sus mi mis les os él ella yo parte todo toda "
        "algo más tanto según conforme fin sol real medio media libra pública público públicas públicos fin deber deberes mayor igual "
        "derecho derechos poder poderes presente presentes siguiente siguientes único única actual material sola solo solos solas "
        "cuando mientras quiere anterior anteriores",
    ),
    opposite_prefixes=("in", "im", "i", "ir", "des", "dis", "no", "mal", "anti"),
    exchanged_prefixes=("re", "de", "con", "pro", "sub"),
    opposite_endings=(
        ("dor", "tario"),
        ("dora", "taria"),
        ("dor", "do"),
        ("dora", "da"),
        ("ante", "ado"),
        ("ante", "atario"),
        ("ista", "atario"),
        ("ente", "ionario"),
    ),
    reversing_prefixes=("in", "im", "ir", "des", "anti", "contra", "mal"),
    prefix_pairs=(
        ("inter", "intra"),
        ("in", "ex"),
        ("im", "ex"),
        ("sobre", "sub"),
        ("pre", "post"),
        ("super", "infer"),
        ("ante", "poste"),
        ("hiper", "hipo"),
        ("macro", "micro"),
        ("bi", "uni"),
        ("pluri", "mono"),
    ),
    ending_pairs=(
        ("dor", "tario"),
        ("dor", "do"),
        ("dora", "da"),
        ("ante", "ado"),
        ("ante", "atario"),
        ("dore", "tario"),
    ),
    depriving_endings=(),
    insertable=tuple("no ni sin y o si salvo un una puede debe todo solo nunca ningún el la los de a en".split()),
    cardinals=_CARDINALS,
    fractions=_FRACTIONS,
    currencies=ENGLISH.currencies | words("mxn cop clp ars"),
    currency_names=words("euros dólares pesos libras francos soles"),
    currency_codes=words("euro dólar peso céntimos centavos usd eur gbp chf mxn cop clp ars %"),
    time_units=words(
        "día días semana semanas mes meses año años hora horas minuto minutos trimestre trimestres semestre semestres hábil hábiles "
        "naturales laborables"
    ),
    months=_MONTHS,
    month_abbreviations=_MONTH_ABBREVIATIONS,
    weekdays=_WEEKDAYS,
    labels=tuple("artículo sección cláusula párrafo apartado anexo capítulo inciso título §".split()),
    references=words(
        "artículos secciones cláusulas párrafos apartados anexos capítulos incisos títulos art arts núm número números numeral "
        "numerales punto puntos letra fracción fracciones"
    ),
    numbered=words(
        "clase serie fase tipo parte anexo categoría nivel grupo grado opción plan zona unidad modelo versión formulario título "
        "artículo sección lote tabla cuadro figura etapa paso tramo tarifa"
    ),
    choices=words("sí no"),
    joiners=words("y o e u a al"),
    modals=words("puede pueden debe deben podrá podrán deberá deberán"),
    promises=words(
        "acuerda acuerdan acordado conviene convienen renuncia renuncian garantiza garantizan indemniza indemnizan rescinde rescinden "
        "compromete comprometen"
    ),
    agreeing=words("acuerda acuerdan acordado conviene convienen"),
    payments=words(
        "paga pagan pagará pagarán pagar pagado pagadero pagadera abona abonará adeuda adeudan reembolsa reembolsará paguen"
    ),
    grants=words(
        "otorga otorgan concede conceden cede ceden transfiere transfieren libera liberan entrega entregan transmite transmiten"
    ),
    nouns=words("paga entrega"),
    verbs=words(
        "es son está están fue será serán ha han había tiene tienen termina aplica aplican aplicará limita limitan conserva da dan "
        "posee vende venden compra compran usa usan utiliza utilizan recibe toma niega hace hacen queda quedan rige"
    ),
    conditions=words("salvo excepto siempre sujeto sujeta obstante"),
    drafting=words(
        "mediante antedicho antedicha susodicho susodicha solidariamente mancomunadamente dicho dicha referido"
    ),
    liabilities=words("tarifa tarifas honorarios responsable obligación obligaciones"),
    freedoms=words("ilimitado ilimitada libremente consentimiento divulgar"),
    relatives=words("pero quien quienes cuyo cuya cuyos cuyas cual cuales"),
    denials=words("no ni nunca jamás sin ningún ninguna ninguno"),
    denying_answers=words("nadie ninguno ninguna nada"),
    refusals=words(
        "protesta coacción rechaza rechazo rechazado niego perjuicio cancelado cancelada anulado anulada nunca nulo nula rehúso"
    ),
    reservations=words("bajo solo sólo sujeto reserva reservas recurso pendiente aprobación recibo copia sin no salvo"),
    statuses=words(
        "borrador muestra cancelado cancelada anulado anulada sustituido modificado vencido nulo nula revocado retirado reemplazado "
        "ejemplo espécimen caducado"
    ),
    negators=words("no"),
    formal=words("debe deben deberá deberán obstante"),
    exceptions=words("sin salvo excepto"),
    called=frozenset(),
    letters=words("a e o u y"),
    enclitics=tuple("me te se nos os le les lo la los las".split()),
)

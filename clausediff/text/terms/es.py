"""The lists of Spanish; what each stands for is said in :class:`~clausediff.text.terms.Terms`."""

from __future__ import annotations

from clausediff.text.languages.forms import words
from clausediff.text.terms import Terms, phrases

__all__ = ["TERMS"]

_COSTS = words(
    "coste costes costo costos gasto gastos precio precios tarifa tarifas cargo cargos cuenta pago pagos "
    "anticipo fianza depósito "
    "descuento descuentos rebaja impuesto impuestos iva interés intereses multa multas recargo recargos "
    "comisión honorarios salario "
    "renta factura facturas tasa tasas canon regalías reembolso indemnización"
)
_LAWS = words(
    "derecho derechos ley leyes jurisdicción fuero tribunal tribunales juzgado juzgados arbitraje árbitro "
    "árbitros competencia"
)
_LIABILITIES = words(
    "vicio vicios defecto defectos notificación notificaciones",
    "responsabilidad garantía garantías seguro seguros riesgo riesgos daño daños pérdida pérdidas recurso "
    "propiedad aval prenda "
    "hipoteca titularidad",
)
_TIMES = words("plazo plazos preaviso vencimiento prórroga renovación rescisión duración término")
_RESERVES = words(
    "protesta reserva reservas coacción perjuicio aprobación consentimiento autorización condición "
    "condiciones borrador muestra copia "
    "obligación obligaciones excepción excepciones limitación restricción restricciones anulación "
    "desistimiento contrato objeción "
    "compromiso poder orden"
)
_RIGHTS = words("elección", "opción opciones cesión exclusividad exclusiva licencia renuncia subarriendo")

TERMS = Terms(
    language="es",
    functions=words(
        "el la los las lo un una unos unas de del al a en por para con sin sobre bajo ante tras desde hasta "
        "entre contra hacia según "
        "mediante durante y e o u ni pero como excepto salvo incluso además"
    ),
    pronouns=words(
        "yo tú él ella ellos ellas nosotros usted ustedes se me te le les nos que quien quienes cual cuales "
        "cuyo cuya si cuando aunque "
        "porque pues mientras donde su sus mi nuestro nuestra esto eso ello"
    ),
    negations=words("no ni nunca jamás nada nadie ningún ninguno ninguna sin excepto salvo"),
    joiners=words("y e o u además más"),
    universal=words(
        "similar similares equivalente equivalentes todo toda todos todas cualquier cualquiera cualesquiera "
        "demás otro otra otros otras cada restante restantes resto ulteriores"
    ),
    manner=phrases(
        "bajo;con;sin;por;contra;según;mediante;tras;hasta;desde;durante;salvo;excepto;incluido;incluida;"
        "más;menos;como;"
        "en calidad;previo;previa"
    ),
    burdens=phrases(
        "como acordado;como convenido;"
        "a crédito;al contado;de regalo;en exclusiva;en préstamo;"
        "venta firme;en firme;franco fábrica;en fábrica;tal cual;hasta agotar existencias;según "
        "disponibilidad;en depósito;en consignación;a elección;a prueba;por adelantado;por cuenta;a cargo;a "
        "costa;en nombre;a cambio;a título;a riesgo;"
        "a precio;al precio;a condición;sujeto a"
    ),
    things=_COSTS | _LAWS | _LIABILITIES | _TIMES | _RESERVES | _RIGHTS,
    capacities=words(
        "avalista fiador fiadora garante testigo testigos agente agentes representante representantes "
        "apoderado apoderada mandatario "
        "heredero herederos herederas sucesor sucesores cesionario cesionarios beneficiario beneficiarios "
        "filial filiales deudor "
        "deudora acreedor fideicomisario"
    ),
    effects=words(
        "incluid excluid permitid prohibid garantizad asegurad debid reservad anulad limitad ilimitad pagad "
        "exent autorizad aceptad "
        "rechazad condicionad gratuit perpetu nul obligatori provisori / o a os as",
        "libre libres revocable irrevocable transferible renovable exclusivo exclusivos exclusiva exclusivas reembolsable "
        "condicional provisional "
        "pagadero pagadera rescindible vigente",
    ),
    always=words(
        "hasta aparte",
        "pertenece pertenecen perteneciente pertenecientes corresponde corresponden "
        "gratis gratuito gratuita gratuitos gratuitas gratuitamente exclusivamente únicamente solamente "
        "sólo solo irrevocablemente "
        "siempre",
    ),
    participle=r"[a-zñáéíóú]{2,}[aií]d[oa]s?",
    adding=words("incluyendo incluido incluida incluso excluyendo más"),
    scopes=words("uso usos utilización territorio territorios reventa entrega entregas fines"),
    articles=words("el la los las un una unos unas"),
    formed=_LAWS | words("responsabilidad limitada"),
    kinds=words("sociedad asociación fundación empresa compañía cooperativa"),
    of=words("de del"),
    offices=words(
        "director directora gerente presidente presidenta administrador administradora jefe jefa "
        "responsable secretario secretaria "
        "tesorero tesorera consejero consejera delegado delegada socio socia propietario propietaria "
        "fundador fundadora vicepresidente "
        "vicepresidenta general adjunto adjunta comercial financiero financiera jurídico jurídica técnico "
        "técnica titular subdirector "
        "subdirectora único única ejecutivo ejecutiva rrhh"
    ),
    homographs=words("entrega paga toma usa es da conserva compra compran niega termina queda fue poder"),
    pointers=phrases("ver;véase;vea;según;conforme a;conforme al;de acuerdo con;como en"),
    looks=words("ver véase vea"),
    papers=words(
        "carta correo email e-mail presupuesto oferta factura pedido lista plano dibujo anexo contrato "
        "acuerdo catálogo nota documento folleto / . s"
    ),
)

import type { AnswerWords } from "./answer-words";

export const es: AnswerWords = {
  law: "RGPD",
  title: { access: ({ organization }) => `Sus datos en ${organization}`, portability: ({ organization }) => `Sus datos de ${organization}, para llevárselos`, erasure: ({ organization }) => `Qué ha suprimido ${organization} de sus datos` },
  lead: {
    access: "Este documento responde a su solicitud de acceso. Dice para qué usamos sus datos, quién los recibe y qué derechos tiene, y contiene la copia de sus datos.",
    portability: "Estos son los datos que usted nos facilitó, en archivos que otros servicios pueden leer.",
    erasure: "Este informe dice qué se ha suprimido, qué se conserva y por qué, y qué pasa con las copias.",
  },
  facts: { organization: "De", person: "Para", reference: "Su solicitud", received: "Recibida el", made: "Hecho el" },
  contents: "Contenido",
  items: {
    confirmation: "¿Tenemos datos sobre usted?", copy: "La copia de sus datos", purposes: "Para qué usamos sus datos", categories: "Categorías de datos", recipients: "Quién recibe sus datos", periods: "Cuánto tiempo conservamos sus datos",
    rights: "Sus derechos", complaint: "Si no está conforme", source: "De dónde proceden los datos", automated: "Decisiones automatizadas", safeguards: "Garantías para los datos enviados a otros países", withheld: "Qué no recibe, y por qué", cut_off: "Estado de los datos",
  },
  say: {
    confirmation: ({ organization }) => `Sí. ${organization} tiene y usa datos personales sobre usted.`, copy: "La encontrará al final de este documento, por sistemas, y en archivos adjuntos.",
    rights: "Puede pedir que corrijamos o suprimamos sus datos o que limitemos su uso, y puede oponerse a su uso. Puede pedir lo que nos facilitó en una forma que pueda llevarse a otro sitio.",
    complaint: ({ authority }) => `Puede reclamar ante la autoridad de protección de datos: ${authority}`, court: "También puede acudir a los tribunales.", cutOff: ({ cutOff }) => `Los datos son los que teníamos el ${cutOff}.`,
    thirdCountry: (regime) => (regime === "UK" ? "fuera del Reino Unido" : "fuera del Espacio Económico Europeo"), logic: "Cómo funciona:", consequences: "Qué consecuencias tiene para usted:",
    ready: ({ days, sha256 }) => `Los archivos están disponibles en la página de su solicitud durante ${days} días. Para abrirlos recibirá un código por correo electrónico. SHA-256 del archivo comprimido: ${sha256}`,
  },
  none: { source: "De usted: nos los facilitó o surgieron al usar nuestros servicios.", recipients: "No damos sus datos a nadie.", automated: "Ninguna decisión sobre usted se toma solo de forma automatizada.", safeguards: "No procede: sus datos no se envían a tales países.", withheld: "Nada. Recibe todo lo que hemos encontrado." },
  bases: { consent: "su consentimiento", contract: "un contrato con usted", legal_obligation: "una obligación legal", vital_interests: "intereses vitales", public_task: "una misión de interés público", legitimate_interests: "intereses legítimos" },
  safeguards: { adequacy: "una decisión de la Comisión Europea de que el país protege adecuadamente los datos", instrument: "un acuerdo entre autoridades", bcr: "normas corporativas vinculantes", scc: "cláusulas contractuales tipo de la Comisión Europea", authority_scc: "cláusulas contractuales tipo de una autoridad", code: "un código de conducta aprobado", certification: "una certificación aprobada", own_clauses: "cláusulas contractuales autorizadas por la autoridad", derogation: "una excepción de la ley para este caso" },
  searched: { heading: "Dónde hemos buscado", system: "Sistema", records: "Registros sobre usted" },
  data: {
    heading: "Sus datos", rows: ({ count }) => `Filas: ${count}`, empty: "Ninguna fila.", attached: "Se adjunta como archivo, tal cual", leftOut: "No se adjunta", more: ({ shown, file }) => `Las primeras ${shown} filas. Todas están en el archivo ${file}.`,
    portable: "Son los que usted mismo nos facilitó, usados sobre la base de su consentimiento o de un contrato con usted, y por medios automatizados.",
  },
  blocked: { mark: "tachado", note: "Hay bloques negros donde no podemos darle algo. Aquí se cuenta por qué.", reasons: { third_party: "datos de otras personas", trade_secret: "secretos comerciales", legal_privilege: "asesoramiento jurídico confidencial", security: "seguridad", other: "otra razón, indicada en nuestra carta" } },
  erasure: {
    erased: "Qué se ha suprimido", stays: "Qué se conserva, y por qué", backups: "Copias de seguridad", recipients: "Quiénes habían recibido sus datos", proof: "Qué guardamos como prueba", system: "Dónde", records: "Registros", how: "Cómo", when: "Cuándo", until: "Hasta", item: "Qué", why: "Por qué",
    nothingStays: "No se conserva nada.", noBackups: "Ninguna copia de seguridad contiene los datos.", noRecipients: "Nadie había recibido los datos.", backupNote: "Hasta el día indicado siguen en copias de seguridad. No se usan, y si alguna vez se restaura una, los datos se vuelven a suprimir.", noEnd: "cuando desaparezca la razón",
    proofKept: ({ years }) => `Guardamos la prueba de que atendimos esta solicitud durante ${years} después de cerrarla. Luego se destruye todo lo que en ella remite a usted.`, proofClosed: "Guardamos la prueba de que atendimos esta solicitud. Todo lo que en ella remite a usted se destruye en cuanto se cierra.",
    remedies: "Si no está de acuerdo con lo que se conserva, puede reclamar ante la autoridad o acudir a los tribunales.",
    methods: { deleted: "suprimido", anonymised: "anonimizado", overwritten: "sobrescrito", none_found: "no había nada" }, results: { notified: "informado", impossible: "no se pudo informar", disproportionate: "no informado: esfuerzo desproporcionado", open: "será informado" },
  },
  delivery: {
    codeText: ({ email }) => `Para abrir un archivo necesita un código. Lo enviamos a ${email}.`, send: "Enviarme un código", sent: "Un código está en camino, si este archivo se puede descargar. Vale 15 minutos.", codeLabel: "Código del correo", open: "Descargar",
    wrong: "Este código es incorrecto o demasiado antiguo. Pida uno nuevo.", revoked: "Este archivo se ha retirado. Nuestro mensaje dice por qué; si no, escríbanos.", digest: "Huella (SHA-256)", confirmFirst: "Confirme primero su dirección más arriba.", digestNote: "Con este número puede comprobar que el archivo ha llegado sin cambios.",
  },
  mail: { subject: ({ reference }) => `Su código de descarga (${reference})`, text: ({ code, minutes }) => `Su código es: ${code}\n\nVale ${minutes} minutos y para una descarga. Si no lo ha pedido, no haga nada: sin él nadie puede abrir el archivo.` },
};

import type { Words } from "./words";

const NO_COPIES = "Por favor, no nos envíe copia de ningún documento de identidad: no la queremos y la destruiríamos.";
const LONGER = " Si necesitamos más tiempo, se lo diremos antes y le explicaremos por qué.";

export const es: Words = {
  rights: {
    access: "acceso a sus datos", portability: "copia de sus datos para llevarla a otro sitio", erasure: "supresión de sus datos", rectification: "rectificación de sus datos",
    restriction: "limitación del tratamiento de sus datos", objection: "oposición al tratamiento de sus datos", automated_decision: "revisión de una decisión automatizada", complaint: "reclamación",
  },
  greeting: "Estimado señor o estimada señora:",
  subject: {
    receipt: "Hemos recibido su solicitud", identity_asked: "Una pregunta sobre su identidad", identity_reminder: "Todavía necesitamos su respuesta",
    clarification_asked: "Una pregunta sobre su solicitud", fee: "Un canon por su solicitud", extension: "Necesitamos más tiempo para su solicitud",
    answer_full: "La respuesta a su solicitud", answer_partial: "La respuesta a su solicitud", refusal: "No podemos dar curso a su solicitud",
    no_data: "La respuesta a su solicitud", forwarded: "Hemos remitido su solicitud", not_identifiable: "No podemos saber qué datos son suyos",
    lapsed: "No hemos podido confirmar su identidad", recipients: "Le pedimos que actúe por la solicitud de una persona", restriction_lifting: "La limitación del tratamiento de sus datos va a terminar",
    exception_ended: "Hemos suprimido más datos suyos", withdrawn: "Ha retirado su solicitud",
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `Su solicitud llegó a ${organization} el ${receivedOn}. Se la agradecemos.`,
    identity_asked: () => `Antes de responder, debemos estar seguros de que la solicitud es suya. Así sus datos no caen en malas manos. ${NO_COPIES}`,
    identity_reminder: () => `Le pedimos que nos ayudara a confirmar que la solicitud es suya y todavía no hemos recibido respuesta. ${NO_COPIES}`,
    clarification_asked: () => "Tenemos muchos datos que pueden referirse a usted y queremos darle lo que busca.",
    fee: ({ about }) => `Antes de seguir con su solicitud (${about}), le pedimos el pago de un canon.`,
    extension: ({ about }) => `No podemos completar su solicitud (${about}) en el plazo de un mes. A continuación le explicamos por qué y cuándo tendrá nuestra respuesta.`,
    answer_full: ({ about }) => `Esta es nuestra respuesta a su solicitud (${about}).`,
    answer_partial: ({ about }) => `Esta es nuestra respuesta a su solicitud (${about}). No hemos podido atenderla por completo.`,
    refusal: ({ about }) => `No damos curso a su solicitud (${about}).`,
    no_data: ({ about }) => `A raíz de su solicitud (${about}), hemos buscado datos sobre usted.`,
    forwarded: () => "Los datos por los que pregunta no son nuestros: los tenemos por encargo de otra organización, que decide sobre ellos.",
    not_identifiable: () => "No podemos averiguar cuáles de los datos que tenemos se refieren a usted.",
    lapsed: () => "Le pedimos que nos ayudara a confirmar que la solicitud es suya y se lo recordamos, pero no hemos recibido respuesta. Hemos cerrado la solicitud por ahora.",
    recipients: () => "Ha recibido de nosotros datos personales. La persona interesada ha ejercido un derecho del que debemos informarle.",
    restriction_lifting: () => "Hemos limitado el tratamiento de sus datos. Esta limitación va a terminar y debemos informarle antes de que ocurra.",
    exception_ended: () => "Cuando suprimimos sus datos, algunos tuvieron que conservarse durante un tiempo. Ese tiempo ha pasado.",
    withdrawn: ({ about }) => `Ha retirado su solicitud (${about}). No haremos nada más al respecto.`,
  },
  headings: {
    reference: "Referencia", what_was_asked: "Lo que usted pide", due_date: "Cuándo tendrá una respuesta", rights_reminder: "Sus derechos", reasons: "Nuestros motivos",
    what_is_asked: "Lo que le pedimos", less_was_not_enough: "Por qué no bastaría con menos", how_to_reply: "Cómo responder", full_answer_without_reply: "Si no responde",
    amount: "El importe", cost_basis: "Qué cubre el importe", may_withdraw: "Puede retirar su solicitud", authority: "Autoridad de control", judicial_remedy: "Acudir a los tribunales",
    controller_complaint: "Reclamar ante nosotros", what_is_withheld: "Lo que no le damos", searched: "Dónde hemos buscado", controller_named: "Quién decide sobre los datos",
    how_to_reopen: "Cómo continuar", action_asked: "Lo que le pedimos que haga", lifting_date: "Cuándo termina", result: "Lo que hemos hecho", effective_date: "Desde cuándo",
    what_was_erased: "Lo que hemos suprimido", what_stays: "Lo que queda, por qué y hasta cuándo", backups: "Copias de seguridad", recipients: "Quién ha recibido sus datos",
    what_we_keep: "Lo que conservamos sobre esta solicitud", confirmation: "Si tenemos datos sobre usted", copy: "Sus datos", purposes: "Para qué usamos sus datos",
    categories: "Categorías de datos", periods: "Cuánto tiempo conservamos sus datos", source: "De dónde proceden sus datos", automated_decisions: "Decisiones automatizadas",
    transfers: "Transferencias a otros países", cut_off: "Fecha de los datos", machine_readable: "Formato", language: "Idioma",
  },
  generated: {
    reference: ({ kind, reference, caseUrl }) => (kind === "recipients" ? `Indique en su respuesta nuestra referencia ${reference}.` : `Su solicitud tiene la referencia ${reference}. Puede seguirla aquí: ${caseUrl}`),
    what_was_asked: ({ about }) => `Entendemos que usted pide lo siguiente: ${about}. Si le hemos entendido mal, díganoslo.`,
    due_date: ({ kind, dueOn, isComplaint }) => (dueOn ? `Tendrá nuestra respuesta a más tardar al final del ${dueOn}.${kind === "receipt" ? LONGER : ""}` : isComplaint ? "Estudiaremos su reclamación y le comunicaremos el resultado sin dilación indebida." : null),
    rights_reminder: ({ organization }) => `Puede pedir a ${organization} el acceso a sus datos, su rectificación o supresión, la limitación de su tratamiento y una copia para llevarla a otro sitio. También puede oponerse a su tratamiento y pedir que una persona revise una decisión automatizada.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `Puede responder en ${caseUrl} o escribir a ${contactEmail}.`,
    full_answer_without_reply: () => "Si no responde, atenderemos su solicitud por completo.",
    may_withdraw: ({ kind, caseUrl }) => (kind === "withdrawn" ? `Puede volver a presentar la solicitud en cualquier momento: ${caseUrl}` : `No tiene que pagar: puede retirar su solicitud en cualquier momento y sin dar motivos: ${caseUrl}`),
    authority: ({ isUk, authority }) => (isUk
      ? `Puede presentar una reclamación ante la autoridad de protección de datos del Reino Unido:\n${authority}`
      : `Puede presentar una reclamación ante una autoridad de control, por ejemplo donde vive, donde trabaja o donde crea que se han vulnerado sus derechos (art. 77 del RGPD). La competente para nosotros es:\n${authority}`),
    judicial_remedy: ({ isUk }) => (isUk ? "También puede hacer valer ante un tribunal sus derechos de protección de datos, presente o no una reclamación." : "También puede acudir a los tribunales si cree que vulneramos sus derechos, presente o no una reclamación (art. 79 del RGPD)."),
    controller_complaint: ({ caseUrl, contactEmail }) => `También puede reclamar ante nosotros, en ${caseUrl} o en ${contactEmail}. Acusamos recibo de una reclamación en un plazo de 30 días, la estudiamos sin dilación indebida y le comunicamos el resultado.`,
    how_to_reopen: ({ caseUrl }) => `Retomaremos su solicitud en cuanto nos envíe lo que faltaba: ${caseUrl}`,
    machine_readable: () => "Recibe sus datos en un formato estructurado, de uso común y lectura mecánica (JSON y CSV).",
    what_we_keep: ({ keptFor }) => `Conservamos la prueba de que hemos tramitado esta solicitud, porque debemos poder demostrarlo. Lo que en ella permita reconocerle se destruye ${keptFor ? `${keptFor} después del cierre de la solicitud` : "en cuanto se cierre la solicitud"}.`,
    confirmation: ({ kind }) => (kind === "no_data" ? "Aparte de esta misma solicitud, no tenemos datos personales sobre usted." : "Tratamos datos personales sobre usted."),
  },
  closing: ({ organization }) => `Atentamente,\n${organization}`,
};

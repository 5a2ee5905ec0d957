import type { Words } from "./words";

const NO_COPIES = "La preghiamo di non inviarci copie di documenti d’identità: non le vogliamo e le distruggeremmo.";
const LONGER = " Se ci serve più tempo, glielo diremo prima e spiegheremo perché.";

export const it: Words = {
  rights: {
    access: "accesso ai Suoi dati", portability: "copia dei Suoi dati da portare altrove", erasure: "cancellazione dei Suoi dati", rectification: "rettifica dei Suoi dati",
    restriction: "limitazione del trattamento dei Suoi dati", objection: "opposizione al trattamento dei Suoi dati", automated_decision: "riesame di una decisione automatizzata", complaint: "reclamo",
  },
  greeting: "Gentile Signora, gentile Signore,",
  subject: {
    receipt: "Abbiamo ricevuto la Sua richiesta", identity_asked: "Una domanda sulla Sua identità", identity_reminder: "Attendiamo ancora la Sua risposta",
    clarification_asked: "Una domanda sulla Sua richiesta", fee: "Un contributo spese per la Sua richiesta", extension: "Ci serve più tempo per la Sua richiesta",
    answer_full: "La risposta alla Sua richiesta", answer_partial: "La risposta alla Sua richiesta", refusal: "Non possiamo dare seguito alla Sua richiesta",
    no_data: "La risposta alla Sua richiesta", forwarded: "Abbiamo trasmesso la Sua richiesta", not_identifiable: "Non possiamo capire quali dati sono Suoi",
    lapsed: "Non abbiamo potuto confermare la Sua identità", recipients: "Vi chiediamo di agire a seguito della richiesta di una persona", restriction_lifting: "La limitazione del trattamento dei Suoi dati sta per finire",
    exception_ended: "Abbiamo cancellato altri Suoi dati", withdrawn: "Ha ritirato la Sua richiesta",
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `la Sua richiesta è arrivata a ${organization} in data ${receivedOn}. La ringraziamo.`,
    identity_asked: () => `prima di rispondere dobbiamo essere sicuri che la richiesta provenga da Lei. Così i Suoi dati non finiscono nelle mani sbagliate. ${NO_COPIES}`,
    identity_reminder: () => `Le abbiamo chiesto di aiutarci a confermare che la richiesta proviene da Lei e non abbiamo ancora ricevuto risposta. ${NO_COPIES}`,
    clarification_asked: () => "abbiamo molti dati che possono riguardarLa e vogliamo darLe ciò che cerca.",
    fee: ({ about }) => `prima di proseguire con la Sua richiesta (${about}) Le chiediamo il pagamento di un contributo spese.`,
    extension: ({ about }) => `non possiamo completare la Sua richiesta (${about}) entro un mese. Qui sotto legge perché e quando avrà la nostra risposta.`,
    answer_full: ({ about }) => `questa è la nostra risposta alla Sua richiesta (${about}).`,
    answer_partial: ({ about }) => `questa è la nostra risposta alla Sua richiesta (${about}). Non abbiamo potuto soddisfarla per intero.`,
    refusal: ({ about }) => `non diamo seguito alla Sua richiesta (${about}).`,
    no_data: ({ about }) => `a seguito della Sua richiesta (${about}) abbiamo cercato dati che La riguardano.`,
    forwarded: () => "i dati su cui ci scrive non sono nostri: li teniamo per conto di un’altra organizzazione, che decide su di essi.",
    not_identifiable: () => "non riusciamo a stabilire quali dei dati in nostro possesso La riguardano.",
    lapsed: () => "Le abbiamo chiesto di aiutarci a confermare che la richiesta proviene da Lei e glielo abbiamo ricordato, ma non abbiamo ricevuto risposta. Per ora abbiamo chiuso la richiesta.",
    recipients: () => "avete ricevuto da noi dati personali. La persona interessata ha esercitato un diritto di cui dobbiamo informarvi.",
    restriction_lifting: () => "abbiamo limitato il trattamento dei Suoi dati. Questa limitazione sta per finire e dobbiamo informarLa prima che ciò avvenga.",
    exception_ended: () => "quando abbiamo cancellato i Suoi dati, alcuni dovevano restare ancora per un certo tempo. Quel tempo è trascorso.",
    withdrawn: ({ about }) => `ha ritirato la Sua richiesta (${about}). Non faremo altro al riguardo.`,
  },
  headings: {
    reference: "Riferimento", what_was_asked: "Che cosa chiede", due_date: "Quando avrà una risposta", rights_reminder: "I Suoi diritti", reasons: "I nostri motivi",
    what_is_asked: "Che cosa Le chiediamo", less_was_not_enough: "Perché meno non basterebbe", how_to_reply: "Come rispondere", full_answer_without_reply: "Se non risponde",
    amount: "L’importo", cost_basis: "Che cosa copre l’importo", may_withdraw: "Può ritirare la richiesta", authority: "Autorità di controllo", judicial_remedy: "Ricorso al giudice",
    controller_complaint: "Reclamo presso di noi", what_is_withheld: "Che cosa non Le diamo", searched: "Dove abbiamo cercato", controller_named: "Chi decide sui dati",
    how_to_reopen: "Come proseguire", action_asked: "Che cosa vi chiediamo di fare", lifting_date: "Quando finisce", result: "Che cosa abbiamo fatto", effective_date: "Da quando",
    what_was_erased: "Che cosa abbiamo cancellato", what_stays: "Che cosa resta, perché e fino a quando", backups: "Copie di backup", recipients: "Chi ha ricevuto i Suoi dati",
    what_we_keep: "Che cosa conserviamo su questa richiesta", confirmation: "Se abbiamo dati che La riguardano", copy: "I Suoi dati", purposes: "A che cosa servono i Suoi dati",
    categories: "Categorie di dati", periods: "Per quanto tempo conserviamo i Suoi dati", source: "Da dove vengono i Suoi dati", automated_decisions: "Decisioni automatizzate",
    transfers: "Trasferimenti verso altri paesi", cut_off: "Data dei dati", machine_readable: "Formato", language: "Lingua",
  },
  generated: {
    reference: ({ kind, reference, caseUrl }) => (kind === "recipients" ? `Nella risposta vi preghiamo di indicare il nostro riferimento ${reference}.` : `La Sua richiesta ha il riferimento ${reference}. Può seguirla qui: ${caseUrl}`),
    what_was_asked: ({ about }) => `Comprendiamo che chiede quanto segue: ${about}. Se abbiamo capito male, ce lo dica.`,
    due_date: ({ kind, dueOn, isComplaint }) => (dueOn ? `Avrà la nostra risposta al più tardi entro la fine del giorno ${dueOn}.${kind === "receipt" ? LONGER : ""}` : isComplaint ? "Esamineremo il Suo reclamo e Le comunicheremo l’esito senza ingiustificato ritardo." : null),
    rights_reminder: ({ organization }) => `Può chiedere a ${organization} l’accesso ai Suoi dati, la loro rettifica o cancellazione, la limitazione del loro trattamento e una copia da portare altrove. Può anche opporsi al loro trattamento e chiedere che una persona riesamini una decisione automatizzata.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `Può rispondere su ${caseUrl} o scrivere a ${contactEmail}.`,
    full_answer_without_reply: () => "Se non risponde, daremo una risposta completa alla Sua richiesta.",
    may_withdraw: ({ kind, caseUrl }) => (kind === "withdrawn" ? `Può ripresentare la richiesta in qualsiasi momento: ${caseUrl}` : `Non deve pagare: può ritirare la richiesta in qualsiasi momento, senza indicarne i motivi: ${caseUrl}`),
    authority: ({ isUk, authority }) => (isUk
      ? `Può proporre reclamo all’autorità per la protezione dei dati del Regno Unito:\n${authority}`
      : `Può proporre reclamo a un’autorità di controllo, per esempio dove vive, dove lavora o dove ritiene che i Suoi diritti siano stati violati (art. 77 del GDPR). Quella competente per noi è:\n${authority}`),
    judicial_remedy: ({ isUk }) => (isUk ? "Può anche far valere davanti a un giudice i Suoi diritti in materia di protezione dei dati, che proponga reclamo o no." : "Può anche rivolgersi al giudice se ritiene che violiamo i Suoi diritti, che proponga reclamo o no (art. 79 del GDPR)."),
    controller_complaint: ({ caseUrl, contactEmail }) => `Può anche presentare reclamo a noi, su ${caseUrl} o a ${contactEmail}. Confermiamo la ricezione di un reclamo entro 30 giorni, lo esaminiamo senza ingiustificato ritardo e Le comunichiamo l’esito.`,
    how_to_reopen: ({ caseUrl }) => `Riprenderemo la Sua richiesta non appena ci invierà ciò che mancava: ${caseUrl}`,
    machine_readable: () => "Riceve i Suoi dati in un formato strutturato, di uso comune e leggibile da dispositivo automatico (JSON e CSV).",
    what_we_keep: ({ keptFor }) => `Conserviamo la prova di aver trattato questa richiesta, perché dobbiamo poterlo dimostrare. Ciò che in essa permette di riconoscerLa viene distrutto ${keptFor ? `${keptFor} dopo la chiusura della richiesta` : "non appena la richiesta è chiusa"}.`,
    confirmation: ({ kind }) => (kind === "no_data" ? "A parte questa stessa richiesta, non abbiamo dati personali che La riguardano." : "Trattiamo dati personali che La riguardano."),
  },
  closing: ({ organization }) => `Distinti saluti\n${organization}`,
};

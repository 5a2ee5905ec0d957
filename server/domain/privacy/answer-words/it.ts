import type { AnswerWords } from "./answer-words";

export const it: AnswerWords = {
  law: "RGPD",
  title: { access: ({ organization }) => `I Suoi dati presso ${organization}`, portability: ({ organization }) => `I Suoi dati da ${organization}, da portare con sé`, erasure: ({ organization }) => `Che cosa ${organization} ha cancellato dei Suoi dati` },
  lead: {
    access: "Questo documento risponde alla Sua richiesta di accesso. Dice per che cosa usiamo i Suoi dati, chi li riceve e quali sono i Suoi diritti, e contiene la copia dei Suoi dati.",
    portability: "Questi sono i dati che ci ha fornito, in file che altri servizi possono leggere.",
    erasure: "Questo rapporto dice che cosa è stato cancellato, che cosa resta e perché, e che cosa succede alle copie.",
  },
  facts: { organization: "Da", person: "Per", reference: "La Sua richiesta", received: "Ricevuta il", made: "Redatto il" },
  contents: "Indice",
  items: {
    confirmation: "Abbiamo dati su di Lei?", copy: "La copia dei Suoi dati", purposes: "Per che cosa usiamo i Suoi dati", categories: "Categorie di dati", recipients: "Chi riceve i Suoi dati", periods: "Per quanto tempo conserviamo i Suoi dati",
    rights: "I Suoi diritti", complaint: "Se non è soddisfatto", source: "Da dove provengono i dati", automated: "Decisioni automatizzate", safeguards: "Garanzie per i dati inviati in altri Paesi", withheld: "Che cosa non riceve, e perché", cut_off: "Stato dei dati",
  },
  say: {
    confirmation: ({ organization }) => `Sì. ${organization} detiene e usa dati personali su di Lei.`, copy: "La trova alla fine di questo documento, sistema per sistema, e come file allegati.",
    rights: "Può chiedere che correggiamo o cancelliamo i Suoi dati o che ne limitiamo l'uso, e può opporsi al loro uso. Può chiedere ciò che ci ha fornito in una forma che può portare altrove.",
    complaint: ({ authority }) => `Può presentare reclamo all'autorità di protezione dei dati: ${authority}`, court: "Può anche rivolgersi a un giudice.", cutOff: ({ cutOff }) => `I dati sono quelli che avevamo il ${cutOff}.`,
    thirdCountry: (regime) => (regime === "UK" ? "fuori dal Regno Unito" : "fuori dallo Spazio economico europeo"), logic: "Come funziona:", consequences: "Che cosa ne segue per Lei:",
    ready: ({ days, sha256 }) => `I file sono disponibili sulla pagina della Sua richiesta per ${days} giorni. Per aprirli riceve un codice per e-mail. SHA-256 dell'archivio: ${sha256}`,
  },
  none: { source: "Da Lei: ce li ha forniti, o sono nati usando i nostri servizi.", recipients: "Non diamo i Suoi dati a nessuno.", automated: "Nessuna decisione su di Lei è presa soltanto in modo automatizzato.", safeguards: "Non applicabile: i Suoi dati non sono inviati in tali Paesi.", withheld: "Nulla. Riceve tutto ciò che abbiamo trovato." },
  bases: { consent: "il Suo consenso", contract: "un contratto con Lei", legal_obligation: "un obbligo di legge", vital_interests: "interessi vitali", public_task: "un compito di interesse pubblico", legitimate_interests: "legittimi interessi" },
  safeguards: { adequacy: "una decisione della Commissione europea secondo cui il Paese protegge adeguatamente i dati", instrument: "un accordo tra autorità", bcr: "norme vincolanti d'impresa", scc: "clausole contrattuali tipo della Commissione europea", authority_scc: "clausole contrattuali tipo di un'autorità", code: "un codice di condotta approvato", certification: "una certificazione approvata", own_clauses: "clausole contrattuali autorizzate dall'autorità", derogation: "un'eccezione della legge per questo caso" },
  searched: { heading: "Dove abbiamo cercato", system: "Sistema", records: "Registrazioni su di Lei" },
  data: {
    heading: "I Suoi dati", rows: ({ count }) => `Righe: ${count}`, empty: "Nessuna riga.", attached: "Allegato come file, così com'è", leftOut: "Non allegato", more: ({ shown, file }) => `Le prime ${shown} righe. Tutte si trovano nel file ${file}.`,
    portable: "Sono quelli che ci ha fornito Lei, usati sulla base del Suo consenso o di un contratto con Lei, e con mezzi automatizzati.",
  },
  blocked: { mark: "oscurato", note: "I blocchi neri stanno dove non possiamo darLe qualcosa. Qui si conta per quale ragione.", reasons: { third_party: "dati di altre persone", trade_secret: "segreti commerciali", legal_privilege: "consulenza legale riservata", security: "sicurezza", other: "un'altra ragione, indicata nella nostra lettera" } },
  erasure: {
    erased: "Che cosa è stato cancellato", stays: "Che cosa resta, e perché", backups: "Copie nei backup", recipients: "Chi aveva ricevuto i Suoi dati", proof: "Che cosa conserviamo come prova", system: "Dove", records: "Registrazioni", how: "Come", when: "Quando", until: "Fino al", item: "Che cosa", why: "Perché",
    nothingStays: "Non resta nulla.", noBackups: "Nessun backup contiene i dati.", noRecipients: "Nessuno aveva ricevuto i dati.", backupNote: "Fino al giorno indicato vi sono ancora copie nei backup. Non sono usate, e se un backup viene ripristinato i dati sono cancellati di nuovo.", noEnd: "quando ne viene meno la ragione",
    proofKept: ({ years }) => `Conserviamo la prova di aver trattato questa richiesta per ${years} dopo la sua chiusura. Poi è distrutto tutto ciò che vi rinvia a Lei.`, proofClosed: "Conserviamo la prova di aver trattato questa richiesta. Tutto ciò che vi rinvia a Lei è distrutto appena è chiusa.",
    remedies: "Se non è d'accordo con ciò che resta, può presentare reclamo all'autorità o rivolgersi a un giudice.",
    methods: { deleted: "cancellato", anonymised: "reso anonimo", overwritten: "sovrascritto", none_found: "non c'era nulla" }, results: { notified: "informato", impossible: "non è stato possibile informarlo", disproportionate: "non informato: sforzo sproporzionato", open: "sarà informato" },
  },
  delivery: {
    codeText: ({ email }) => `Per aprire un file Le serve un codice. Lo inviamo a ${email}.`, send: "Inviami un codice", sent: "Un codice è in arrivo, se questo file si può scaricare. Vale 15 minuti.", codeLabel: "Codice ricevuto per e-mail", open: "Scarica",
    wrong: "Questo codice è errato o troppo vecchio. Ne chieda uno nuovo.", revoked: "Questo file è stato ritirato. Il nostro messaggio dice perché; altrimenti ci scriva.", digest: "Impronta (SHA-256)", confirmFirst: "Confermi prima il Suo indirizzo qui sopra.", digestNote: "Con questo numero può verificare che il file sia arrivato invariato.",
  },
  mail: { subject: ({ reference }) => `Il Suo codice per scaricare (${reference})`, text: ({ code, minutes }) => `Il Suo codice è: ${code}\n\nVale ${minutes} minuti e per una sola volta. Se non l'ha chiesto Lei, non faccia nulla: senza di esso nessuno può aprire il file.` },
};

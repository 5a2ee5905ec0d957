import type { CertificateWords } from "./certificate-words";

export const it: CertificateWords = {
  title: "Certificato di cancellazione", noPerson: "Questo certificato non nomina la persona. Dice che cosa è stato cancellato per una richiesta.", number: "Numero", version: "Versione", issued: "Rilasciato", approved: "Cancellazione approvata", answered: "Persona informata",
  outcome: { full: "Tutto ciò che era stato chiesto è stato cancellato.", partial: "Alcuni dati restano per un periodo o per legge." },
  systems: "Che cosa è stato cancellato", records: "{count} record", methods: { deleted: "eliminato", anonymised: "anonimizzato", overwritten: "sovrascritto", none_found: "nulla trovato", other: "fatto" }, receipt: "Ricevuta (SHA-256)",
  exceptions: "Che cosa resta, e fino a quando", item: "Voce {number}", until: "fino al {date}", untilGone: "finché il motivo non viene meno", ended: "terminato: cancellato o in cancellazione", none: "Nulla.",
  backups: "Copie nei backup", expires: "sparisce il {date}", expired: "sparita", daysLeft: "ancora {days}", beyondUse: "Non è usata per nulla. Se si dovesse ripristinarla, i dati sarebbero prima cancellati di nuovo.", notBeyondUse: "Ancora utilizzabile finché non sparisce.",
  proof: "Che cosa resta come prova", proofItems: { case: "La richiesta stessa: chi l’ha fatta, ciò che le due parti hanno scritto e le e-mail. Ciò che vi rinvia alla persona è distrutto {years} dopo la chiusura.", caseUntilClosed: "La richiesta stessa: chi l’ha fatta, ciò che le due parti hanno scritto e le e-mail. Ciò che vi rinvia alla persona è distrutto alla chiusura.", account_and_actions: "L’account della persona in questo portale e ciò che vi ha fatto, come prova di chi ha deciso che cosa.", access_record: "Che la persona è stata invitata in questo portale, come prova di chi vi aveva accesso.", invitation_record: "Che la persona è stata invitata in questo portale e non ha accettato, come prova di chi si è visto offrire l’accesso. L’invito in sé non fa entrare più nessuno quando è scaduto o è stato ritirato." },
  recipients: "Chi è stato informato", told: "informato", impossible: "impossibile da informare", disproportionate: "informarlo richiederebbe uno sforzo sproporzionato", notYet: "non ancora informato", ledger: "Posizioni nel registro", noPlaceYet: "ancora senza posizione", signature: "Firma (Ed25519)",
  because: { answered: "Rilasciato con la risposta.", exception_ended: "Rilasciato di nuovo dopo la cancellazione di dati conservati.", tail_ended: "Rilasciato di nuovo dopo la scomparsa dell'ultimo backup." },
  check: {
    title: "Verificare un certificato di cancellazione", lead: "Veda se un certificato è autentico e come stanno ora le cose. Nessuno è nominato e nulla viene conservato.", byNumber: "Numero del certificato", byText: "Oppure il certificato intero", textHint: "Incolli il file JSON.", button: "Verifica",
    valid: "Questo certificato è autentico e invariato.", unreadable: "Questo non è un certificato di cancellazione.", foreign_key: "Questo certificato non è stato firmato da questa organizzazione.", bad_signature: "Questo certificato è stato modificato dopo la firma.", missing: "Qui non c'è un certificato con questo numero.",
    newest: "È la versione più recente.", older: "Esiste una versione più recente: {version}.", tailOver: "Nessun backup contiene più i dati.", tailLeft: "L'ultimo backup sparisce il {date}.", unknown: "La firma è giusta, ma questo numero qui non risulta più.", link: "Verifica questo certificato",
  },
  download: "Scarica il certificato",
};

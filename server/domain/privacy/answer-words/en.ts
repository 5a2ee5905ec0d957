import type { AnswerWords } from "./answer-words";

export const en: AnswerWords = {
  law: "GDPR",
  title: { access: ({ organization }) => `Your data at ${organization}`, portability: ({ organization }) => `Your data from ${organization}, to take with you`, erasure: ({ organization }) => `What ${organization} erased of your data` },
  lead: {
    access: "This document answers your request for access. It says what we use your data for, who receives them and what your rights are, and it contains the copy of your data.",
    portability: "These are the data that you gave us, in files that other services can read.",
    erasure: "This report says what was erased, what stays and why, and what happens to copies.",
  },
  facts: { organization: "From", person: "For", reference: "Your request", received: "Received on", made: "Made on" },
  contents: "Contents",
  items: {
    confirmation: "Do we hold data about you?", copy: "The copy of your data", purposes: "What we use your data for", categories: "Kinds of data", recipients: "Who receives your data", periods: "How long we keep your data",
    rights: "Your rights", complaint: "If you are not satisfied", source: "Where the data come from", automated: "Automated decisions", safeguards: "Safeguards for data sent to other countries", withheld: "What you do not receive, and why", cut_off: "State of the data",
  },
  say: {
    confirmation: ({ organization }) => `Yes. ${organization} holds and uses personal data about you.`, copy: "You find it at the end of this document, system by system, and as files beside it.",
    rights: "You may ask us to correct or erase your data or to restrict their use, and you may object to their use. You may ask for what you gave us in a form that you can take elsewhere.",
    complaint: ({ authority }) => `You can complain to the data protection authority: ${authority}`, court: "You can also go to court.", cutOff: ({ cutOff }) => `The data are those that we held on ${cutOff}.`,
    thirdCountry: (regime) => (regime === "UK" ? "outside the United Kingdom" : "outside the European Economic Area"), logic: "How it works:", consequences: "What follows from it for you:",
    ready: ({ days, sha256 }) => `The files lie ready on the page of your request, for ${days} days. To open them you get a code by e-mail. SHA-256 of the archive: ${sha256}`,
  },
  none: { source: "You yourself: you gave them to us, or they came about when you used our services.", recipients: "We give your data to nobody.", automated: "No decision about you is made by automated means alone.", safeguards: "Not applicable: your data are not sent to such countries.", withheld: "Nothing. You receive everything that we found." },
  bases: { consent: "your consent", contract: "a contract with you", legal_obligation: "a legal obligation", vital_interests: "vital interests", public_task: "a public task", legitimate_interests: "legitimate interests" },
  safeguards: { adequacy: "a decision of the European Commission that the country protects data adequately", instrument: "an agreement between authorities", bcr: "binding corporate rules", scc: "standard contractual clauses of the European Commission", authority_scc: "standard contractual clauses of an authority", code: "an approved code of conduct", certification: "an approved certification", own_clauses: "contract clauses authorised by the authority", derogation: "an exception of the law for this case" },
  searched: { heading: "Where we looked", system: "System", records: "Records about you" },
  data: {
    heading: "Your data", rows: ({ count }) => `Rows: ${count}`, empty: "No rows.", attached: "Given as a file, as it is", leftOut: "Not given", more: ({ shown, file }) => `The first ${shown} rows. All of them are in the file ${file}.`,
    portable: "They are what you gave us yourself, used on the basis of your consent or a contract with you, and by automated means.",
  },
  blocked: { mark: "blacked out", note: "Black blocks stand where we may not give you something. What they stand for is counted here.", reasons: { third_party: "data of other people", trade_secret: "trade secrets", legal_privilege: "confidential legal advice", security: "security", other: "another reason, given in our letter" } },
  erasure: {
    erased: "What was erased", stays: "What stays, and why", backups: "Copies in backups", recipients: "Those who had received your data", proof: "What we keep as proof", system: "Where", records: "Records", how: "How", when: "When", until: "Until", item: "What", why: "Why",
    nothingStays: "Nothing stays.", noBackups: "No backup holds the data.", noRecipients: "Nobody had received the data.", backupNote: "Until the day given, copies are still in backups. They are not used, and if a backup is ever restored the data are erased again.", noEnd: "when its reason ends",
    proofKept: ({ years }) => `We keep proof that we handled this request, for ${years} after it is closed. Then whatever in it points to you is destroyed.`, proofClosed: "We keep proof that we handled this request. Whatever in it points to you is destroyed as soon as it is closed.",
    remedies: "If you do not agree with what stays, you can complain to the authority or go to court.",
    methods: { deleted: "deleted", anonymised: "made anonymous", overwritten: "overwritten", none_found: "nothing was there" }, results: { notified: "told", impossible: "could not be told", disproportionate: "not told: out of proportion", open: "will be told" },
  },
  delivery: {
    codeText: ({ email }) => `To open a file you need a code. We send it to ${email}.`, send: "Send me a code", sent: "A code is on its way, if this file can be downloaded. It holds for 15 minutes.", codeLabel: "Code from the e-mail", open: "Download",
    wrong: "This code is wrong or too old. Ask for a new one.", revoked: "This file was withdrawn. Our message says why, or write to us.", digest: "SHA-256", confirmFirst: "Please confirm your address above first.", digestNote: "With this number you can check that the file arrived unchanged.",
  },
  mail: { subject: ({ reference }) => `Your code for the download (${reference})`, text: ({ code, minutes }) => `Your code is: ${code}\n\nIt holds for ${minutes} minutes and for one download. If you did not ask for it, do nothing: without it nobody can open the file.` },
};

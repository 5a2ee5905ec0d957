import type { Words } from "./words";

const NO_COPIES = "Bitte schicken Sie uns keine Kopie eines Ausweises: Wir wollen keine und würden sie vernichten.";
const LONGER = " Wenn wir länger brauchen, sagen wir es Ihnen vorher und nennen die Gründe.";

export const de: Words = {
  rights: {
    access: "Auskunft über Ihre Daten", portability: "Kopie Ihrer Daten zum Mitnehmen", erasure: "Löschung Ihrer Daten", rectification: "Berichtigung Ihrer Daten",
    restriction: "Einschränkung der Verarbeitung Ihrer Daten", objection: "Widerspruch gegen die Verarbeitung Ihrer Daten", automated_decision: "Überprüfung einer automatisierten Entscheidung", complaint: "Beschwerde",
  },
  greeting: "Guten Tag,",
  subject: {
    receipt: "Wir haben Ihren Antrag erhalten", identity_asked: "Eine Frage dazu, wer Sie sind", identity_reminder: "Uns fehlt noch Ihre Antwort",
    clarification_asked: "Eine Frage zu Ihrem Antrag", fee: "Ein Entgelt für Ihren Antrag", extension: "Wir brauchen mehr Zeit für Ihren Antrag",
    answer_full: "Die Antwort auf Ihren Antrag", answer_partial: "Die Antwort auf Ihren Antrag", refusal: "Wir können Ihrem Antrag nicht folgen",
    no_data: "Die Antwort auf Ihren Antrag", forwarded: "Wir haben Ihren Antrag weitergegeben", not_identifiable: "Wir können nicht erkennen, welche Daten Ihre sind",
    lapsed: "Wir konnten nicht bestätigen, wer Sie sind", recipients: "Bitte handeln Sie wegen des Antrags einer Person", restriction_lifting: "Die Einschränkung für Ihre Daten endet",
    exception_ended: "Wir haben weitere Daten von Ihnen gelöscht", withdrawn: "Sie haben Ihren Antrag zurückgezogen",
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `Ihr Antrag ist am ${receivedOn} bei ${organization} eingegangen. Vielen Dank dafür.`,
    identity_asked: () => `bevor wir antworten, müssen wir sicher sein, dass der Antrag von Ihnen kommt. So geraten Ihre Daten nicht in falsche Hände. ${NO_COPIES}`,
    identity_reminder: () => `wir haben Sie gebeten, uns zu bestätigen, dass der Antrag von Ihnen kommt, und noch keine Antwort erhalten. ${NO_COPIES}`,
    clarification_asked: () => "wir haben viele Daten, die Sie betreffen können, und möchten Ihnen geben, was Sie suchen.",
    fee: ({ about }) => `bevor wir Ihren Antrag (${about}) weiter bearbeiten, verlangen wir ein Entgelt.`,
    extension: ({ about }) => `wir können Ihren Antrag (${about}) nicht innerhalb eines Monats abschließen. Unten lesen Sie, warum, und wann Sie unsere Antwort bekommen.`,
    answer_full: ({ about }) => `dies ist unsere Antwort auf Ihren Antrag (${about}).`,
    answer_partial: ({ about }) => `dies ist unsere Antwort auf Ihren Antrag (${about}). Einen Teil davon konnten wir nicht erfüllen.`,
    refusal: ({ about }) => `wir werden auf Ihren Antrag (${about}) hin nicht tätig.`,
    no_data: ({ about }) => `wegen Ihres Antrags (${about}) haben wir nach Daten über Sie gesucht.`,
    forwarded: () => "die Daten, um die es Ihnen geht, sind nicht unsere: Wir haben sie im Auftrag einer anderen Stelle, die darüber entscheidet.",
    not_identifiable: () => "wir können nicht herausfinden, welche der Daten, die wir haben, Sie betreffen.",
    lapsed: () => "wir haben Sie gebeten, uns zu bestätigen, dass der Antrag von Ihnen kommt, und Sie daran erinnert, aber keine Antwort erhalten. Wir haben den Antrag vorerst geschlossen.",
    recipients: () => "Sie haben von uns personenbezogene Daten erhalten. Die betroffene Person hat ein Recht ausgeübt, über das wir Sie unterrichten müssen.",
    restriction_lifting: () => "wir haben die Verarbeitung Ihrer Daten eingeschränkt. Diese Einschränkung endet, und das müssen wir Ihnen vorher mitteilen.",
    exception_ended: () => "als wir Ihre Daten gelöscht haben, mussten einige noch eine Zeit lang bleiben. Diese Zeit ist vorbei.",
    withdrawn: ({ about }) => `Sie haben Ihren Antrag (${about}) zurückgezogen. Wir unternehmen dazu nichts mehr.`,
  },
  headings: {
    reference: "Aktenzeichen", what_was_asked: "Was Sie verlangen", due_date: "Wann Sie eine Antwort bekommen", rights_reminder: "Ihre Rechte", reasons: "Unsere Gründe",
    what_is_asked: "Worum wir Sie bitten", less_was_not_enough: "Warum weniger nicht genügt", how_to_reply: "So antworten Sie", full_answer_without_reply: "Wenn Sie nicht antworten",
    amount: "Der Betrag", cost_basis: "Wofür der Betrag ist", may_withdraw: "Sie können den Antrag zurückziehen", authority: "Aufsichtsbehörde", judicial_remedy: "Weg zum Gericht",
    controller_complaint: "Beschwerde bei uns", what_is_withheld: "Was wir Ihnen nicht geben", searched: "Wo wir gesucht haben", controller_named: "Wer über die Daten entscheidet",
    how_to_reopen: "Wie es weitergehen kann", action_asked: "Was wir von Ihnen erbitten", lifting_date: "Wann sie endet", result: "Was wir getan haben", effective_date: "Ab wann",
    what_was_erased: "Was wir gelöscht haben", what_stays: "Was bleibt, warum und bis wann", backups: "Kopien in Sicherungen", recipients: "Wer Ihre Daten erhalten hat",
    what_we_keep: "Was wir über diesen Antrag aufbewahren", confirmation: "Ob wir Daten über Sie haben", copy: "Ihre Daten", purposes: "Wofür wir Ihre Daten verwenden",
    categories: "Arten von Daten", periods: "Wie lange wir Ihre Daten speichern", source: "Woher wir Ihre Daten haben", automated_decisions: "Automatisierte Entscheidungen",
    transfers: "Übermittlung in andere Länder", cut_off: "Stand der Daten", machine_readable: "Dateiformat", language: "Sprache",
  },
  generated: {
    reference: ({ kind, reference, caseUrl }) => (kind === "recipients" ? `Bitte nennen Sie in Ihrer Antwort unser Aktenzeichen ${reference}.` : `Ihr Antrag hat das Aktenzeichen ${reference}. Hier können Sie ihn verfolgen: ${caseUrl}`),
    what_was_asked: ({ about }) => `Wir verstehen Sie so, dass es Ihnen um Folgendes geht: ${about}. Wenn wir Sie falsch verstanden haben, sagen Sie es uns bitte.`,
    due_date: ({ kind, dueOn, isComplaint }) => (dueOn ? `Sie erhalten unsere Antwort spätestens bis zum Ablauf des ${dueOn}.${kind === "receipt" ? LONGER : ""}` : isComplaint ? "Wir gehen Ihrer Beschwerde nach und teilen Ihnen das Ergebnis unverzüglich mit." : null),
    rights_reminder: ({ organization }) => `Sie können von ${organization} Auskunft über Ihre Daten, ihre Berichtigung oder Löschung, die Einschränkung ihrer Verarbeitung und eine Kopie zum Mitnehmen verlangen. Sie können der Verarbeitung auch widersprechen und eine automatisierte Entscheidung von einem Menschen überprüfen lassen.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `Sie können unter ${caseUrl} antworten oder an ${contactEmail} schreiben.`,
    full_answer_without_reply: () => "Wenn Sie nicht antworten, beantworten wir Ihren Antrag in vollem Umfang.",
    may_withdraw: ({ kind, caseUrl }) => (kind === "withdrawn" ? `Sie können den Antrag jederzeit neu stellen: ${caseUrl}` : `Sie müssen nicht zahlen: Sie können Ihren Antrag jederzeit und ohne Angabe von Gründen zurückziehen: ${caseUrl}`),
    authority: ({ isUk, authority }) => (isUk
      ? `Sie können sich bei der Datenschutzbehörde des Vereinigten Königreichs beschweren:\n${authority}`
      : `Sie können sich bei einer Aufsichtsbehörde beschweren, zum Beispiel an Ihrem Wohnort, an Ihrem Arbeitsplatz oder dort, wo nach Ihrer Ansicht Ihre Rechte verletzt wurden (Art. 77 DSGVO). Für uns zuständig ist:\n${authority}`),
    judicial_remedy: ({ isUk }) => (isUk ? "Sie können Ihre Rechte nach dem Datenschutzrecht auch vor Gericht durchsetzen, ob Sie sich beschweren oder nicht." : "Sie können auch vor Gericht gehen, wenn wir nach Ihrer Ansicht Ihre Rechte verletzen, ob Sie sich beschweren oder nicht (Art. 79 DSGVO)."),
    controller_complaint: ({ caseUrl, contactEmail }) => `Sie können sich auch bei uns beschweren, unter ${caseUrl} oder ${contactEmail}. Wir bestätigen den Eingang einer Beschwerde innerhalb von 30 Tagen, gehen ihr unverzüglich nach und teilen Ihnen das Ergebnis mit.`,
    how_to_reopen: ({ caseUrl }) => `Wir nehmen Ihren Antrag wieder auf, sobald Sie uns schicken, was gefehlt hat: ${caseUrl}`,
    machine_readable: () => "Sie erhalten Ihre Daten in einem strukturierten, gängigen und maschinenlesbaren Format (JSON und CSV).",
    what_we_keep: ({ keptFor }) => `Wir bewahren den Nachweis auf, dass wir diesen Antrag bearbeitet haben, weil wir das belegen können müssen. Was darin auf Sie hinweist, wird vernichtet, und zwar ${keptFor ? `${keptFor} nach Abschluss des Antrags` : "sobald der Antrag abgeschlossen ist"}.`,
    confirmation: ({ kind }) => (kind === "no_data" ? "Außer dem, was zu diesem Antrag gehört, haben wir keine personenbezogenen Daten über Sie." : "Wir verarbeiten personenbezogene Daten über Sie."),
  },
  closing: ({ organization }) => `Mit freundlichen Grüßen\n${organization}`,
};

import type { VerdictState } from "../controls/schema";
import { STATE_GERMAN } from "../controls/state-german";

/** Languages of the public pages around what an organization writes itself. */
export const STATUS_LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type StatusLanguage = keyof typeof STATUS_LANGUAGES;

/** Two parts of a sentence, one of them the organization's name. */
type Pair = readonly [string, string];

const months = (number: number, one: string, many: string) => (number === 1 ? one : `${number} ${many}`);

const EN = {
  locale: "en-GB", languages: "Language", skip: "Skip to the content",
  title: "Security and privacy", heading: (organization: string): Pair => ["Security and privacy at ", organization], asOf: "As of", byManagement: "Prepared by management.", foot: (organization: string) => `Prepared by the management of ${organization}. It is their own account, not an opinion of an auditor.`,
  draft: (number: number) => `You read version ${number} as it is stored. Nobody outside sees it unless it is published.`, check: "Check what you wrote", frameworks: "What we work by", audits: "Audits", controls: "What we do", processors: "Who processes data for us", documents: "Documents on request",
  by: "by", to: "to", underWay: "under way, not concluded", version: (number: number) => `Version ${number}. SHA-256 of its content:`, agreement: (version: string) => `Agreement, version ${version}`,
  which: "Which document?", name: "Your name", company: "Company", email: "E-mail address at work", emailHint: "The link to the document goes there.", accept: "I accept this agreement for myself and my company", leaveEmpty: "Leave this empty", ask: "Ask for the document",
  kept: (number: number) => `A person decides. What you write here is used for that and as proof of what was accepted. It is forgotten ${months(number, "one month", "months")} after the answer, or after the link to the document ended.`,
  sent: "Your request was sent", decides: (organization: string): Pair => [organization, " decides. You get a mail with a link to the document, or with the reason why not."], back: "Back to the page",
  handedTo: (name: string, version: string) => `For ${name}, under the agreement you accepted (version ${version}). Do not pass it on.`, download: "Download the PDF",
  ends: (day: string, left: number) => `This link ends on ${day}, or after ${left} more ${left === 1 ? "download" : "downloads"}. Each is counted, and each copy carries your name, your company and the time on every page.`,
  faults: { document: "Choose a document.", name: "Enter your name, with 120 characters at most.", company: "Enter your company, with 160 characters at most.", email: "Enter a complete e-mail address.", accepted: "Accept the agreement, or no document can be handed out.", website: "Leave the last field empty: people do not see it.", changed: "The agreement has changed since you opened this page. Read it again, and accept it if you agree.", unstorable: "This holds a character that cannot be stored. Type it again." },
  refusals: {
    none: ["There is no page here", "The address may be mistyped, or what it led to has ended. Ask the organization that gave it to you."], often: ["Too many tries", "Nothing was sent. Wait a while and try again."], long: ["This is too long", "Nothing was sent. Go back and shorten it."],
    failed: ["This did not work", "Something failed on our side and nothing was sent. Try again in a few minutes."],
  } satisfies Record<string, readonly [string, string]>,
  states: {
    pass: "Pass: Every rule holds on the records received.", exception: "Exception: Deviations within what was promised, each one listed.", fail: "Fail: A record, or a missed run, breaks a rule.", stale: "Stale: The newest record is older than the rule allows.",
    no_evidence: "No evidence: Nothing received yet. This says nothing about how the control works.", not_occurring: "Not occurring: The event the control answers did not happen, and a record says so.", manual_pending: "Manual pending: A fact is missing that only a person can supply.", not_applicable: "Not applicable: Left out of scope, with a reason on record.",
  } satisfies Record<VerdictState, string>,
};
export type StatusWords = typeof EN;

const DE: StatusWords = {
  locale: "de-DE", languages: "Sprache", skip: "Zum Inhalt springen",
  title: "Sicherheit und Datenschutz", heading: (organization) => ["Sicherheit und Datenschutz bei ", organization], asOf: "Stand:", byManagement: "Erstellt von der Geschäftsleitung.", foot: (organization) => `Erstellt von der Geschäftsleitung von ${organization}. Es ist deren eigene Darstellung, nicht das Urteil einer Prüferin oder eines Prüfers.`,
  draft: (number) => `Sie lesen Version ${number}, wie sie gespeichert ist. Draußen sieht sie niemand, solange sie nicht veröffentlicht ist.`, check: "Bitte prüfen Sie Ihre Angaben", frameworks: "Wonach wir uns richten", audits: "Prüfungen", controls: "Was wir tun", processors: "Wer für uns Daten verarbeitet", documents: "Dokumente auf Anfrage",
  by: "durch", to: "bis", underWay: "läuft noch, nicht abgeschlossen", version: (number) => `Version ${number}. SHA-256 ihres Inhalts:`, agreement: (version) => `Vereinbarung, Version ${version}`,
  which: "Welches Dokument?", name: "Ihr Name", company: "Unternehmen", email: "Dienstliche E-Mail-Adresse", emailHint: "Dorthin geht der Link zum Dokument.", accept: "Ich stimme dieser Vereinbarung für mich und mein Unternehmen zu", leaveEmpty: "Bitte leer lassen", ask: "Dokument anfragen",
  kept: (number) => `Ein Mensch entscheidet darüber. Ihre Angaben dienen dazu und als Nachweis der Zustimmung. Sie werden ${months(number, "einen Monat", "Monate")} nach der Antwort, oder nachdem der Link zum Dokument abgelaufen ist, vergessen.`,
  sent: "Ihre Anfrage ist angekommen", decides: (organization) => [organization, " entscheidet darüber. Sie erhalten eine E-Mail mit einem Link zum Dokument oder mit dem Grund der Ablehnung."], back: "Zurück zur Seite",
  handedTo: (name, version) => `Für ${name}, unter der Vereinbarung, der Sie zugestimmt haben (Version ${version}). Bitte geben Sie es nicht weiter.`, download: "PDF herunterladen",
  ends: (day, left) => `Dieser Link endet am ${day} oder nach ${left === 1 ? "einem weiteren Abruf" : `${left} weiteren Abrufen`}. Jeder wird gezählt, und jede Kopie trägt auf jeder Seite Ihren Namen, Ihr Unternehmen und die Uhrzeit.`,
  faults: { document: "Wählen Sie ein Dokument.", name: "Geben Sie Ihren Namen an, mit höchstens 120 Zeichen.", company: "Geben Sie Ihr Unternehmen an, mit höchstens 160 Zeichen.", email: "Geben Sie eine vollständige E-Mail-Adresse an.", accepted: "Stimmen Sie der Vereinbarung zu, sonst kann kein Dokument herausgegeben werden.", website: "Lassen Sie das letzte Feld leer: Menschen sehen es nicht.", changed: "Die Vereinbarung hat sich geändert, seit Sie diese Seite geöffnet haben. Lesen Sie sie noch einmal und stimmen Sie zu, wenn Sie einverstanden sind.", unstorable: "Hier steht ein Zeichen, das nicht gespeichert werden kann. Schreiben Sie es neu." },
  refusals: {
    none: ["Hier ist keine Seite", "Vielleicht ist die Adresse falsch geschrieben, oder wohin sie führte, ist abgelaufen. Fragen Sie, wer sie Ihnen gab."], often: ["Zu viele Versuche", "Es wurde nichts gesendet. Warten Sie eine Weile und versuchen Sie es noch einmal."], long: ["Das ist zu lang", "Es wurde nichts gesendet. Gehen Sie zurück und kürzen Sie es."],
    failed: ["Das hat nicht geklappt", "Bei uns ist etwas schiefgegangen, es wurde nichts gesendet. Versuchen Sie es in einigen Minuten noch einmal."],
  },
  states: {
    pass: `${STATE_GERMAN.pass}: Jede Regel hält auf den eingegangenen Datensätzen.`, exception: `${STATE_GERMAN.exception}: Abweichungen im zugesagten Rahmen, jede ist aufgeführt.`, fail: `${STATE_GERMAN.fail}: Ein Datensatz oder ein versäumter Lauf verletzt eine Regel.`, stale: `${STATE_GERMAN.stale}: Der neueste Datensatz ist älter, als die Regel erlaubt.`,
    no_evidence: `${STATE_GERMAN.no_evidence}: Noch ist nichts eingegangen. Das sagt nichts darüber, wie die Kontrolle wirkt.`, not_occurring: `${STATE_GERMAN.not_occurring}: Das Ereignis, auf das die Kontrolle antwortet, trat nicht ein, und ein Datensatz sagt es.`, manual_pending: `${STATE_GERMAN.manual_pending}: Es fehlt etwas, das nur ein Mensch angeben kann.`, not_applicable: `${STATE_GERMAN.not_applicable}: Nicht im Umfang, der Grund ist festgehalten.`,
  },
};

export const STATUS_WORDS: Record<StatusLanguage, StatusWords> = { en: EN, de: DE };

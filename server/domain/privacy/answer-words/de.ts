import type { AnswerWords } from "./answer-words";

export const de: AnswerWords = {
  law: "DSGVO",
  title: { access: ({ organization }) => `Ihre Daten bei ${organization}`, portability: ({ organization }) => `Ihre Daten von ${organization} zum Mitnehmen`, erasure: ({ organization }) => `Was ${organization} von Ihren Daten gelöscht hat` },
  lead: {
    access: "Dieses Dokument beantwortet Ihren Antrag auf Auskunft. Es sagt, wofür wir Ihre Daten verwenden, wer sie erhält und welche Rechte Sie haben, und es enthält die Kopie Ihrer Daten.",
    portability: "Dies sind die Daten, die Sie uns gegeben haben, in Dateien, die andere Dienste lesen können.",
    erasure: "Dieser Bericht sagt, was gelöscht wurde, was bleibt und warum, und was mit Kopien geschieht.",
  },
  facts: { organization: "Von", person: "Für", reference: "Ihr Antrag", received: "Eingegangen am", made: "Erstellt am" },
  contents: "Inhalt",
  items: {
    confirmation: "Haben wir Daten über Sie?", copy: "Die Kopie Ihrer Daten", purposes: "Wofür wir Ihre Daten verwenden", categories: "Arten von Daten", recipients: "Wer Ihre Daten erhält", periods: "Wie lange wir Ihre Daten speichern",
    rights: "Ihre Rechte", complaint: "Wenn Sie nicht einverstanden sind", source: "Woher die Daten stammen", automated: "Automatisierte Entscheidungen", safeguards: "Garantien für Daten, die in andere Länder gehen", withheld: "Was Sie nicht erhalten, und warum", cut_off: "Stand der Daten",
  },
  say: {
    confirmation: ({ organization }) => `Ja. ${organization} verarbeitet personenbezogene Daten über Sie.`, copy: "Sie finden sie am Ende dieses Dokuments, nach Systemen geordnet, und als Dateien daneben.",
    rights: "Sie können verlangen, dass wir Ihre Daten berichtigen, löschen oder ihre Verarbeitung einschränken, und Sie können ihrer Verarbeitung widersprechen. Was Sie uns gegeben haben, können Sie in einer Form verlangen, die Sie mitnehmen können.",
    complaint: ({ authority }) => `Sie können sich bei der Datenschutzbehörde beschweren: ${authority}`, court: "Sie können auch vor Gericht gehen.", cutOff: ({ cutOff }) => `Es sind die Daten, die wir am ${cutOff} hatten.`,
    thirdCountry: (regime) => (regime === "UK" ? "außerhalb des Vereinigten Königreichs" : "außerhalb des Europäischen Wirtschaftsraums"), logic: "So funktioniert sie:", consequences: "Was daraus für Sie folgt:",
    ready: ({ days, sha256 }) => `Die Dateien liegen ${days} Tage lang auf der Seite Ihres Antrags bereit. Zum Öffnen bekommen Sie einen Code per E-Mail. SHA-256 des Archivs: ${sha256}`,
  },
  none: { source: "Von Ihnen selbst: Sie haben sie uns gegeben, oder sie sind entstanden, als Sie unsere Angebote genutzt haben.", recipients: "Wir geben Ihre Daten an niemanden weiter.", automated: "Keine Entscheidung über Sie fällt allein automatisiert.", safeguards: "Nicht zutreffend: Ihre Daten gehen nicht in solche Länder.", withheld: "Nichts. Sie erhalten alles, was wir gefunden haben." },
  bases: { consent: "Ihre Einwilligung", contract: "ein Vertrag mit Ihnen", legal_obligation: "eine rechtliche Verpflichtung", vital_interests: "lebenswichtige Interessen", public_task: "eine öffentliche Aufgabe", legitimate_interests: "berechtigte Interessen" },
  safeguards: { adequacy: "ein Beschluss der Europäischen Kommission, dass das Land Daten angemessen schützt", instrument: "eine Vereinbarung zwischen Behörden", bcr: "verbindliche interne Datenschutzvorschriften", scc: "Standardvertragsklauseln der Europäischen Kommission", authority_scc: "Standardvertragsklauseln einer Behörde", code: "genehmigte Verhaltensregeln", certification: "eine genehmigte Zertifizierung", own_clauses: "von der Behörde genehmigte Vertragsklauseln", derogation: "eine Ausnahme des Gesetzes für diesen Fall" },
  searched: { heading: "Wo wir gesucht haben", system: "System", records: "Datensätze über Sie" },
  data: {
    heading: "Ihre Daten", rows: ({ count }) => `Zeilen: ${count}`, empty: "Keine Zeilen.", attached: "Als Datei beigelegt, so wie sie ist", leftOut: "Nicht beigelegt", more: ({ shown, file }) => `Die ersten ${shown} Zeilen. Alle stehen in der Datei ${file}.`,
    portable: "Es ist, was Sie uns selbst gegeben haben, verarbeitet aufgrund Ihrer Einwilligung oder eines Vertrags mit Ihnen und mit automatisierten Verfahren.",
  },
  blocked: { mark: "geschwärzt", note: "Schwarze Balken stehen, wo wir Ihnen etwas nicht geben dürfen. Wofür sie stehen, ist hier gezählt.", reasons: { third_party: "Daten anderer Personen", trade_secret: "Geschäftsgeheimnisse", legal_privilege: "vertrauliche Rechtsberatung", security: "Sicherheit", other: "ein anderer Grund, den unser Schreiben nennt" } },
  erasure: {
    erased: "Was gelöscht wurde", stays: "Was bleibt, und warum", backups: "Kopien in Sicherungen", recipients: "Wer Ihre Daten erhalten hatte", proof: "Was wir als Nachweis behalten", system: "Wo", records: "Datensätze", how: "Wie", when: "Wann", until: "Bis", item: "Was", why: "Warum",
    nothingStays: "Es bleibt nichts.", noBackups: "Keine Sicherung enthält die Daten.", noRecipients: "Niemand hatte die Daten erhalten.", backupNote: "Bis zu dem genannten Tag stehen Kopien noch in Sicherungen. Sie werden nicht verwendet, und wird eine Sicherung je zurückgespielt, werden die Daten wieder gelöscht.", noEnd: "bis der Grund wegfällt",
    proofKept: ({ years }) => `Wir behalten den Nachweis, dass wir diesen Antrag bearbeitet haben, ${years} lang nach seinem Abschluss. Dann wird vernichtet, was darin auf Sie hinweist.`, proofClosed: "Wir behalten den Nachweis, dass wir diesen Antrag bearbeitet haben. Was darin auf Sie hinweist, wird mit dem Abschluss vernichtet.",
    remedies: "Sind Sie mit dem, was bleibt, nicht einverstanden, können Sie sich bei der Behörde beschweren oder vor Gericht gehen.",
    methods: { deleted: "gelöscht", anonymised: "anonymisiert", overwritten: "überschrieben", none_found: "es war nichts da" }, results: { notified: "unterrichtet", impossible: "konnte nicht unterrichtet werden", disproportionate: "nicht unterrichtet: unverhältnismäßig", open: "wird noch unterrichtet" },
  },
  delivery: {
    codeText: ({ email }) => `Zum Öffnen einer Datei brauchen Sie einen Code. Wir schicken ihn an ${email}.`, send: "Code schicken", sent: "Ein Code ist unterwegs, wenn diese Datei heruntergeladen werden kann. Er gilt 15 Minuten.", codeLabel: "Code aus der E-Mail", open: "Herunterladen",
    wrong: "Dieser Code ist falsch oder zu alt. Fordern Sie einen neuen an.", revoked: "Diese Datei wurde zurückgezogen. Unsere Nachricht sagt, warum; sonst schreiben Sie uns.", digest: "Prüfsumme (SHA-256)", confirmFirst: "Bitte bestätigen Sie oben zuerst Ihre Adresse.", digestNote: "Mit dieser Zahl können Sie prüfen, ob die Datei unverändert angekommen ist.",
  },
  mail: { subject: ({ reference }) => `Ihr Code zum Herunterladen (${reference})`, text: ({ code, minutes }) => `Ihr Code lautet: ${code}\n\nEr gilt ${minutes} Minuten und für ein Herunterladen. Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun: Ohne ihn kann niemand die Datei öffnen.` },
};

/** Titles of sections that can be chosen. A snapshot names those left out by their English. */
export const SECTION_TITLES = {
  "Controls in detail": "Kontrollen im Einzelnen", Summary: "Zusammenfassung", "Criteria and controls": "Kriterien und Kontrollen", "Open points": "Offene Punkte", "Populations and reconciliation": "Grundgesamtheiten und Abgleich", "Parameters in force": "Geltende Parameter",
  "The system": "Das System", "Vendor assurance": "Nachweise von Dienstleistern", "Tests by criterion": "Tests nach Kriterien", "Controls that did not occur": "Kontrollen ohne Anlass", "Automatic controls and their changes": "Automatische Kontrollen und ihre Änderungen", "Requests of persons": "Betroffenenanfragen",
  "Processing as controller": "Verarbeitung als Verantwortlicher", "Processing as processor": "Verarbeitung als Auftragsverarbeiter", "Processors and sub-processors": "Auftragsverarbeiter und weitere Auftragsverarbeiter", "Transfers to third countries": "Übermittlungen in Drittländer",
  "Reviews in the period": "Überprüfungen im Zeitraum", "Systems and their exports": "Systeme und ihre Auszüge", "Changes since the export before": "Änderungen seit dem vorigen Auszug", "Leavers and their accounts": "Ausgeschiedene und ihre Konten", "Privileged accounts": "Privilegierte Konten", "Accounts by system": "Konten nach System",
  "Restore tests": "Wiederherstellungstests", "Backup set-up": "Einrichtung der Sicherung", "Backup runs": "Sicherungsläufe", "Failed runs": "Fehlgeschlagene Läufe", "Recovery exercises": "Wiederanlaufübungen",
  "Who was let in": "Wer zugelassen wurde", "What was opened and taken along": "Was geöffnet und mitgenommen wurde",
} as const;
export type SectionTitle = keyof typeof SECTION_TITLES;

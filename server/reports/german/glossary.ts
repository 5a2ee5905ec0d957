/** The words of appendix E. */
export const GLOSSARY = {
  "What the organization promises to do.": "Was die Organisation zusagt.",
  "Control test": "Kontrolltest", "The rule, or set of rules, that judges a control from records.": "Die Regel oder Regeln, die eine Kontrolle aus Datensätzen beurteilen.",
  "Evidence, exhibit": "Nachweis", "One artefact as it was received. It is never changed; a correction is a new version.": "Ein Stück, wie es eingegangen ist. Es wird nie geändert; eine Korrektur ist eine neue Fassung.",
  Record: "Datensatz", "One set of typed facts read from an artefact: one backup run, one account, one finding.": "Ein Satz typisierter Angaben aus einem Stück: ein Sicherungslauf, ein Konto, ein Befund.",
  Deviation: "Abweichung", "An item that differs from what was promised. “2 of 25” means that 25 items were tested and 2 deviate.": "Ein Element, das von der Zusage abweicht. „2 von 25“ heißt: 25 Elemente wurden geprüft, 2 weichen ab.",
  "The complete list a test ran against, with the source's own count where it gave one.": "Die vollständige Liste, gegen die ein Test lief, mit der Zählung der Quelle, wo sie eine nannte.",
  Late: "Verspätet", "Received after the run it proves was due, or after the period it speaks about had closed.": "Eingegangen, nachdem der belegte Lauf fällig war oder der Zeitraum, von dem es spricht, abgeschlossen war.",
  "Leaf, checkpoint": "Blatt, Prüfpunkt", "The hash of one ledger entry; the signed size and root of the ledger at a moment.": "Der Hashwert eines Protokolleintrags; die signierte Größe und der Wurzelhash des Protokolls zu einem Zeitpunkt.",
  "‹U+…›": "‹U+…›", "Characters for which this document has no letterform, or that would act instead of print, are shown by their Unicode numbers.": "Zeichen, für die dieses Dokument keine Form hat oder die etwas bewirken statt zu drucken, stehen mit ihrer Unicode-Nummer.",
} as const;

/** Titles of the reports, as they stand on the cover and in running heads, and the law they answer to. */
export const TITLES = {
  "SOC 2 readiness and evidence report": "Bericht zu SOC-2-Bereitschaft und Nachweisen", "SOC 2 readiness\nand evidence report": "Bericht zu SOC-2-Bereitschaft\nund Nachweisen",
  "Control test results": "Ergebnisse der Kontrolltests",
  "GDPR accountability report": "Rechenschaftsbericht nach DSGVO", "GDPR accountability\nreport": "Rechenschaftsbericht\nnach DSGVO",
  "Register of rights requests": "Verzeichnis der Betroffenenanfragen", "Register of\nrights requests": "Verzeichnis der\nBetroffenenanfragen",
  "Record of processing activities": "Verzeichnis von Verarbeitungstätigkeiten", "Record of\nprocessing activities": "Verzeichnis von\nVerarbeitungstätigkeiten",
  "Breach register": "Verzeichnis der Datenschutzverletzungen",
  "Access review report": "Bericht zur Überprüfung der Zugriffsrechte",
  "Backup and restore report": "Bericht zu Sicherung und Wiederherstellung", "Backup and\nrestore report": "Sicherung und\nWiederherstellung",
  "Statement of applicability": "Erklärung zur Anwendbarkeit", "Statement of\napplicability": "Erklärung zur\nAnwendbarkeit",
  "Evidence index": "Nachweisverzeichnis", "Exceptions register": "Verzeichnis der Ausnahmen", "Auditor access log": "Zugriffsprotokoll der Prüfer", "Request list": "Liste der Nachweisanfragen", "Sampling workpaper": "Arbeitspapier zu Stichproben",
  "Regulation (EU) 2016/679, Art. 30": "Verordnung (EU) 2016/679 (DSGVO), Art. 30", "Regulation (EU) 2016/679, Art. 33(5)": "Verordnung (EU) 2016/679 (DSGVO), Art. 33 Abs. 5",
} as const;

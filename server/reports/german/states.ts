import { STATE_GERMAN } from "@/server/domain/controls/state-german";

/** Results, titles, months and other words that are chosen by a code. */
export const STATES = {
  "Bridge letter##head": "Über-\nbrückung", "Exception##head": "Aus-\nnahme", "Not applicable##head": "Nicht an-\nwendbar", "Management's response##head": "Stellung-\nnahme",
  Pass: STATE_GERMAN.pass, Exception: STATE_GERMAN.exception, Fail: STATE_GERMAN.fail, Stale: STATE_GERMAN.stale, "No evidence": STATE_GERMAN.no_evidence, "Not occurring": STATE_GERMAN.not_occurring, "Manual pending": STATE_GERMAN.manual_pending, "Not applicable": STATE_GERMAN.not_applicable,
  "Every rule of the control test held on the records named, for the whole window it looks at.": "Jede Regel des Kontrolltests hat auf den genannten Datensätzen gehalten, für das ganze Fenster, das sie betrachtet.",
  "The control ran, and one or more items deviate from what was promised. A later repair does not remove a deviation.": "Die Kontrolle lief, und ein oder mehrere Elemente weichen von der Zusage ab. Eine spätere Behebung beseitigt eine Abweichung nicht.",
  "The records show that the control did not do what was promised.": "Die Datensätze zeigen, dass die Kontrolle nicht geleistet hat, was zugesagt war.",
  "The newest record is older than the promise allows. What it said may still be true; nothing recent shows it.": "Der neueste Datensatz ist älter, als die Zusage erlaubt. Was er sagte, kann noch gelten; nichts Neueres zeigt es.",
  "No record was received that could show the control either way. This is not a failure, and it is not a pass.": "Es ist kein Datensatz eingegangen, der für oder gegen die Kontrolle spricht. Das ist weder ein Versagen noch ein Bestehen.",
  "The event the control answers to did not happen in the period, and a recorded query returned zero. Neither a pass nor a failure.": "Das Ereignis, auf das die Kontrolle antwortet, trat im Zeitraum nicht ein, und eine erfasste Abfrage ergab null. Weder ein Bestehen noch ein Versagen.",
  "A person still has to confirm a part that no record can show.": "Eine Person muss noch einen Teil bestätigen, den kein Datensatz zeigen kann.",
  "The organization states, with a reason, that the control does not apply to it.": "Die Organisation erklärt mit Begründung, dass die Kontrolle für sie nicht anwendbar ist.",
  "record found": "gefunden", "found late": "verspätet", missed: "versäumt", "found, not as promised": "nicht wie zugesagt", "not due": "nicht fällig", "no record": "kein Datensatz",
  "every run succeeded": "alle Läufe erfolgreich", "a run failed": "ein Lauf fehlgeschlagen", "no run on record": "kein Lauf erfasst",
  "In force throughout": "Durchgehend in Kraft", "Adopted in the period": "Im Zeitraum eingeführt", "Changed in the period": "Im Zeitraum geändert",
  Inquiry: "Befragung", Observation: "Beobachtung", Inspection: "Einsichtnahme", "Re-performance": "Nachvollzug",
  Infrastructure: "Infrastruktur", Software: "Software", People: "Personen", Data: "Daten", Procedures: "Verfahren",
  Jan: "Jan.", Feb: "Feb.", Mar: "März", Apr: "Apr.", May: "Mai", Jun: "Juni", Jul: "Juli", Aug: "Aug.", Sep: "Sep.", Oct: "Okt.", Nov: "Nov.", Dec: "Dez.",
  "not stated": "nicht angegeben", "SOC 2": "SOC 2", GDPR: "DSGVO",
  "Prepared by management. Not an independent auditor's report; no opinion is expressed.": "Erstellt von der Geschäftsleitung. Kein Bericht eines unabhängigen Prüfers; es wird kein Prüfungsurteil abgegeben.",
} as const;

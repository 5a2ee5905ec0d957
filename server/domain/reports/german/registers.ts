/** What reports of registers say beside the registers' own fields. */
export const REGISTERS = {
  "Management and the supervisory authority": "Die Geschäftsleitung und die Aufsichtsbehörde", "Nothing stands here.": "Hier steht nichts.",
  "Art. 30(1). The organization decides what the data are for and how they are processed.": "Art. 30 Abs. 1 DSGVO. Die Organisation entscheidet über Zwecke und Mittel der Verarbeitung.",
  "Art. 30(2). The organization processes on behalf of the controllers named.": "Art. 30 Abs. 2 DSGVO. Die Organisation verarbeitet im Auftrag der genannten Verantwortlichen.",
  "Art. 28, 30(1)(d). Who processes for the organization, and for them.": "Art. 28, 30 Abs. 1 Buchst. d DSGVO. Wer für die Organisation verarbeitet, und wer für diese.",
  "Art. 30(1)(e), (2)(c), 44 to 49.": "Art. 30 Abs. 1 Buchst. e, Abs. 2 Buchst. c, 44 bis 49 DSGVO.",
  Breaches: "Verletzungen des Schutzes personenbezogener Daten", "Art. 33(5): facts, effects and remedy of each, with the decisions and their reasons.": "Art. 33 Abs. 5 DSGVO: zu jeder die Fakten, Auswirkungen und Abhilfemaßnahmen, mit den Entscheidungen und ihren Gründen.",
  "No breach became known in this period.": "In diesem Zeitraum wurde keine Verletzung bekannt.",
  "Told to the authority within 72 hours": "Der Behörde innerhalb von 72 Stunden gemeldet", "Told to the authority later": "Der Behörde später gemeldet", "Need not be told: a risk is unlikely": "Keine Meldung nötig: ein Risiko ist unwahrscheinlich", "As a processor, told to the controller": "Als Auftragsverarbeiter dem Verantwortlichen gemeldet",
  "Not told yet, within 72 hours": "Noch nicht gemeldet, innerhalb von 72 Stunden", "Not told yet, after 72 hours": "Noch nicht gemeldet, nach 72 Stunden", "Awareness not dated": "Zeitpunkt der Kenntnis nicht angegeben",
  Name: "Name", Address: "Anschrift", Contact: "Kontakt", "Data protection officer": "Datenschutzbeauftragter", "Supervisory authority": "Aufsichtsbehörde",
  "{hours} hours left": "noch {hours} Stunden", "{hours} hours late": "{hours} Stunden verspätet", "told after {hours} hours": "nach {hours} Stunden gemeldet", "72 hours": "72 Stunden", "End {moment}": "Ende {moment}",
  "“{label}” is not said yet.": "„{label}“ ist noch nicht angegeben.", "“{label}” is not said yet ({law}).": "„{label}“ ist noch nicht angegeben ({law}).",
} as const;

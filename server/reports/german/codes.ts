/** Codes of the privacy desk in plain words. Their English is the code itself. */
export const CODES = {
  access: "Auskunft", portability: "Datenübertragbarkeit", erasure: "Löschung", rectification: "Berichtigung", restriction: "Einschränkung", objection: "Widerspruch", "automated decision": "automatisierte Entscheidung", complaint: "Beschwerde",
  form: "Formular", "e-mail": "E-Mail", phone: "Telefon", post: "Post", agent: "Vertreter", login: "Anmeldung", controller: "Verantwortlicher",
  "email loop": "E-Mail bestätigt", "known detail": "bekannte Angabe", "call back": "Rückruf", "document viewed": "Dokument gesehen", "no doubt": "kein Zweifel",
  full: "vollständig", partial: "teilweise", "no data": "keine Daten", refused: "abgelehnt", withdrawn: "zurückgezogen", lapsed: "verfallen", "not identifiable": "nicht zuzuordnen", forwarded: "weitergeleitet",
  unidentifiable: "nicht identifizierbar", "manifestly unfounded": "offenkundig unbegründet", "excessive repetitive": "exzessiv, wiederholt", "excessive abusive": "exzessiv, missbräuchlich", "rights of others": "Rechte anderer", "no erasure ground": "kein Löschgrund", expression: "Meinungs- und Informationsfreiheit",
  "legal obligation": "rechtliche Verpflichtung", "public health": "öffentliche Gesundheit", "archiving research": "Archiv, Forschung, Statistik", "legal claims": "Rechtsansprüche", "not portable": "nicht übertragbar", "compelling grounds": "zwingende schutzwürdige Gründe", "public interest research": "Forschung im öffentlichen Interesse",
  "data accurate": "Daten sind richtig", "no restriction case": "kein Fall der Einschränkung", "not solely automated": "nicht ausschließlich automatisiert", "decision permitted": "Entscheidung zulässig", "national law": "nationales Recht", "copy fee unpaid": "Entgelt für Kopie nicht bezahlt",
  Answered: "Beantwortet", "In time": "Fristgerecht", Overdue: "Überfällig", Extended: "Verlängert", "Median days": "Median in Tagen",
} as const;

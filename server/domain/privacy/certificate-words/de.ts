import type { CertificateWords } from "./certificate-words";

export const de: CertificateWords = {
  title: "Löschbescheinigung", noPerson: "Diese Bescheinigung nennt die Person nicht. Sie sagt, was zu einer Anfrage gelöscht wurde.", number: "Nummer", version: "Fassung", issued: "Ausgestellt", approved: "Löschung freigegeben", answered: "Person informiert",
  outcome: { full: "Alles, was verlangt wurde, ist gelöscht.", partial: "Einige Daten bleiben eine Zeit lang oder von Gesetzes wegen." },
  systems: "Was gelöscht wurde", records: "{count} Datensätze", methods: { deleted: "gelöscht", anonymised: "anonymisiert", overwritten: "überschrieben", none_found: "nichts gefunden", other: "erledigt" }, receipt: "Quittung (SHA-256)",
  exceptions: "Was bleibt, und bis wann", item: "Posten {number}", until: "bis {date}", untilGone: "bis der Grund entfällt", ended: "beendet: gelöscht oder in Löschung", none: "Nichts.",
  backups: "Kopien in Sicherungen", expires: "weg am {date}", expired: "weg", daysLeft: "noch {days}", beyondUse: "Wird für nichts verwendet. Müsste sie zurückgespielt werden, würden die Daten vorher wieder gelöscht.", notBeyondUse: "Noch verwendbar, bis sie weg ist.",
  proof: "Was als Nachweis bleibt", proofItems: { case: "Die Anfrage selbst: wer sie gestellt hat, was beide Seiten geschrieben haben, und die Mails dazu. Was darin auf die Person hinweist, wird {years} nach dem Abschluss vernichtet.", caseUntilClosed: "Die Anfrage selbst: wer sie gestellt hat, was beide Seiten geschrieben haben, und die Mails dazu. Was darin auf die Person hinweist, wird mit dem Abschluss vernichtet.", account_and_actions: "Das eigene Konto der Person in diesem Portal und was sie damit getan hat, als Nachweis, wer was entschieden hat.", access_record: "Dass die Person in dieses Portal eingeladen wurde, als Nachweis, wer Zugang hatte." },
  recipients: "Wer informiert wurde", told: "informiert", impossible: "Information war unmöglich", disproportionate: "Information wäre unverhältnismäßig aufwendig", notYet: "noch nicht informiert", ledger: "Stellen im Register", noPlaceYet: "noch ohne Stelle", signature: "Signatur (Ed25519)",
  because: { answered: "Mit der Antwort ausgestellt.", exception_ended: "Neu ausgestellt, nachdem aufbewahrte Daten gelöscht wurden.", tail_ended: "Neu ausgestellt, nachdem die letzte Sicherung weg war." },
  check: {
    title: "Löschbescheinigung prüfen", lead: "Sehen Sie, ob eine Bescheinigung echt ist und wie es jetzt steht. Niemand wird genannt, nichts wird aufbewahrt.", byNumber: "Nummer der Bescheinigung", byText: "Oder die ganze Bescheinigung", textHint: "Fügen Sie die JSON-Datei ein.", button: "Prüfen",
    valid: "Diese Bescheinigung ist echt und unverändert.", unreadable: "Das ist keine Löschbescheinigung.", foreign_key: "Diese Bescheinigung hat nicht diese Organisation unterschrieben.", bad_signature: "Diese Bescheinigung wurde nach der Unterschrift geändert.", missing: "Hier gibt es keine Bescheinigung mit dieser Nummer.",
    newest: "Sie ist die neueste Fassung.", older: "Es gibt eine neuere Fassung: {version}.", tailOver: "Keine Sicherung enthält die Daten mehr.", tailLeft: "Die letzte Sicherung ist weg am {date}.", unknown: "Die Unterschrift stimmt, aber die Nummer ist hier nicht mehr verzeichnet.", link: "Diese Bescheinigung prüfen",
  },
  download: "Bescheinigung herunterladen",
};

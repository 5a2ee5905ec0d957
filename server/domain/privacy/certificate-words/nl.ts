import type { CertificateWords } from "./certificate-words";

export const nl: CertificateWords = {
  title: "Bewijs van wissing", noPerson: "Dit bewijs noemt de persoon niet. Het zegt wat er voor één verzoek is gewist.", number: "Nummer", version: "Versie", issued: "Afgegeven", approved: "Wissing goedgekeurd", answered: "Persoon ingelicht",
  outcome: { full: "Alles waarom is gevraagd, is gewist.", partial: "Sommige gegevens blijven een tijd of volgens de wet." },
  systems: "Wat er is gewist", records: "{count} records", methods: { deleted: "verwijderd", anonymised: "geanonimiseerd", overwritten: "overschreven", none_found: "niets gevonden", other: "gedaan" }, receipt: "Ontvangstbewijs (SHA-256)",
  exceptions: "Wat blijft, en tot wanneer", item: "Post {number}", until: "tot en met {date}", untilGone: "tot de grond vervalt", ended: "beëindigd: gewist of wordt gewist", none: "Niets.",
  backups: "Kopieën in back-ups", expires: "weg op {date}", expired: "weg", daysLeft: "nog {days}", beyondUse: "Wordt nergens voor gebruikt. Als hij teruggezet moest worden, zouden de gegevens eerst opnieuw worden gewist.", notBeyondUse: "Nog bruikbaar tot hij weg is.",
  proof: "Wat als bewijs blijft", proofItems: { case: "Het verzoek zelf: wie het deed, wat beide kanten schreven en de e-mails daarbij. Wat daarin naar de persoon verwijst, wordt {years} na de sluiting vernietigd.", caseUntilClosed: "Het verzoek zelf: wie het deed, wat beide kanten schreven en de e-mails daarbij. Wat daarin naar de persoon verwijst, wordt bij de sluiting vernietigd.", account_and_actions: "Het eigen account van de persoon in dit portaal en wat die ermee deed, als bewijs van wie wat besliste.", access_record: "Dat de persoon voor dit portaal is uitgenodigd, als bewijs van wie toegang had.", invitation_record: "Dat de persoon voor dit portaal is uitgenodigd en de uitnodiging niet heeft aangenomen, als bewijs van wie toegang is aangeboden. Met de uitnodiging zelf komt niemand meer binnen zodra zij is verlopen of ingetrokken." },
  recipients: "Wie is ingelicht", told: "ingelicht", impossible: "inlichten was onmogelijk", disproportionate: "inlichten zou onevenredig veel inspanning vergen", notYet: "nog niet ingelicht", ledger: "Plaatsen in het register", noPlaceYet: "nog geen plaats", signature: "Handtekening (Ed25519)",
  because: { answered: "Afgegeven met het antwoord.", exception_ended: "Opnieuw afgegeven nadat bewaarde gegevens zijn gewist.", tail_ended: "Opnieuw afgegeven nadat de laatste back-up weg was." },
  check: {
    title: "Een bewijs van wissing controleren", lead: "Zie of een bewijs echt is en hoe het er nu voor staat. Niemand wordt genoemd en niets wordt bewaard.", byNumber: "Nummer van het bewijs", byText: "Of het hele bewijs", textHint: "Plak het JSON-bestand.", button: "Controleren",
    valid: "Dit bewijs is echt en ongewijzigd.", unreadable: "Dit is geen bewijs van wissing.", foreign_key: "Dit bewijs is niet door deze organisatie ondertekend.", bad_signature: "Dit bewijs is na de ondertekening gewijzigd.", missing: "Hier is geen bewijs met dit nummer.",
    newest: "Het is de nieuwste versie.", older: "Er is een nieuwere versie: {version}.", tailOver: "Geen back-up bevat de gegevens nog.", tailLeft: "De laatste back-up is weg op {date}.", unknown: "De handtekening klopt, maar dit nummer staat hier niet meer geregistreerd.", link: "Dit bewijs controleren",
  },
  download: "Bewijs downloaden",
};

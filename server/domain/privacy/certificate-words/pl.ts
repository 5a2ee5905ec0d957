import type { CertificateWords } from "./certificate-words";

export const pl: CertificateWords = {
  title: "Poświadczenie usunięcia danych", noPerson: "To poświadczenie nie wskazuje osoby. Mówi, co usunięto w ramach jednego wniosku.", number: "Numer", version: "Wersja", issued: "Wydano", approved: "Usunięcie zatwierdzono", answered: "Osobę poinformowano",
  outcome: { full: "Usunięto wszystko, o co wnioskowano.", partial: "Część danych pozostaje przez pewien czas lub z mocy prawa." },
  systems: "Co usunięto", records: "liczba rekordów: {count}", methods: { deleted: "usunięto", anonymised: "zanonimizowano", overwritten: "nadpisano", none_found: "nic nie znaleziono", other: "wykonano" }, receipt: "Potwierdzenie (SHA-256)",
  exceptions: "Co pozostaje i do kiedy", item: "Pozycja {number}", until: "do {date}", untilGone: "dopóki istnieje podstawa", ended: "zakończono: usunięto lub trwa usuwanie", none: "Nic.",
  backups: "Kopie zapasowe", expires: "zniknie {date}", expired: "nie istnieje", daysLeft: "pozostało: {days}", beyondUse: "Nie jest do niczego używana. Gdyby trzeba było ją przywrócić, dane zostałyby najpierw ponownie usunięte.", notBeyondUse: "Nadal możliwa do użycia, dopóki nie zniknie.",
  proof: "Co zostaje jako dowód", proofItems: { case: "Sam wniosek: kto go złożył, co napisały obie strony, i należące do niego e-maile. To, co wskazuje w nim na osobę, niszczymy po upływie okresu: {years} od zamknięcia.", caseUntilClosed: "Sam wniosek: kto go złożył, co napisały obie strony, i należące do niego e-maile. To, co wskazuje w nim na osobę, niszczymy z chwilą zamknięcia.", account_and_actions: "Własne konto osoby w tym portalu i to, co w nim zrobiła, jako dowód, kto o czym zdecydował.", access_record: "To, że osoba została zaproszona do tego portalu, jako dowód, kto miał dostęp.", invitation_record: "To, że osoba została zaproszona do tego portalu i nie przyjęła zaproszenia, jako dowód, komu zaoferowano dostęp. Samo zaproszenie nikogo już nie wpuszcza, gdy wygasło lub zostało cofnięte." },
  recipients: "Kogo poinformowano", told: "poinformowano", impossible: "poinformowanie było niemożliwe", disproportionate: "poinformowanie wymagałoby niewspółmiernego wysiłku", notYet: "jeszcze nie poinformowano", ledger: "Miejsca w rejestrze", noPlaceYet: "jeszcze bez miejsca", signature: "Podpis (Ed25519)",
  because: { answered: "Wydano wraz z odpowiedzią.", exception_ended: "Wydano ponownie po usunięciu danych, które musiały pozostać.", tail_ended: "Wydano ponownie po zniknięciu ostatniej kopii zapasowej." },
  check: {
    title: "Sprawdź poświadczenie usunięcia danych", lead: "Można tu sprawdzić, czy poświadczenie jest prawdziwe i jaki jest stan obecny. Nikt nie jest wskazany i nic nie jest zapisywane.", byNumber: "Numer poświadczenia", byText: "Albo całe poświadczenie", textHint: "Proszę wkleić plik JSON.", button: "Sprawdź",
    valid: "To poświadczenie jest prawdziwe i niezmienione.", unreadable: "To nie jest poświadczenie usunięcia danych.", foreign_key: "Tego poświadczenia nie podpisała ta organizacja.", bad_signature: "To poświadczenie zmieniono po podpisaniu.", missing: "Nie ma tu poświadczenia o tym numerze.",
    newest: "To najnowsza wersja.", older: "Istnieje nowsza wersja: {version}.", tailOver: "Żadna kopia zapasowa nie zawiera już tych danych.", tailLeft: "Ostatnia kopia zapasowa zniknie {date}.", unknown: "Podpis jest poprawny, ale tego numeru nie ma już w ewidencji.", link: "Sprawdź to poświadczenie",
  },
  download: "Pobierz poświadczenie",
};

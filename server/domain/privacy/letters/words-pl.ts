import type { Words } from "./words";

const NO_COPIES = "Prosimy nie przysyłać nam kopii dokumentu tożsamości: nie chcemy jej i musielibyśmy ją zniszczyć.";
const LONGER = " Jeśli będziemy potrzebować więcej czasu, powiemy o tym wcześniej i podamy powody.";

export const pl: Words = {
  rights: {
    access: "dostęp do danych", portability: "kopia danych do przeniesienia", erasure: "usunięcie danych", rectification: "sprostowanie danych",
    restriction: "ograniczenie przetwarzania danych", objection: "sprzeciw wobec przetwarzania danych", automated_decision: "ponowne rozpatrzenie zautomatyzowanej decyzji", complaint: "skarga",
  },
  greeting: "Szanowni Państwo,",
  subject: {
    receipt: "Otrzymaliśmy Państwa wniosek", identity_asked: "Pytanie o Państwa tożsamość", identity_reminder: "Nadal czekamy na Państwa odpowiedź",
    clarification_asked: "Pytanie o Państwa wniosek", fee: "Opłata za Państwa wniosek", extension: "Potrzebujemy więcej czasu na Państwa wniosek",
    answer_full: "Odpowiedź na Państwa wniosek", answer_partial: "Odpowiedź na Państwa wniosek", refusal: "Nie możemy spełnić Państwa wniosku",
    no_data: "Odpowiedź na Państwa wniosek", forwarded: "Przekazaliśmy Państwa wniosek", not_identifiable: "Nie możemy ustalić, które dane dotyczą Państwa",
    lapsed: "Nie udało się nam potwierdzić Państwa tożsamości", recipients: "Prosimy o działanie w związku z wnioskiem osoby", restriction_lifting: "Ograniczenie przetwarzania Państwa danych zostanie uchylone",
    exception_ended: "Usunęliśmy kolejne Państwa dane", withdrawn: "Wycofali Państwo swój wniosek",
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `Państwa wniosek wpłynął ${receivedOn} r. Jego adresatem jest ${organization}. Dziękujemy za wniosek.`,
    identity_asked: () => `zanim odpowiemy, musimy mieć pewność, że wniosek pochodzi od Państwa. Dzięki temu Państwa dane nie trafią w niepowołane ręce. ${NO_COPIES}`,
    identity_reminder: () => `prosiliśmy o pomoc w potwierdzeniu, że wniosek pochodzi od Państwa, i nie mamy jeszcze odpowiedzi. ${NO_COPIES}`,
    clarification_asked: () => "mamy wiele danych, które mogą dotyczyć Państwa, i chcemy przekazać to, czego Państwo szukają.",
    fee: ({ about }) => `zanim zajmiemy się dalej Państwa wnioskiem (${about}), prosimy o opłatę.`,
    extension: ({ about }) => `nie możemy zrealizować Państwa wniosku (${about}) w ciągu miesiąca. Poniżej wyjaśniamy dlaczego i kiedy otrzymają Państwo odpowiedź.`,
    answer_full: ({ about }) => `oto nasza odpowiedź na Państwa wniosek (${about}).`,
    answer_partial: ({ about }) => `oto nasza odpowiedź na Państwa wniosek (${about}). Nie mogliśmy spełnić go w całości.`,
    refusal: ({ about }) => `nie podejmiemy działań w związku z Państwa wnioskiem (${about}).`,
    no_data: ({ about }) => `w związku z Państwa wnioskiem (${about}) szukaliśmy danych, które Państwa dotyczą.`,
    forwarded: () => "dane, o które Państwo pytają, nie są nasze: mamy je na zlecenie innej organizacji, która o nich decyduje.",
    not_identifiable: () => "nie możemy ustalić, które z posiadanych przez nas danych dotyczą Państwa.",
    lapsed: () => "prosiliśmy o pomoc w potwierdzeniu, że wniosek pochodzi od Państwa, i przypominaliśmy o tym, ale nie otrzymaliśmy odpowiedzi. Na razie zamknęliśmy sprawę.",
    recipients: () => "otrzymali Państwo od nas dane osobowe. Osoba, której dane dotyczą, skorzystała z prawa, o którym musimy Państwa powiadomić.",
    restriction_lifting: () => "ograniczyliśmy przetwarzanie Państwa danych. To ograniczenie zostanie uchylone i musimy o tym wcześniej poinformować.",
    exception_ended: () => "gdy usuwaliśmy Państwa dane, niektóre musiały jeszcze przez pewien czas pozostać. Ten czas minął.",
    withdrawn: ({ about }) => `wycofali Państwo swój wniosek (${about}). Nie będziemy podejmować w tej sprawie dalszych działań.`,
  },
  headings: {
    reference: "Numer sprawy", what_was_asked: "Czego Państwo żądają", due_date: "Kiedy otrzymają Państwo odpowiedź", rights_reminder: "Państwa prawa", reasons: "Nasze powody",
    what_is_asked: "O co Państwa prosimy", less_was_not_enough: "Dlaczego mniej nie wystarczy", how_to_reply: "Jak odpowiedzieć", full_answer_without_reply: "Jeśli Państwo nie odpowiedzą",
    amount: "Kwota", cost_basis: "Co obejmuje kwota", may_withdraw: "Mogą Państwo wycofać wniosek", authority: "Organ nadzorczy", judicial_remedy: "Droga sądowa",
    controller_complaint: "Skarga do nas", what_is_withheld: "Czego nie przekazujemy", searched: "Gdzie szukaliśmy", controller_named: "Kto decyduje o danych",
    how_to_reopen: "Co można zrobić dalej", action_asked: "O jakie działanie prosimy", lifting_date: "Kiedy się kończy", result: "Co zrobiliśmy", effective_date: "Od kiedy",
    what_was_erased: "Co usunęliśmy", what_stays: "Co pozostaje, dlaczego i do kiedy", backups: "Kopie zapasowe", recipients: "Kto otrzymał Państwa dane",
    what_we_keep: "Co przechowujemy o tym wniosku", confirmation: "Czy mamy Państwa dane", copy: "Państwa dane", purposes: "Do czego używamy danych",
    categories: "Rodzaje danych", periods: "Jak długo przechowujemy dane", source: "Skąd mamy dane", automated_decisions: "Zautomatyzowane decyzje",
    transfers: "Przekazywanie do innych państw", cut_off: "Stan danych na dzień", machine_readable: "Format plików", language: "Język",
  },
  generated: {
    reference: ({ kind, reference, caseUrl }) => (kind === "recipients" ? `W odpowiedzi prosimy podać nasz numer sprawy ${reference}.` : `Państwa sprawa ma numer ${reference}. Można ją śledzić tutaj: ${caseUrl}`),
    what_was_asked: ({ about }) => `Rozumiemy, że chodzi o następujące sprawy: ${about}. Jeśli źle Państwa zrozumieliśmy, prosimy o wiadomość.`,
    due_date: ({ kind, dueOn, isComplaint }) => (dueOn ? `Otrzymają Państwo naszą odpowiedź najpóźniej do końca dnia ${dueOn} r.${kind === "receipt" ? LONGER : ""}` : isComplaint ? "Zbadamy Państwa skargę i bez zbędnej zwłoki poinformujemy o wyniku." : null),
    rights_reminder: ({ organization }) => `Mają Państwo prawo do dostępu do swoich danych, do ich sprostowania lub usunięcia, do ograniczenia ich przetwarzania i do kopii danych do przeniesienia. Mogą Państwo także sprzeciwić się przetwarzaniu i zażądać, by zautomatyzowaną decyzję sprawdził człowiek. Te prawa realizuje ${organization}.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `Można odpowiedzieć na stronie ${caseUrl} lub napisać na adres ${contactEmail}.`,
    full_answer_without_reply: () => "Jeśli Państwo nie odpowiedzą, zrealizujemy wniosek w całości.",
    may_withdraw: ({ kind, caseUrl }) => (kind === "withdrawn" ? `W każdej chwili można złożyć wniosek ponownie: ${caseUrl}` : `Nie muszą Państwo płacić: wniosek można wycofać w każdej chwili, bez podawania powodów: ${caseUrl}`),
    authority: ({ isUk, authority }) => (isUk
      ? `Mogą Państwo wnieść skargę do organu ochrony danych Zjednoczonego Królestwa:\n${authority}`
      : `Mogą Państwo wnieść skargę do organu nadzorczego, na przykład tam, gdzie Państwo mieszkają, pracują lub gdzie Państwa zdaniem doszło do naruszenia praw (art. 77 RODO). Organem właściwym dla nas jest:\n${authority}`),
    judicial_remedy: ({ isUk }) => (isUk ? "Mogą Państwo także dochodzić swoich praw do ochrony danych przed sądem, niezależnie od skargi." : "Mogą Państwo także zwrócić się do sądu, jeśli uważają Państwo, że naruszamy Państwa prawa, niezależnie od skargi (art. 79 RODO)."),
    controller_complaint: ({ caseUrl, contactEmail }) => `Mogą Państwo także złożyć skargę do nas, na stronie ${caseUrl} lub pod adresem ${contactEmail}. Potwierdzamy otrzymanie skargi w ciągu 30 dni, badamy ją bez zbędnej zwłoki i informujemy o wyniku.`,
    how_to_reopen: ({ caseUrl }) => `Wrócimy do Państwa wniosku, gdy tylko otrzymamy to, czego brakowało: ${caseUrl}`,
    machine_readable: () => "Otrzymują Państwo dane w ustrukturyzowanym, powszechnie używanym formacie nadającym się do odczytu maszynowego (JSON i CSV).",
    what_we_keep: ({ keptFor }) => `Przechowujemy dowód, że zajęliśmy się tym wnioskiem, ponieważ musimy móc to wykazać. To, co w nim na Państwa wskazuje, zostanie zniszczone ${keptFor ? `${keptFor} po zamknięciu sprawy` : "z chwilą zamknięcia sprawy"}.`,
    confirmation: ({ kind }) => (kind === "no_data" ? "Poza samym tym wnioskiem nie mamy danych osobowych, które Państwa dotyczą." : "Przetwarzamy dane osobowe, które Państwa dotyczą."),
  },
  closing: ({ organization }) => `Z poważaniem\n${organization}`,
};

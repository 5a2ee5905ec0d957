import type { AnswerWords } from "./answer-words";

export const pl: AnswerWords = {
  law: "RODO",
  title: { access: ({ organization }) => `Państwa dane w ${organization}`, portability: ({ organization }) => `Państwa dane z ${organization} do zabrania`, erasure: ({ organization }) => `Państwa dane usunięte przez ${organization}` },
  lead: {
    access: "Ten dokument odpowiada na Państwa wniosek o dostęp. Mówi, do czego używamy danych, kto je otrzymuje i jakie mają Państwo prawa, oraz zawiera kopię danych.",
    portability: "To dane, które nam Państwo przekazali, w plikach, które mogą odczytać inne usługi.",
    erasure: "To sprawozdanie mówi, co usunięto, co pozostaje i dlaczego, oraz co dzieje się z kopiami.",
  },
  facts: { organization: "Od", person: "Dla", reference: "Państwa wniosek", received: "Otrzymany dnia", made: "Sporządzono dnia" },
  contents: "Spis treści",
  items: {
    confirmation: "Czy mamy dane o Państwu?", copy: "Kopia danych", purposes: "Do czego używamy danych", categories: "Rodzaje danych", recipients: "Kto otrzymuje dane", periods: "Jak długo przechowujemy dane",
    rights: "Państwa prawa", complaint: "Jeśli odpowiedź nie jest zadowalająca", source: "Skąd pochodzą dane", automated: "Zautomatyzowane decyzje", safeguards: "Zabezpieczenia danych wysyłanych do innych krajów", withheld: "Czego Państwo nie otrzymują i dlaczego", cut_off: "Stan danych",
  },
  say: {
    confirmation: ({ organization }) => `Tak. ${organization} posiada i wykorzystuje dane osobowe o Państwu.`, copy: "Znajduje się na końcu tego dokumentu, system po systemie, oraz w plikach obok.",
    rights: "Mogą Państwo żądać sprostowania lub usunięcia danych albo ograniczenia ich przetwarzania i mogą Państwo wnieść sprzeciw. To, co nam Państwo przekazali, można otrzymać w postaci do zabrania gdzie indziej.",
    complaint: ({ authority }) => `Można złożyć skargę do organu ochrony danych: ${authority}`, court: "Można też zwrócić się do sądu.", cutOff: ({ cutOff }) => `Są to dane, które mieliśmy dnia ${cutOff}`,
    thirdCountry: (regime) => (regime === "UK" ? "poza Zjednoczonym Królestwem" : "poza Europejskim Obszarem Gospodarczym"), logic: "Jak to działa:", consequences: "Co z tego wynika dla Państwa:",
    ready: ({ days, sha256 }) => `Pliki czekają na stronie Państwa wniosku przez ${days} dni. Aby je otworzyć, otrzymają Państwo kod e-mailem. SHA-256 archiwum: ${sha256}`,
  },
  none: { source: "Od Państwa: przekazali je nam Państwo albo powstały przy korzystaniu z naszych usług.", recipients: "Nikomu nie przekazujemy danych.", automated: "Żadna decyzja o Państwu nie zapada wyłącznie automatycznie.", safeguards: "Nie dotyczy: dane nie są wysyłane do takich krajów.", withheld: "Niczego. Otrzymują Państwo wszystko, co znaleźliśmy." },
  bases: { consent: "Państwa zgoda", contract: "umowa z Państwem", legal_obligation: "obowiązek prawny", vital_interests: "żywotne interesy", public_task: "zadanie publiczne", legitimate_interests: "prawnie uzasadnione interesy" },
  safeguards: { adequacy: "decyzja Komisji Europejskiej, że kraj odpowiednio chroni dane", instrument: "porozumienie między organami", bcr: "wiążące reguły korporacyjne", scc: "standardowe klauzule umowne Komisji Europejskiej", authority_scc: "standardowe klauzule umowne organu", code: "zatwierdzony kodeks postępowania", certification: "zatwierdzona certyfikacja", own_clauses: "klauzule umowne zatwierdzone przez organ", derogation: "wyjątek przewidziany w ustawie na taki przypadek" },
  searched: { heading: "Gdzie szukaliśmy", system: "System informatyczny", records: "Wpisy o Państwu" },
  data: {
    heading: "Państwa dane", rows: ({ count }) => `Wiersze: ${count}`, empty: "Brak wierszy.", attached: "Dołączono jako plik, bez zmian", leftOut: "Nie dołączono", more: ({ shown, file }) => `Pierwsze wiersze, razem ${shown}. Wszystkie są w pliku ${file}.`,
    portable: "To dane, które nam Państwo sami przekazali, wykorzystywane na podstawie zgody lub umowy z Państwem i w sposób zautomatyzowany.",
  },
  blocked: { mark: "zaczernione", note: "Czarne pola stoją tam, gdzie nie możemy czegoś podać. Tu policzono, z jakich powodów.", reasons: { third_party: "dane innych osób", trade_secret: "tajemnice przedsiębiorstwa", legal_privilege: "poufne porady prawne", security: "bezpieczeństwo", other: "inny powód, podany w naszym piśmie" } },
  erasure: {
    erased: "Co usunięto", stays: "Co pozostaje i dlaczego", backups: "Kopie zapasowe", recipients: "Kto otrzymał wcześniej dane", proof: "Co zachowujemy jako dowód", system: "Gdzie", records: "Wpisy", how: "Jak", when: "Kiedy", until: "Do", item: "Co", why: "Dlaczego",
    nothingStays: "Nic nie pozostaje.", noBackups: "Żadna kopia zapasowa nie zawiera danych.", noRecipients: "Nikt wcześniej nie otrzymał danych.", backupNote: "Do podanego dnia kopie są jeszcze w kopiach zapasowych. Nie są używane, a po ewentualnym odtworzeniu kopii dane zostaną usunięte ponownie.", noEnd: "gdy ustanie powód",
    proofKept: ({ years }) => `Dowód załatwienia tego wniosku zachowujemy przez okres: ${years} od jego zamknięcia. Potem niszczymy wszystko, co w nim wskazuje na Państwa.`, proofClosed: "Zachowujemy dowód załatwienia tego wniosku. Wszystko, co w nim wskazuje na Państwa, niszczymy z chwilą zamknięcia.",
    remedies: "Jeśli nie zgadzają się Państwo z tym, co pozostaje, można złożyć skargę do organu albo zwrócić się do sądu.",
    methods: { deleted: "usunięto", anonymised: "zanonimizowano", overwritten: "nadpisano", none_found: "niczego tam nie było" }, results: { notified: "powiadomiono", impossible: "nie można było powiadomić", disproportionate: "nie powiadomiono: niewspółmierny wysiłek", open: "zostanie powiadomiony" },
  },
  delivery: {
    codeText: ({ email }) => `Do otwarcia pliku potrzebny jest kod. Wysyłamy go na adres ${email}.`, send: "Wyślij mi kod", sent: "Kod jest w drodze, jeśli ten plik można pobrać. Jest ważny 15 minut.", codeLabel: "Kod z e-maila", open: "Pobierz",
    wrong: "Ten kod jest błędny albo za stary. Prosimy zażądać nowego.", revoked: "Ten plik wycofano. Nasza wiadomość mówi dlaczego; w razie potrzeby prosimy napisać.", digest: "Suma kontrolna (SHA-256)", confirmFirst: "Prosimy najpierw potwierdzić adres powyżej.", digestNote: "Dzięki tej liczbie można sprawdzić, czy plik dotarł niezmieniony.",
  },
  mail: { subject: ({ reference }) => `Kod do pobrania pliku (${reference})`, text: ({ code, minutes }) => `Kod: ${code}\n\nJest ważny ${minutes} minut i na jedno pobranie. Jeśli o niego nie proszono, nic nie trzeba robić: bez kodu nikt nie otworzy pliku.` },
};

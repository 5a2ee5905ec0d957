import type { Language } from "../languages";
import type { With } from "./fill";

/** What the forms without script say besides: they are answered by whole pages, and there is more that can go wrong. */
export type FormWords = {
  check: string; trap: string; unreadable: string; tickFirst: string; nothingToWithdraw: string;
  failed: string; tooLarge: string; noCentre: string; caseOver: string; wait: With<"wait">;
  /** Beside the date that applies, where waiting for the person moved it. */
  withoutWaiting: With<"date">;
};

const WORDS: Record<Language, FormWords> = {
  en: {
    check: "Please check", trap: "A field that must stay empty was filled in, perhaps by your browser. It is empty again. Please send the form once more.", unreadable: "This text holds characters that cannot be stored. Please type it again.",
    tickFirst: "Please tick the box if you want to withdraw.", nothingToWithdraw: "There is nothing left to withdraw: this has been answered or withdrawn already.",
    failed: "Something went wrong on our side. Please go back and try again in a moment.", tooLarge: "This was more than we can take at once. Nothing was stored. Please go back, shorten it and send it again.", noCentre: "The address is wrong, or no requests are taken here. The privacy notice of the organization says where to turn.",
    caseOver: "If your request was closed long ago, it has been destroyed, and its link with it. You can make a new request or write to the organization.", wait: "Nothing was stored this time. Wait: {wait}.", withoutWaiting: "Without the time in which we waited for you it would have been {date}.",
  },
  de: {
    check: "Bitte prüfen", trap: "Ein Feld, das leer bleiben muss, war ausgefüllt, vielleicht durch Ihren Browser. Es ist jetzt wieder leer. Bitte senden Sie das Formular noch einmal ab.", unreadable: "Dieser Text enthält Zeichen, die sich nicht speichern lassen. Bitte geben Sie ihn neu ein.",
    tickFirst: "Bitte kreuzen Sie das Kästchen an, wenn Sie zurückziehen möchten.", nothingToWithdraw: "Hier gibt es nichts mehr zurückzuziehen: Es ist schon beantwortet oder zurückgezogen.",
    failed: "Bei uns ist etwas schiefgegangen. Bitte gehen Sie zurück und versuchen Sie es gleich noch einmal.", tooLarge: "Das war mehr, als wir auf einmal annehmen können. Es wurde nichts gespeichert. Bitte gehen Sie zurück, kürzen Sie es und senden Sie es noch einmal.", noCentre: "Die Adresse stimmt nicht, oder hier werden keine Anträge angenommen. An wen Sie sich wenden können, steht in der Datenschutzerklärung der Organisation.",
    caseOver: "Wenn Ihr Antrag vor langer Zeit abgeschlossen wurde, ist er vernichtet und sein Link mit ihm. Sie können einen neuen Antrag stellen oder an die Organisation schreiben.", wait: "Diesmal wurde nichts gespeichert. Wartezeit: {wait}.", withoutWaiting: "Ohne die Zeit, in der wir auf Sie gewartet haben, wäre es der {date}.",
  },
  fr: {
    check: "À vérifier", trap: "Un champ qui doit rester vide a été rempli, peut-être par votre navigateur. Il est de nouveau vide. Veuillez envoyer le formulaire encore une fois.", unreadable: "Ce texte contient des caractères qui ne peuvent pas être enregistrés. Veuillez le saisir à nouveau.",
    tickFirst: "Veuillez cocher la case si vous voulez retirer cette demande.", nothingToWithdraw: "Il n'y a plus rien à retirer : une réponse a déjà été donnée, ou la demande est déjà retirée.",
    failed: "Une erreur s'est produite de notre côté. Veuillez revenir en arrière et réessayer dans un instant.", tooLarge: "C'était plus que nous ne pouvons recevoir en une fois. Rien n'a été enregistré. Veuillez revenir en arrière, raccourcir le texte et l'envoyer à nouveau.", noCentre: "L'adresse est erronée, ou aucune demande n'est reçue ici. La politique de confidentialité de l'organisme indique à qui vous adresser.",
    caseOver: "Si votre demande est close depuis longtemps, elle a été détruite, et son lien avec elle. Vous pouvez faire une nouvelle demande ou écrire à l'organisme.", wait: "Rien n'a été enregistré cette fois. Temps d'attente : {wait}.", withoutWaiting: "Sans le temps pendant lequel nous avons attendu votre réponse, ce serait le {date}.",
  },
  es: {
    check: "Revise lo siguiente", trap: "Se rellenó un campo que debe quedar vacío, quizá por su navegador. Ya está vacío de nuevo. Envíe el formulario otra vez, por favor.", unreadable: "Este texto contiene caracteres que no se pueden guardar. Escríbalo de nuevo, por favor.",
    tickFirst: "Marque la casilla si quiere retirar la solicitud.", nothingToWithdraw: "Ya no hay nada que retirar: se ha respondido o retirado antes.",
    failed: "Algo ha fallado por nuestra parte. Vuelva atrás e inténtelo de nuevo en un momento.", tooLarge: "Era más de lo que podemos recibir de una vez. No se ha guardado nada. Vuelva atrás, acórtelo y envíelo de nuevo.", noCentre: "La dirección es incorrecta, o aquí no se reciben solicitudes. La política de privacidad de la organización indica a quién dirigirse.",
    caseOver: "Si su solicitud se cerró hace mucho tiempo, se ha destruido, y con ella su enlace. Puede presentar una nueva solicitud o escribir a la organización.", wait: "Esta vez no se ha guardado nada. Tiempo de espera: {wait}.", withoutWaiting: "Sin el tiempo en que esperamos su respuesta, sería el {date}.",
  },
  it: {
    check: "Da controllare", trap: "Un campo che deve restare vuoto è stato compilato, forse dal Suo browser. Ora è di nuovo vuoto. Invii il modulo ancora una volta.", unreadable: "Questo testo contiene caratteri che non si possono salvare. Lo scriva di nuovo.",
    tickFirst: "Spunti la casella se vuole ritirare la richiesta.", nothingToWithdraw: "Non c'è più nulla da ritirare: la risposta è già stata data, o la richiesta è già stata ritirata.",
    failed: "Qualcosa non ha funzionato da parte nostra. Torni indietro e riprovi tra un momento.", tooLarge: "Era più di quanto possiamo ricevere in una volta. Non è stato salvato nulla. Torni indietro, lo accorci e lo invii di nuovo.", noCentre: "L'indirizzo è sbagliato, oppure qui non si ricevono richieste. L'informativa sulla privacy dell'organizzazione dice a chi rivolgersi.",
    caseOver: "Se la Sua richiesta è stata chiusa molto tempo fa, è stata distrutta, e con essa il link. Può fare una nuova richiesta o scrivere all'organizzazione.", wait: "Questa volta non è stato salvato nulla. Tempo di attesa: {wait}.", withoutWaiting: "Senza il tempo in cui abbiamo atteso la Sua risposta, sarebbe il {date}.",
  },
  nl: {
    check: "Controleer dit", trap: "Een veld dat leeg moet blijven was ingevuld, misschien door uw browser. Het is weer leeg. Verstuur het formulier nog een keer.", unreadable: "Deze tekst bevat tekens die niet kunnen worden opgeslagen. Typ de tekst opnieuw.",
    tickFirst: "Vink het vakje aan als u wilt intrekken.", nothingToWithdraw: "Er valt niets meer in te trekken: het is al beantwoord of ingetrokken.",
    failed: "Er is bij ons iets misgegaan. Ga terug en probeer het zo nog eens.", tooLarge: "Dit was meer dan we in één keer kunnen aannemen. Er is niets opgeslagen. Ga terug, maak het korter en verstuur het opnieuw.", noCentre: "Het adres klopt niet, of hier worden geen verzoeken aangenomen. In de privacyverklaring van de organisatie staat waar u terechtkunt.",
    caseOver: "Als uw verzoek lang geleden is gesloten, is het vernietigd, en de link ook. U kunt een nieuw verzoek doen of de organisatie schrijven.", wait: "Deze keer is er niets opgeslagen. Wachttijd: {wait}.", withoutWaiting: "Zonder de tijd waarin we op u wachtten, zou het {date} zijn.",
  },
  pl: {
    check: "Prosimy sprawdzić", trap: "Wypełniono pole, które musi pozostać puste; być może zrobiła to przeglądarka. Pole jest znowu puste. Prosimy wysłać formularz jeszcze raz.", unreadable: "Ten tekst zawiera znaki, których nie można zapisać. Prosimy wpisać go ponownie.",
    tickFirst: "Prosimy zaznaczyć pole, jeśli wniosek ma zostać wycofany.", nothingToWithdraw: "Nie ma już czego wycofać: udzielono odpowiedzi albo wniosek jest już wycofany.",
    failed: "Coś poszło nie tak po naszej stronie. Prosimy wrócić i za chwilę spróbować ponownie.", tooLarge: "To więcej, niż możemy przyjąć naraz. Niczego nie zapisano. Prosimy wrócić, skrócić tekst i wysłać go ponownie.", noCentre: "Adres jest błędny albo nie przyjmuje się tu wniosków. Polityka prywatności organizacji mówi, do kogo się zwrócić.",
    caseOver: "Jeśli sprawę zamknięto dawno temu, została zniszczona, a z nią link. Można złożyć nowy wniosek albo napisać do organizacji.", wait: "Tym razem niczego nie zapisano. Czas oczekiwania: {wait}.", withoutWaiting: "Bez czasu, w którym czekaliśmy na odpowiedź, byłby to {date}.",
  },
};

export function formWordsOf(language: Language): FormWords {
  return WORDS[language];
}

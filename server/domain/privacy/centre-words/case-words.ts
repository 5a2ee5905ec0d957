import type { Language } from "../languages";
import type { With } from "./fill";

/** What the public side says to whoever was handed over by an application, is asked who they are, or wants to complain. */
export type CaseWords = {
  handOver: { signedIn: With<"email">; over: { title: string; text: string }; toForm: string };
  reply: { label: string; hint: string; send: string; done: string };
  complaint: {
    open: string; hint: string; mail: string; text: string; subject: With<"reference"> & With<"organization">;
    /** The letter to the authority, paragraph by paragraph. The last of them the person completes. */
    paragraphs: [With<"organization">, With<"reference"> & With<"date">, With<"rights">, string];
    due: With<"date">; overdue: With<"date">; answered: string;
  };
};

const WORDS: Record<Language, CaseWords> = {
  en: {
    handOver: { signedIn: "You are signed in as {email}. You do not have to prove who you are.", over: { title: "Please start again", text: "This way in works once and for a short time. Go back to the service where you are signed in and start from there again, or use the form without signing in." }, toForm: "Use the form" },
    reply: { label: "Your answer to our question", hint: "Please send no passwords and no copies of identity documents.", send: "Send answer", done: "Your answer has been sent. We will look at it." },
    complaint: {
      open: "Prepare a complaint", hint: "You can change this text. Nothing is sent by opening it.", mail: "Write as an e-mail", text: "Text to copy", subject: "Complaint about {organization}, request {reference}",
      paragraphs: ["I complain about how {organization} handles my data protection request.", "The request has the reference {reference} and was received on {date}.", "I asked for: {rights}.", "What I complain about:"],
      due: "An answer was due by {date}.", overdue: "An answer was due by {date}. I have not received it.", answered: "I have received an answer and do not agree with it.",
    },
  },
  de: {
    handOver: { signedIn: "Sie sind als {email} angemeldet. Sie müssen nicht nachweisen, wer Sie sind.", over: { title: "Bitte beginnen Sie noch einmal", text: "Dieser Zugang gilt einmal und nur kurze Zeit. Gehen Sie zurück zu dem Dienst, bei dem Sie angemeldet sind, und beginnen Sie dort neu, oder nutzen Sie das Formular ohne Anmeldung." }, toForm: "Zum Formular" },
    reply: { label: "Ihre Antwort auf unsere Frage", hint: "Bitte senden Sie keine Passwörter und keine Kopien von Ausweisen.", send: "Antwort senden", done: "Ihre Antwort ist bei uns. Wir sehen sie uns an." },
    complaint: {
      open: "Beschwerde vorbereiten", hint: "Sie können diesen Text ändern. Durch das Öffnen wird nichts gesendet.", mail: "Als E-Mail schreiben", text: "Text zum Kopieren", subject: "Beschwerde über {organization}, Antrag {reference}",
      paragraphs: ["Ich beschwere mich darüber, wie {organization} meinen Datenschutzantrag behandelt.", "Der Antrag hat das Aktenzeichen {reference} und ist am {date} eingegangen.", "Ich habe verlangt: {rights}.", "Worüber ich mich beschwere:"],
      due: "Eine Antwort war bis {date} fällig.", overdue: "Eine Antwort war bis {date} fällig. Ich habe sie nicht erhalten.", answered: "Ich habe eine Antwort erhalten und bin damit nicht einverstanden.",
    },
  },
  fr: {
    handOver: { signedIn: "Vous êtes connecté avec {email}. Vous n'avez pas à prouver qui vous êtes.", over: { title: "Veuillez recommencer", text: "Cet accès ne sert qu'une fois et peu de temps. Retournez au service où vous êtes connecté et repartez de là, ou utilisez le formulaire sans connexion." }, toForm: "Utiliser le formulaire" },
    reply: { label: "Votre réponse à notre question", hint: "N'envoyez ni mot de passe ni copie de pièce d'identité.", send: "Envoyer la réponse", done: "Votre réponse a été envoyée. Nous allons l'examiner." },
    complaint: {
      open: "Préparer une réclamation", hint: "Vous pouvez modifier ce texte. L'ouvrir n'envoie rien.", mail: "Écrire un courriel", text: "Texte à copier", subject: "Réclamation contre {organization}, demande {reference}",
      paragraphs: ["Je me plains de la manière dont {organization} traite ma demande relative à mes données.", "La demande porte la référence {reference} et a été reçue le {date}.", "J'ai demandé : {rights}.", "Ce dont je me plains :"],
      due: "Une réponse était due au plus tard le {date}.", overdue: "Une réponse était due au plus tard le {date}. Je ne l'ai pas reçue.", answered: "J'ai reçu une réponse et je la conteste.",
    },
  },
  es: {
    handOver: { signedIn: "Ha iniciado sesión como {email}. No tiene que demostrar quién es.", over: { title: "Empiece de nuevo, por favor", text: "Este acceso sirve una sola vez y por poco tiempo. Vuelva al servicio en el que ha iniciado sesión y empiece desde allí, o use el formulario sin iniciar sesión." }, toForm: "Usar el formulario" },
    reply: { label: "Su respuesta a nuestra pregunta", hint: "No envíe contraseñas ni copias de documentos de identidad.", send: "Enviar respuesta", done: "Su respuesta se ha enviado. La examinaremos." },
    complaint: {
      open: "Preparar una reclamación", hint: "Puede cambiar este texto. Abrirlo no envía nada.", mail: "Escribir un correo", text: "Texto para copiar", subject: "Reclamación contra {organization}, solicitud {reference}",
      paragraphs: ["Reclamo por la forma en que {organization} trata mi solicitud de protección de datos.", "La solicitud tiene la referencia {reference} y se recibió el {date}.", "Pedí: {rights}.", "El motivo de mi reclamación:"],
      due: "La respuesta debía llegar a más tardar el {date}.", overdue: "La respuesta debía llegar a más tardar el {date}. No la he recibido.", answered: "He recibido una respuesta y no estoy de acuerdo con ella.",
    },
  },
  it: {
    handOver: { signedIn: "Ha effettuato l'accesso come {email}. Non deve dimostrare chi è.", over: { title: "Ricominci, per favore", text: "Questo accesso vale una volta sola e per poco tempo. Torni al servizio in cui ha effettuato l'accesso e riparta da lì, oppure usi il modulo senza accesso." }, toForm: "Usa il modulo" },
    reply: { label: "La Sua risposta alla nostra domanda", hint: "Non invii password né copie di documenti d'identità.", send: "Invia la risposta", done: "La Sua risposta è stata inviata. La esamineremo." },
    complaint: {
      open: "Prepara un reclamo", hint: "Può modificare questo testo. Aprendolo non si invia nulla.", mail: "Scrivi un'e-mail", text: "Testo da copiare", subject: "Reclamo contro {organization}, richiesta {reference}",
      paragraphs: ["Presento reclamo per il modo in cui {organization} tratta la mia richiesta sui dati personali.", "La richiesta ha il riferimento {reference} ed è stata ricevuta il {date}.", "Ho chiesto: {rights}.", "Il motivo del mio reclamo:"],
      due: "La risposta era dovuta entro il {date}.", overdue: "La risposta era dovuta entro il {date}. Non l'ho ricevuta.", answered: "Ho ricevuto una risposta e non la condivido.",
    },
  },
  nl: {
    handOver: { signedIn: "U bent ingelogd als {email}. U hoeft niet aan te tonen wie u bent.", over: { title: "Begin opnieuw", text: "Deze toegang werkt één keer en korte tijd. Ga terug naar de dienst waar u bent ingelogd en begin daar opnieuw, of gebruik het formulier zonder in te loggen." }, toForm: "Formulier gebruiken" },
    reply: { label: "Uw antwoord op onze vraag", hint: "Stuur geen wachtwoorden en geen kopieën van identiteitsbewijzen.", send: "Antwoord versturen", done: "Uw antwoord is verstuurd. We bekijken het." },
    complaint: {
      open: "Klacht voorbereiden", hint: "U kunt deze tekst veranderen. Door hem te openen wordt niets verstuurd.", mail: "Als e-mail schrijven", text: "Tekst om te kopiëren", subject: "Klacht over {organization}, verzoek {reference}",
      paragraphs: ["Ik dien een klacht in over hoe {organization} met mijn privacyverzoek omgaat.", "Het verzoek heeft kenmerk {reference} en is ontvangen op {date}.", "Ik heb gevraagd om: {rights}.", "Waarover ik klaag:"],
      due: "Het antwoord moest er uiterlijk op {date} zijn.", overdue: "Het antwoord moest er uiterlijk op {date} zijn. Ik heb het niet gekregen.", answered: "Ik heb een antwoord gekregen en ben het er niet mee eens.",
    },
  },
  pl: {
    handOver: { signedIn: "Korzystają Państwo z konta {email}. Nie trzeba udowadniać swojej tożsamości.", over: { title: "Proszę zacząć od nowa", text: "To wejście działa jeden raz i przez krótki czas. Proszę wrócić do serwisu, w którym są Państwo zalogowani, i zacząć stamtąd ponownie albo użyć formularza bez logowania." }, toForm: "Użyj formularza" },
    reply: { label: "Państwa odpowiedź na nasze pytanie", hint: "Proszę nie przesyłać haseł ani kopii dokumentów tożsamości.", send: "Wyślij odpowiedź", done: "Odpowiedź została wysłana. Zapoznamy się z nią." },
    complaint: {
      open: "Przygotuj skargę", hint: "Ten tekst można zmienić. Samo otwarcie niczego nie wysyła.", mail: "Napisz e-mail", text: "Tekst do skopiowania", subject: "Skarga na {organization}, wniosek {reference}",
      paragraphs: ["Składam skargę na sposób, w jaki {organization} rozpatruje mój wniosek dotyczący danych osobowych.", "Wniosek ma numer {reference} i wpłynął w dniu: {date}.", "Zakres wniosku: {rights}.", "Na co się skarżę:"],
      due: "Termin odpowiedzi: {date}.", overdue: "Termin odpowiedzi: {date}. Odpowiedzi nie otrzymałem(-am).", answered: "Otrzymałem(-am) odpowiedź i się z nią nie zgadzam.",
    },
  },
};

/** The words of a language. */
export function caseWordsOf(language: Language): CaseWords {
  return WORDS[language];
}

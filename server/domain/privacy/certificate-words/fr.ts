import type { CertificateWords } from "./certificate-words";

export const fr: CertificateWords = {
  title: "Certificat d'effacement", noPerson: "Ce certificat ne nomme pas la personne. Il dit ce qui a été effacé pour une demande.", number: "Numéro", version: "Version", issued: "Délivré", approved: "Effacement approuvé", answered: "Personne informée",
  outcome: { full: "Tout ce qui était demandé a été effacé.", partial: "Certaines données restent pour un temps ou en vertu de la loi." },
  systems: "Ce qui a été effacé", records: "{count} enregistrements", methods: { deleted: "supprimé", anonymised: "anonymisé", overwritten: "écrasé", none_found: "rien trouvé", other: "fait" }, receipt: "Reçu (SHA-256)",
  exceptions: "Ce qui reste, et jusqu'à quand", item: "Élément {number}", until: "jusqu'au {date}", untilGone: "jusqu'à ce que le motif disparaisse", ended: "terminé : effacé ou en cours d'effacement", none: "Rien.",
  backups: "Copies dans les sauvegardes", expires: "disparaît le {date}", expired: "disparue", daysLeft: "encore {days}", beyondUse: "Elle ne sert à rien. S'il fallait la restaurer, les données seraient d'abord effacées de nouveau.", notBeyondUse: "Encore utilisable jusqu'à sa disparition.",
  proof: "Ce qui est gardé comme preuve", proofItems: { case: "La demande elle-même : qui l’a faite, ce que les deux parties ont écrit et les e-mails correspondants. Ce qui y renvoie à la personne est détruit {years} après la clôture.", caseUntilClosed: "La demande elle-même : qui l’a faite, ce que les deux parties ont écrit et les e-mails correspondants. Ce qui y renvoie à la personne est détruit dès la clôture.", account_and_actions: "Le compte de la personne sur ce portail et ce qu’elle y a fait, comme preuve de qui a décidé quoi.", access_record: "Le fait que la personne a été invitée sur ce portail, comme preuve de qui y avait accès." },
  recipients: "Qui a été informé", told: "informé", impossible: "impossible à informer", disproportionate: "l'informer demanderait des efforts disproportionnés", notYet: "pas encore informé", ledger: "Places dans le registre", noPlaceYet: "pas encore de place", signature: "Signature (Ed25519)",
  because: { answered: "Délivré avec la réponse.", exception_ended: "Délivré de nouveau après l'effacement de données conservées.", tail_ended: "Délivré de nouveau après la disparition de la dernière sauvegarde." },
  check: {
    title: "Vérifier un certificat d'effacement", lead: "Voyez si un certificat est authentique et où en sont les choses. Personne n'est nommé et rien n'est conservé.", byNumber: "Numéro du certificat", byText: "Ou le certificat entier", textHint: "Collez le fichier JSON.", button: "Vérifier",
    valid: "Ce certificat est authentique et inchangé.", unreadable: "Ce n'est pas un certificat d'effacement.", foreign_key: "Ce certificat n'a pas été signé par cette organisation.", bad_signature: "Ce certificat a été modifié après sa signature.", missing: "Il n'y a pas ici de certificat portant ce numéro.",
    newest: "C'est la version la plus récente.", older: "Il existe une version plus récente : {version}.", tailOver: "Plus aucune sauvegarde ne contient les données.", tailLeft: "La dernière sauvegarde disparaît le {date}.", unknown: "La signature est juste, mais ce numéro n'est plus enregistré ici.", link: "Vérifier ce certificat",
  },
  download: "Télécharger le certificat",
};

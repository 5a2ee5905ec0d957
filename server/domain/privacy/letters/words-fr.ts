import type { Words } from "./words";

const NO_COPIES = "Merci de ne pas nous envoyer de copie d’une pièce d’identité : nous n’en voulons pas et nous la détruirions.";
const LONGER = " S’il nous faut plus de temps, nous vous le dirons avant, avec les motifs.";

export const fr: Words = {
  rights: {
    access: "accès à vos données", portability: "copie de vos données à emporter ailleurs", erasure: "effacement de vos données", rectification: "rectification de vos données",
    restriction: "limitation du traitement de vos données", objection: "opposition au traitement de vos données", automated_decision: "réexamen d’une décision automatisée", complaint: "réclamation",
  },
  greeting: "Madame, Monsieur,",
  subject: {
    receipt: "Nous avons reçu votre demande", identity_asked: "Une question sur votre identité", identity_reminder: "Nous attendons encore votre réponse",
    clarification_asked: "Une question sur votre demande", fee: "Des frais pour votre demande", extension: "Il nous faut plus de temps pour votre demande",
    answer_full: "La réponse à votre demande", answer_partial: "La réponse à votre demande", refusal: "Nous ne pouvons pas donner suite à votre demande",
    no_data: "La réponse à votre demande", forwarded: "Nous avons transmis votre demande", not_identifiable: "Nous ne pouvons pas savoir quelles données sont les vôtres",
    lapsed: "Nous n’avons pas pu confirmer votre identité", recipients: "Merci d’agir à la suite de la demande d’une personne", restriction_lifting: "La limitation du traitement de vos données va prendre fin",
    exception_ended: "Nous avons effacé d’autres données vous concernant", withdrawn: "Vous avez retiré votre demande",
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `Votre demande est parvenue à ${organization} le ${receivedOn}. Nous vous en remercions.`,
    identity_asked: () => `Avant de répondre, nous devons être sûrs que la demande vient de vous. Ainsi, vos données ne tombent pas entre de mauvaises mains. ${NO_COPIES}`,
    identity_reminder: () => `Nous vous avons demandé de nous aider à confirmer que la demande vient de vous, et nous n’avons pas encore reçu de réponse. ${NO_COPIES}`,
    clarification_asked: () => "Nous détenons beaucoup de données qui peuvent vous concerner et nous voulons vous donner ce que vous cherchez.",
    fee: ({ about }) => `Nous demandons le paiement de frais avant de poursuivre le traitement de votre demande (${about}).`,
    extension: ({ about }) => `Nous ne pouvons pas achever le traitement de votre demande (${about}) en un mois. Vous lirez ci-dessous pourquoi, et quand vous aurez notre réponse.`,
    answer_full: ({ about }) => `Voici notre réponse à votre demande (${about}).`,
    answer_partial: ({ about }) => `Voici notre réponse à votre demande (${about}). Nous n’avons pas pu y donner suite en totalité.`,
    refusal: ({ about }) => `Nous ne donnons pas suite à votre demande (${about}).`,
    no_data: ({ about }) => `À la suite de votre demande (${about}), nous avons cherché des données vous concernant.`,
    forwarded: () => "Les données en question ne sont pas les nôtres : nous les détenons pour le compte d’un autre organisme, qui décide de leur usage.",
    not_identifiable: () => "Nous ne parvenons pas à savoir lesquelles des données que nous détenons vous concernent.",
    lapsed: () => "Nous vous avons demandé de nous aider à confirmer que la demande vient de vous, puis nous vous avons adressé un rappel, sans réponse. Nous avons clos la demande pour le moment.",
    recipients: () => "Vous avez reçu de notre part des données à caractère personnel. La personne concernée a exercé un droit dont nous devons vous informer.",
    restriction_lifting: () => "Nous avons limité le traitement de vos données. Cette limitation va prendre fin, et nous devons vous en informer auparavant.",
    exception_ended: () => "Lorsque nous avons effacé vos données, certaines devaient encore être conservées un temps. Ce temps est écoulé.",
    withdrawn: ({ about }) => `Vous avez retiré votre demande (${about}). Nous ne ferons plus rien à ce sujet.`,
  },
  headings: {
    reference: "Référence", what_was_asked: "Ce que vous demandez", due_date: "Quand vous aurez une réponse", rights_reminder: "Vos droits", reasons: "Nos motifs",
    what_is_asked: "Ce que nous vous demandons", less_was_not_enough: "Pourquoi moins ne suffirait pas", how_to_reply: "Comment répondre", full_answer_without_reply: "Si vous ne répondez pas",
    amount: "Le montant", cost_basis: "Ce que couvre le montant", may_withdraw: "Vous pouvez retirer votre demande", authority: "Autorité de contrôle", judicial_remedy: "Recours devant un tribunal",
    controller_complaint: "Réclamation auprès de nous", what_is_withheld: "Ce que nous ne vous donnons pas", searched: "Où nous avons cherché", controller_named: "Qui décide de l’usage des données",
    how_to_reopen: "Comment poursuivre", action_asked: "Ce que nous vous demandons de faire", lifting_date: "Quand elle prend fin", result: "Ce que nous avons fait", effective_date: "À partir de quand",
    what_was_erased: "Ce que nous avons effacé", what_stays: "Ce qui reste, pourquoi et jusqu’à quand", backups: "Copies dans les sauvegardes", recipients: "Qui a reçu vos données",
    what_we_keep: "Ce que nous gardons sur cette demande", confirmation: "Si nous détenons des données vous concernant", copy: "Vos données", purposes: "À quoi servent vos données",
    categories: "Catégories de données", periods: "Combien de temps nous gardons vos données", source: "D’où viennent vos données", automated_decisions: "Décisions automatisées",
    transfers: "Transferts vers d’autres pays", cut_off: "Date d’arrêt des données", machine_readable: "Format des fichiers", language: "Langue",
  },
  generated: {
    reference: ({ kind, reference, caseUrl }) => (kind === "recipients" ? `Merci de rappeler notre référence ${reference} dans votre réponse.` : `Votre demande porte la référence ${reference}. Vous pouvez la suivre ici : ${caseUrl}`),
    what_was_asked: ({ about }) => `Nous comprenons que vous demandez ceci : ${about}. Si nous vous avons mal compris, dites-le-nous.`,
    due_date: ({ kind, dueOn, isComplaint }) => (dueOn ? `Vous aurez notre réponse au plus tard à la fin du ${dueOn}.${kind === "receipt" ? LONGER : ""}` : isComplaint ? "Nous examinerons votre réclamation et vous en communiquerons l’issue sans retard injustifié." : null),
    rights_reminder: ({ organization }) => `Vous pouvez demander à ${organization} l’accès à vos données, leur rectification ou leur effacement, la limitation de leur traitement et une copie à emporter ailleurs. Vous pouvez aussi vous opposer à leur traitement et demander qu’une personne réexamine une décision automatisée.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `Vous pouvez répondre sur ${caseUrl} ou écrire à ${contactEmail}.`,
    full_answer_without_reply: () => "Si vous ne répondez pas, nous répondrons à votre demande en totalité.",
    may_withdraw: ({ kind, caseUrl }) => (kind === "withdrawn" ? `Vous pouvez refaire la demande à tout moment : ${caseUrl}` : `Vous n’avez pas à payer : vous pouvez retirer votre demande à tout moment, sans donner de motif : ${caseUrl}`),
    authority: ({ isUk, authority }) => (isUk
      ? `Vous pouvez introduire une réclamation auprès de l’autorité de protection des données du Royaume-Uni :\n${authority}`
      : `Vous pouvez introduire une réclamation auprès d’une autorité de contrôle, par exemple là où vous habitez, là où vous travaillez ou là où vos droits auraient été violés (art. 77 du RGPD). Celle qui est compétente pour nous est :\n${authority}`),
    judicial_remedy: ({ isUk }) => (isUk ? "Vous pouvez aussi faire valoir devant un tribunal vos droits en matière de protection des données, que vous introduisiez ou non une réclamation." : "Vous pouvez aussi saisir un tribunal si vous estimez que nous violons vos droits, que vous introduisiez ou non une réclamation (art. 79 du RGPD)."),
    controller_complaint: ({ caseUrl, contactEmail }) => `Vous pouvez aussi nous adresser une réclamation, sur ${caseUrl} ou à ${contactEmail}. Nous accusons réception d’une réclamation dans les 30 jours, l’examinons sans retard injustifié et vous en communiquons l’issue.`,
    how_to_reopen: ({ caseUrl }) => `Nous reprendrons votre demande dès que vous nous enverrez ce qui manquait : ${caseUrl}`,
    machine_readable: () => "Vous recevez vos données dans un format structuré, couramment utilisé et lisible par machine (JSON et CSV).",
    what_we_keep: ({ keptFor }) => `Nous gardons la preuve que nous avons traité cette demande, car nous devons pouvoir le démontrer. Tout ce qui permet de vous y reconnaître est détruit ${keptFor ? `${keptFor} après la clôture de la demande` : "dès que la demande est close"}.`,
    confirmation: ({ kind }) => (kind === "no_data" ? "En dehors de cette demande elle-même, nous ne détenons aucune donnée à caractère personnel vous concernant." : "Nous traitons des données à caractère personnel vous concernant."),
  },
  closing: ({ organization }) => `Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.\n${organization}`,
};

import type { AnswerWords } from "./answer-words";

export const fr: AnswerWords = {
  law: "RGPD",
  title: { access: ({ organization }) => `Vos données chez ${organization}`, portability: ({ organization }) => `Vos données chez ${organization}, à emporter`, erasure: ({ organization }) => `Ce que ${organization} a effacé de vos données` },
  lead: {
    access: "Ce document répond à votre demande d'accès. Il indique à quoi servent vos données, qui les reçoit et quels sont vos droits, et il contient la copie de vos données.",
    portability: "Voici les données que vous nous avez fournies, dans des fichiers lisibles par d'autres services.",
    erasure: "Ce rapport indique ce qui a été effacé, ce qui est conservé et pourquoi, et ce que deviennent les copies.",
  },
  facts: { organization: "De", person: "Pour", reference: "Votre demande", received: "Reçue le", made: "Établi le" },
  contents: "Sommaire",
  items: {
    confirmation: "Détenons-nous des données vous concernant ?", copy: "La copie de vos données", purposes: "À quoi servent vos données", categories: "Catégories de données", recipients: "Qui reçoit vos données", periods: "Combien de temps nous conservons vos données",
    rights: "Vos droits", complaint: "Si vous n'êtes pas satisfait", source: "D'où viennent les données", automated: "Décisions automatisées", safeguards: "Garanties pour les données envoyées dans d'autres pays", withheld: "Ce que vous ne recevez pas, et pourquoi", cut_off: "État des données",
  },
  say: {
    confirmation: ({ organization }) => `Oui. ${organization} détient et utilise des données personnelles vous concernant.`, copy: "Elle se trouve à la fin de ce document, système par système, et sous forme de fichiers joints.",
    rights: "Vous pouvez demander la rectification ou l'effacement de vos données ou la limitation de leur utilisation, et vous pouvez vous opposer à leur utilisation. Vous pouvez demander ce que vous nous avez fourni sous une forme que vous pouvez emporter ailleurs.",
    complaint: ({ authority }) => `Vous pouvez introduire une réclamation auprès de l'autorité de protection des données : ${authority}`, court: "Vous pouvez aussi saisir un tribunal.", cutOff: ({ cutOff }) => `Les données sont celles que nous détenions le ${cutOff}.`,
    thirdCountry: (regime) => (regime === "UK" ? "hors du Royaume-Uni" : "hors de l'Espace économique européen"), logic: "Son fonctionnement :", consequences: "Ses conséquences pour vous :",
    ready: ({ days, sha256 }) => `Les fichiers sont disponibles sur la page de votre demande pendant ${days} jours. Pour les ouvrir, vous recevez un code par e-mail. SHA-256 de l'archive : ${sha256}`,
  },
  none: { source: "De vous-même : vous nous les avez fournies, ou elles sont nées de votre utilisation de nos services.", recipients: "Nous ne transmettons vos données à personne.", automated: "Aucune décision vous concernant n'est prise uniquement de façon automatisée.", safeguards: "Sans objet : vos données ne sont pas envoyées dans de tels pays.", withheld: "Rien. Vous recevez tout ce que nous avons trouvé." },
  bases: { consent: "votre consentement", contract: "un contrat avec vous", legal_obligation: "une obligation légale", vital_interests: "des intérêts vitaux", public_task: "une mission d'intérêt public", legitimate_interests: "des intérêts légitimes" },
  safeguards: { adequacy: "une décision de la Commission européenne constatant que le pays protège suffisamment les données", instrument: "un accord entre autorités", bcr: "des règles d'entreprise contraignantes", scc: "des clauses contractuelles types de la Commission européenne", authority_scc: "des clauses contractuelles types d'une autorité", code: "un code de conduite approuvé", certification: "une certification approuvée", own_clauses: "des clauses contractuelles autorisées par l'autorité", derogation: "une exception prévue par la loi pour ce cas" },
  searched: { heading: "Où nous avons cherché", system: "Système", records: "Enregistrements vous concernant" },
  data: {
    heading: "Vos données", rows: ({ count }) => `Lignes : ${count}`, empty: "Aucune ligne.", attached: "Joint comme fichier, tel quel", leftOut: "Non joint", more: ({ shown, file }) => `Les ${shown} premières lignes. Toutes se trouvent dans le fichier ${file}.`,
    portable: "Ce sont celles que vous nous avez fournies vous-même, utilisées sur la base de votre consentement ou d'un contrat avec vous, et de façon automatisée.",
  },
  blocked: { mark: "noirci", note: "Des blocs noirs remplacent ce que nous ne pouvons pas vous donner. Voici combien il y en a et pourquoi.", reasons: { third_party: "données d'autres personnes", trade_secret: "secrets d'affaires", legal_privilege: "conseils juridiques confidentiels", security: "sécurité", other: "une autre raison, indiquée dans notre lettre" } },
  erasure: {
    erased: "Ce qui a été effacé", stays: "Ce qui est conservé, et pourquoi", backups: "Copies dans les sauvegardes", recipients: "Ceux qui avaient reçu vos données", proof: "Ce que nous gardons comme preuve", system: "Où", records: "Enregistrements", how: "Comment", when: "Quand", until: "Jusqu'au", item: "Quoi", why: "Pourquoi",
    nothingStays: "Rien n'est conservé.", noBackups: "Aucune sauvegarde ne contient les données.", noRecipients: "Personne n'avait reçu les données.", backupNote: "Jusqu'au jour indiqué, des copies se trouvent encore dans des sauvegardes. Elles ne sont pas utilisées, et si une sauvegarde est restaurée, les données sont de nouveau effacées.", noEnd: "quand sa raison disparaît",
    proofKept: ({ years }) => `Nous gardons la preuve du traitement de cette demande pendant ${years} après sa clôture. Ensuite, tout ce qui y renvoie à vous est détruit.`, proofClosed: "Nous gardons la preuve du traitement de cette demande. Tout ce qui y renvoie à vous est détruit dès sa clôture.",
    remedies: "Si vous n'êtes pas d'accord avec ce qui est conservé, vous pouvez introduire une réclamation auprès de l'autorité ou saisir un tribunal.",
    methods: { deleted: "supprimé", anonymised: "rendu anonyme", overwritten: "écrasé", none_found: "il n'y avait rien" }, results: { notified: "informé", impossible: "n'a pas pu être informé", disproportionate: "non informé : effort disproportionné", open: "sera informé" },
  },
  delivery: {
    codeText: ({ email }) => `Pour ouvrir un fichier, il vous faut un code. Nous l'envoyons à ${email}.`, send: "M'envoyer un code", sent: "Un code est en route, si ce fichier peut être téléchargé. Il est valable 15 minutes.", codeLabel: "Code reçu par e-mail", open: "Télécharger",
    wrong: "Ce code est faux ou trop ancien. Demandez-en un nouveau.", revoked: "Ce fichier a été retiré. Notre message dit pourquoi ; sinon, écrivez-nous.", digest: "Empreinte (SHA-256)", confirmFirst: "Veuillez d'abord confirmer votre adresse ci-dessus.", digestNote: "Ce nombre permet de vérifier que le fichier est arrivé inchangé.",
  },
  mail: { subject: ({ reference }) => `Votre code de téléchargement (${reference})`, text: ({ code, minutes }) => `Votre code : ${code}\n\nIl est valable ${minutes} minutes et pour un téléchargement. Si vous ne l'avez pas demandé, ne faites rien : sans lui, personne ne peut ouvrir le fichier.` },
};

import type { Words } from "./words";

const NO_COPIES = "Stuur ons alstublieft geen kopie van een identiteitsbewijs: die willen we niet en zouden we vernietigen.";
const LONGER = " Hebben wij langer nodig, dan laten wij u dat vooraf weten, met de redenen.";

export const nl: Words = {
  rights: {
    access: "inzage in uw gegevens", portability: "kopie van uw gegevens om mee te nemen", erasure: "wissing van uw gegevens", rectification: "rectificatie van uw gegevens",
    restriction: "beperking van de verwerking van uw gegevens", objection: "bezwaar tegen de verwerking van uw gegevens", automated_decision: "herbeoordeling van een geautomatiseerd besluit", complaint: "klacht",
  },
  greeting: "Geachte heer of mevrouw,",
  subject: {
    receipt: "Wij hebben uw verzoek ontvangen", identity_asked: "Een vraag over wie u bent", identity_reminder: "Wij wachten nog op uw antwoord",
    clarification_asked: "Een vraag over uw verzoek", fee: "Een vergoeding voor uw verzoek", extension: "Wij hebben meer tijd nodig voor uw verzoek",
    answer_full: "Het antwoord op uw verzoek", answer_partial: "Het antwoord op uw verzoek", refusal: "Wij kunnen niet aan uw verzoek voldoen",
    no_data: "Het antwoord op uw verzoek", forwarded: "Wij hebben uw verzoek doorgestuurd", not_identifiable: "Wij kunnen niet zien welke gegevens van u zijn",
    lapsed: "Wij konden niet bevestigen wie u bent", recipients: "Handel alstublieft naar het verzoek van een persoon", restriction_lifting: "De beperking voor uw gegevens gaat eindigen",
    exception_ended: "Wij hebben meer gegevens van u gewist", withdrawn: "U hebt uw verzoek ingetrokken",
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `Uw verzoek is op ${receivedOn} bij ${organization} aangekomen. Dank u daarvoor.`,
    identity_asked: () => `Voordat wij antwoorden, moeten wij zeker weten dat het verzoek van u komt. Zo komen uw gegevens niet in verkeerde handen. ${NO_COPIES}`,
    identity_reminder: () => `Wij hebben u gevraagd ons te helpen bevestigen dat het verzoek van u komt, en hebben nog geen antwoord ontvangen. ${NO_COPIES}`,
    clarification_asked: () => "Wij hebben veel gegevens die over u kunnen gaan en willen u geven wat u zoekt.",
    fee: ({ about }) => `Voordat wij met uw verzoek (${about}) verdergaan, vragen wij een vergoeding.`,
    extension: ({ about }) => `Wij kunnen uw verzoek (${about}) niet binnen een maand afhandelen. Hieronder leest u waarom, en wanneer u ons antwoord krijgt.`,
    answer_full: ({ about }) => `Dit is ons antwoord op uw verzoek (${about}).`,
    answer_partial: ({ about }) => `Dit is ons antwoord op uw verzoek (${about}). Aan een deel ervan konden wij niet voldoen.`,
    refusal: ({ about }) => `Wij geven geen gevolg aan uw verzoek (${about}).`,
    no_data: ({ about }) => `Naar aanleiding van uw verzoek (${about}) hebben wij naar gegevens over u gezocht.`,
    forwarded: () => "De gegevens waar het u om gaat, zijn niet van ons: wij hebben ze voor een andere organisatie, die erover beslist.",
    not_identifiable: () => "Wij kunnen niet achterhalen welke van de gegevens die wij hebben over u gaan.",
    lapsed: () => "Wij hebben u gevraagd ons te helpen bevestigen dat het verzoek van u komt, en u daaraan herinnerd, maar geen antwoord gekregen. Wij hebben het verzoek voorlopig afgesloten.",
    recipients: () => "U hebt van ons persoonsgegevens ontvangen. De betrokkene heeft een recht uitgeoefend waarvan wij u op de hoogte moeten brengen.",
    restriction_lifting: () => "Wij hebben de verwerking van uw gegevens beperkt. Deze beperking gaat eindigen, en dat moeten wij u vooraf laten weten.",
    exception_ended: () => "Toen wij uw gegevens wisten, moesten sommige nog een tijd blijven. Die tijd is voorbij.",
    withdrawn: ({ about }) => `U hebt uw verzoek (${about}) ingetrokken. Wij doen er verder niets mee.`,
  },
  headings: {
    reference: "Kenmerk", what_was_asked: "Wat u vraagt", due_date: "Wanneer u antwoord krijgt", rights_reminder: "Uw rechten", reasons: "Onze redenen",
    what_is_asked: "Wat wij u vragen", less_was_not_enough: "Waarom minder niet genoeg is", how_to_reply: "Zo antwoordt u", full_answer_without_reply: "Als u niet antwoordt",
    amount: "Het bedrag", cost_basis: "Waarvoor het bedrag is", may_withdraw: "U kunt uw verzoek intrekken", authority: "Toezichthoudende autoriteit", judicial_remedy: "Naar de rechter",
    controller_complaint: "Een klacht bij ons", what_is_withheld: "Wat wij u niet geven", searched: "Waar wij hebben gezocht", controller_named: "Wie over de gegevens beslist",
    how_to_reopen: "Hoe u verder kunt", action_asked: "Wat wij u vragen te doen", lifting_date: "Wanneer die eindigt", result: "Wat wij hebben gedaan", effective_date: "Vanaf wanneer",
    what_was_erased: "Wat wij hebben gewist", what_stays: "Wat blijft, waarom en tot wanneer", backups: "Kopieën in back-ups", recipients: "Wie uw gegevens heeft ontvangen",
    what_we_keep: "Wat wij over dit verzoek bewaren", confirmation: "Of wij gegevens over u hebben", copy: "Uw gegevens", purposes: "Waarvoor wij uw gegevens gebruiken",
    categories: "Soorten gegevens", periods: "Hoe lang wij uw gegevens bewaren", source: "Waar uw gegevens vandaan komen", automated_decisions: "Geautomatiseerde besluiten",
    transfers: "Doorgifte naar andere landen", cut_off: "Peildatum van de gegevens", machine_readable: "Bestandsformaat", language: "Taal",
  },
  generated: {
    reference: ({ kind, reference, caseUrl }) => (kind === "recipients" ? `Vermeld in uw antwoord ons kenmerk ${reference}.` : `Uw verzoek heeft het kenmerk ${reference}. U kunt het hier volgen: ${caseUrl}`),
    what_was_asked: ({ about }) => `Wij begrijpen dat u het volgende vraagt: ${about}. Hebben wij u verkeerd begrepen? Laat het ons dan weten.`,
    due_date: ({ kind, dueOn, isComplaint }) => (dueOn ? `U krijgt ons antwoord uiterlijk aan het einde van ${dueOn}.${kind === "receipt" ? LONGER : ""}` : isComplaint ? "Wij onderzoeken uw klacht en laten u de uitkomst zonder onredelijke vertraging weten." : null),
    rights_reminder: ({ organization }) => `U kunt ${organization} vragen om inzage in uw gegevens, om rectificatie of wissing ervan, om beperking van de verwerking en om een kopie om mee te nemen. U kunt ook bezwaar maken tegen de verwerking en een geautomatiseerd besluit door een mens laten beoordelen.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `U kunt antwoorden op ${caseUrl} of schrijven naar ${contactEmail}.`,
    full_answer_without_reply: () => "Als u niet antwoordt, beantwoorden wij uw verzoek volledig.",
    may_withdraw: ({ kind, caseUrl }) => (kind === "withdrawn" ? `U kunt het verzoek op elk moment opnieuw doen: ${caseUrl}` : `U hoeft niet te betalen: u kunt uw verzoek op elk moment intrekken, zonder opgaaf van redenen: ${caseUrl}`),
    authority: ({ isUk, authority }) => (isUk
      ? `U kunt een klacht indienen bij de gegevensbeschermingsautoriteit van het Verenigd Koninkrijk:\n${authority}`
      : `U kunt een klacht indienen bij een toezichthoudende autoriteit, bijvoorbeeld waar u woont, waar u werkt of waar volgens u uw rechten zijn geschonden (art. 77 AVG). De bevoegde autoriteit voor ons is:\n${authority}`),
    judicial_remedy: ({ isUk }) => (isUk ? "U kunt uw rechten op gegevensbescherming ook bij de rechter afdwingen, of u nu een klacht indient of niet." : "U kunt ook naar de rechter gaan als wij volgens u uw rechten schenden, of u nu een klacht indient of niet (art. 79 AVG)."),
    controller_complaint: ({ caseUrl, contactEmail }) => `U kunt ook bij ons een klacht indienen, op ${caseUrl} of via ${contactEmail}. Wij bevestigen de ontvangst van een klacht binnen 30 dagen, onderzoeken haar zonder onredelijke vertraging en laten u de uitkomst weten.`,
    how_to_reopen: ({ caseUrl }) => `Wij pakken uw verzoek weer op zodra u ons stuurt wat ontbrak: ${caseUrl}`,
    machine_readable: () => "U krijgt uw gegevens in een gestructureerde, gangbare en machineleesbare vorm (JSON en CSV).",
    what_we_keep: ({ keptFor }) => `Wij bewaren het bewijs dat wij dit verzoek hebben behandeld, omdat wij dat moeten kunnen aantonen. Wat daarin naar u verwijst, wordt vernietigd ${keptFor ? `${keptFor} nadat het verzoek is afgesloten` : "zodra het verzoek is afgesloten"}.`,
    confirmation: ({ kind }) => (kind === "no_data" ? "Afgezien van dit verzoek zelf hebben wij geen persoonsgegevens over u." : "Wij verwerken persoonsgegevens over u."),
  },
  closing: ({ organization }) => `Met vriendelijke groet,\n${organization}`,
};

import type { AnswerWords } from "./answer-words";

export const nl: AnswerWords = {
  law: "AVG",
  title: { access: ({ organization }) => `Uw gegevens bij ${organization}`, portability: ({ organization }) => `Uw gegevens van ${organization}, om mee te nemen`, erasure: ({ organization }) => `Wat ${organization} van uw gegevens heeft gewist` },
  lead: {
    access: "Dit document beantwoordt uw verzoek om inzage. Het zegt waarvoor we uw gegevens gebruiken, wie ze krijgt en welke rechten u hebt, en het bevat de kopie van uw gegevens.",
    portability: "Dit zijn de gegevens die u ons hebt gegeven, in bestanden die andere diensten kunnen lezen.",
    erasure: "Dit verslag zegt wat er is gewist, wat blijft en waarom, en wat er met kopieën gebeurt.",
  },
  facts: { organization: "Van", person: "Voor", reference: "Uw verzoek", received: "Ontvangen op", made: "Gemaakt op" },
  contents: "Inhoud",
  items: {
    confirmation: "Hebben we gegevens over u?", copy: "De kopie van uw gegevens", purposes: "Waarvoor we uw gegevens gebruiken", categories: "Soorten gegevens", recipients: "Wie uw gegevens krijgt", periods: "Hoe lang we uw gegevens bewaren",
    rights: "Uw rechten", complaint: "Als u het niet eens bent", source: "Waar de gegevens vandaan komen", automated: "Geautomatiseerde besluiten", safeguards: "Waarborgen voor gegevens die naar andere landen gaan", withheld: "Wat u niet krijgt, en waarom", cut_off: "Stand van de gegevens",
  },
  say: {
    confirmation: ({ organization }) => `Ja. ${organization} heeft en gebruikt persoonsgegevens over u.`, copy: "U vindt haar aan het eind van dit document, per systeem, en als bestanden ernaast.",
    rights: "U kunt ons vragen uw gegevens te verbeteren of te wissen of het gebruik ervan te beperken, en u kunt bezwaar maken tegen het gebruik. U kunt vragen om wat u ons hebt gegeven in een vorm die u kunt meenemen.",
    complaint: ({ authority }) => `U kunt een klacht indienen bij de toezichthouder: ${authority}`, court: "U kunt ook naar de rechter gaan.", cutOff: ({ cutOff }) => `Het zijn de gegevens die we op ${cutOff} hadden.`,
    thirdCountry: (regime) => (regime === "UK" ? "buiten het Verenigd Koninkrijk" : "buiten de Europese Economische Ruimte"), logic: "Hoe het werkt:", consequences: "Wat het voor u betekent:",
    ready: ({ days, sha256 }) => `De bestanden staan ${days} dagen klaar op de pagina van uw verzoek. Om ze te openen krijgt u een code per e-mail. SHA-256 van het archief: ${sha256}`,
  },
  none: { source: "Van uzelf: u hebt ze ons gegeven, of ze zijn ontstaan toen u onze diensten gebruikte.", recipients: "We geven uw gegevens aan niemand.", automated: "Geen besluit over u wordt alleen geautomatiseerd genomen.", safeguards: "Niet van toepassing: uw gegevens gaan niet naar zulke landen.", withheld: "Niets. U krijgt alles wat we hebben gevonden." },
  bases: { consent: "uw toestemming", contract: "een overeenkomst met u", legal_obligation: "een wettelijke verplichting", vital_interests: "vitale belangen", public_task: "een taak van algemeen belang", legitimate_interests: "gerechtvaardigde belangen" },
  safeguards: { adequacy: "een besluit van de Europese Commissie dat het land gegevens passend beschermt", instrument: "een overeenkomst tussen overheden", bcr: "bindende bedrijfsvoorschriften", scc: "standaardcontractbepalingen van de Europese Commissie", authority_scc: "standaardcontractbepalingen van een toezichthouder", code: "een goedgekeurde gedragscode", certification: "een goedgekeurde certificering", own_clauses: "contractbepalingen met toestemming van de toezichthouder", derogation: "een uitzondering van de wet voor dit geval" },
  searched: { heading: "Waar we hebben gezocht", system: "Systeem", records: "Records over u" },
  data: {
    heading: "Uw gegevens", rows: ({ count }) => `Rijen: ${count}`, empty: "Geen rijen.", attached: "Als bestand bijgevoegd, zoals het is", leftOut: "Niet bijgevoegd", more: ({ shown, file }) => `De eerste ${shown} rijen. Alle rijen staan in het bestand ${file}.`,
    portable: "Het is wat u ons zelf hebt gegeven, gebruikt op grond van uw toestemming of een overeenkomst met u, en geautomatiseerd.",
  },
  blocked: { mark: "zwartgemaakt", note: "Zwarte blokken staan waar we u iets niet mogen geven. Hier staat hoeveel en waarom.", reasons: { third_party: "gegevens van anderen", trade_secret: "bedrijfsgeheimen", legal_privilege: "vertrouwelijk juridisch advies", security: "veiligheid", other: "een andere reden, die in onze brief staat" } },
  erasure: {
    erased: "Wat is gewist", stays: "Wat blijft, en waarom", backups: "Kopieën in back-ups", recipients: "Wie uw gegevens had gekregen", proof: "Wat we als bewijs bewaren", system: "Waar", records: "Aantal records", how: "Hoe", when: "Wanneer", until: "Tot", item: "Wat", why: "Waarom",
    nothingStays: "Er blijft niets.", noBackups: "Geen back-up bevat de gegevens.", noRecipients: "Niemand had de gegevens gekregen.", backupNote: "Tot de genoemde dag staan er nog kopieën in back-ups. Ze worden niet gebruikt, en als een back-up ooit wordt teruggezet, worden de gegevens opnieuw gewist.", noEnd: "als de reden vervalt",
    proofKept: ({ years }) => `We bewaren het bewijs dat we dit verzoek hebben behandeld, ${years} na de sluiting ervan. Daarna wordt vernietigd wat daarin naar u verwijst.`, proofClosed: "We bewaren het bewijs dat we dit verzoek hebben behandeld. Wat daarin naar u verwijst, wordt bij de sluiting vernietigd.",
    remedies: "Als u het niet eens bent met wat blijft, kunt u een klacht indienen bij de toezichthouder of naar de rechter gaan.",
    methods: { deleted: "verwijderd", anonymised: "anoniem gemaakt", overwritten: "overschreven", none_found: "er was niets" }, results: { notified: "ingelicht", impossible: "kon niet worden ingelicht", disproportionate: "niet ingelicht: onevenredig", open: "wordt nog ingelicht" },
  },
  delivery: {
    codeText: ({ email }) => `Om een bestand te openen hebt u een code nodig. We sturen die naar ${email}.`, send: "Stuur mij een code", sent: "Er is een code onderweg, als dit bestand kan worden gedownload. De code geldt 15 minuten.", codeLabel: "Code uit de e-mail", open: "Downloaden",
    wrong: "Deze code is onjuist of te oud. Vraag een nieuwe aan.", revoked: "Dit bestand is ingetrokken. Ons bericht zegt waarom; schrijf ons anders.", digest: "Controlegetal (SHA-256)", confirmFirst: "Bevestig eerst hierboven uw adres.", digestNote: "Met dit getal kunt u controleren of het bestand ongewijzigd is aangekomen.",
  },
  mail: { subject: ({ reference }) => `Uw code voor het downloaden (${reference})`, text: ({ code, minutes }) => `Uw code is: ${code}\n\nDe code geldt ${minutes} minuten en voor één download. Als u er niet om hebt gevraagd, hoeft u niets te doen: zonder de code kan niemand het bestand openen.` },
};

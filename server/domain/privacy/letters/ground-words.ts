import type { GroundCode } from "../case/grounds";
import type { Language } from "../languages";

type Sentences = Record<GroundCode, string>;
/** Where a ground stands in the GDPR: article, paragraph, letter. The law of the United Kingdom counts the same. */
type Place = readonly [article: number, paragraph?: number, letter?: string];

const PLACES: Record<GroundCode, readonly Place[]> = {
  unidentifiable: [[11, 2]], manifestly_unfounded: [[12, 5, "b"]], excessive_repetitive: [[12, 5, "b"]], excessive_abusive: [[12, 5, "b"]], rights_of_others: [[15, 4], [20, 4]], no_erasure_ground: [[17, 1]], expression: [[17, 3, "a"]],
  legal_obligation: [[17, 3, "b"]], public_health: [[17, 3, "c"]], archiving_research: [[17, 3, "d"]], legal_claims: [[17, 3, "e"]], not_portable: [[20, 1]], compelling_grounds: [[21, 1]], public_interest_research: [[21, 6]],
  data_accurate: [[16]], no_restriction_case: [[18, 1]], not_solely_automated: [[22, 1]], decision_permitted: [[22, 2]], national_law: [[23]], copy_fee_unpaid: [[15, 3]],
};
const CITES: Record<Language, (place: Place, law: string) => string> = {
  en: ([article, paragraph, letter], law) => `${law} Art. ${article}${paragraph ? `(${paragraph})` : ""}${letter ? `(${letter})` : ""}`,
  de: ([article, paragraph, letter], law) => `Art. ${article}${paragraph ? ` Abs. ${paragraph}` : ""}${letter ? ` Buchst. ${letter}` : ""} ${law}`,
  fr: ([article, paragraph, letter], law) => `art. ${article}${paragraph ? `, par. ${paragraph}` : ""}${letter ? `, point ${letter})` : ""} ${law}`,
  es: ([article, paragraph, letter], law) => `art. ${article}${paragraph ? `, apdo. ${paragraph}` : ""}${letter ? `, letra ${letter})` : ""} ${law}`,
  it: ([article, paragraph, letter], law) => `art. ${article}${paragraph ? `, par. ${paragraph}` : ""}${letter ? `, lett. ${letter})` : ""} ${law}`,
  nl: ([article, paragraph, letter], law) => `art. ${article}${paragraph ? `, lid ${paragraph}` : ""}${letter ? `, onder ${letter}` : ""} ${law}`,
  pl: ([article, paragraph, letter], law) => `art. ${article}${paragraph ? ` ust. ${paragraph}` : ""}${letter ? ` lit. ${letter}` : ""} ${law}`,
};
const LAW: Record<Language, string> = { en: "GDPR", de: "DSGVO", fr: "RGPD", es: "RGPD", it: "GDPR", nl: "AVG", pl: "RODO" };

const SENTENCES: Record<Language, Sentences> = {
  en: {
    unidentifiable: "We cannot tell which data are yours.", manifestly_unfounded: "The request is plainly without foundation.", excessive_repetitive: "The request repeats an earlier one and nothing has changed since.", excessive_abusive: "The request was made for a purpose other than the one the right serves.",
    rights_of_others: "This part would harm other people, and blacking out does not prevent it.", no_erasure_ground: "None of the cases in which data must be erased applies.", expression: "The data are needed for freedom of expression and information.", legal_obligation: "A law obliges us to keep the data.",
    public_health: "The data are needed in the interest of public health.", archiving_research: "Erasure would seriously impair archiving, research or statistics.", legal_claims: "The data are needed for legal claims.", not_portable: "The data were not provided by you, not processed by consent or contract, or not by automated means.",
    compelling_grounds: "Compelling reasons to process outweigh your interests, or legal claims need it.", public_interest_research: "The research serves a task in the public interest.", data_accurate: "The data are accurate and complete.", no_restriction_case: "None of the cases in which processing is restricted applies.",
    not_solely_automated: "No decision with such effects was made by automated means alone.", decision_permitted: "The automated decision is one that the law permits, and its safeguards were kept.", national_law: "A national law limits this right here.", copy_fee_unpaid: "The fee for a further copy was quoted and not paid.",
  },
  de: {
    unidentifiable: "Wir können nicht erkennen, welche Daten Ihre sind.", manifestly_unfounded: "Der Antrag ist offenkundig unbegründet.", excessive_repetitive: "Der Antrag wiederholt einen früheren, und seither hat sich nichts geändert.", excessive_abusive: "Der Antrag wurde zu einem anderen Zweck gestellt als dem, dem das Recht dient.",
    rights_of_others: "Dieser Teil würde anderen Menschen schaden, und Schwärzen verhindert das nicht.", no_erasure_ground: "Keiner der Fälle, in denen Daten zu löschen sind, liegt vor.", expression: "Die Daten werden für die Freiheit der Meinungsäußerung und Information gebraucht.", legal_obligation: "Ein Gesetz verpflichtet uns, die Daten aufzubewahren.",
    public_health: "Die Daten werden im Interesse der öffentlichen Gesundheit gebraucht.", archiving_research: "Die Löschung würde Archivierung, Forschung oder Statistik ernsthaft beeinträchtigen.", legal_claims: "Die Daten werden für Rechtsansprüche gebraucht.", not_portable: "Die Daten stammen nicht von Ihnen, beruhen nicht auf Einwilligung oder Vertrag oder werden nicht automatisiert verarbeitet.",
    compelling_grounds: "Zwingende Gründe für die Verarbeitung überwiegen Ihre Interessen, oder Rechtsansprüche erfordern sie.", public_interest_research: "Die Forschung dient einer Aufgabe im öffentlichen Interesse.", data_accurate: "Die Daten sind richtig und vollständig.", no_restriction_case: "Keiner der Fälle, in denen die Verarbeitung einzuschränken ist, liegt vor.",
    not_solely_automated: "Keine Entscheidung mit solchen Folgen wurde allein automatisiert getroffen.", decision_permitted: "Die automatisierte Entscheidung ist gesetzlich erlaubt, und ihre Schutzvorkehrungen wurden eingehalten.", national_law: "Ein nationales Gesetz beschränkt dieses Recht hier.", copy_fee_unpaid: "Das Entgelt für eine weitere Kopie wurde genannt und nicht bezahlt.",
  },
  fr: {
    unidentifiable: "Nous ne pouvons pas déterminer quelles données sont les vôtres.", manifestly_unfounded: "La demande est manifestement infondée.", excessive_repetitive: "La demande en répète une précédente et rien n'a changé depuis.", excessive_abusive: "La demande a été faite dans un but autre que celui auquel sert ce droit.",
    rights_of_others: "Cette partie nuirait à d'autres personnes, et l'occultation ne l'empêche pas.", no_erasure_ground: "Aucun des cas dans lesquels des données doivent être effacées n'est réuni.", expression: "Les données sont nécessaires à la liberté d'expression et d'information.", legal_obligation: "Une loi nous oblige à conserver les données.",
    public_health: "Les données sont nécessaires dans l'intérêt de la santé publique.", archiving_research: "L'effacement compromettrait gravement l'archivage, la recherche ou les statistiques.", legal_claims: "Les données sont nécessaires pour des droits en justice.", not_portable: "Les données n'ont pas été fournies par vous, ne reposent ni sur un consentement ni sur un contrat, ou ne sont pas traitées de façon automatisée.",
    compelling_grounds: "Des motifs impérieux de traitement l'emportent sur vos intérêts, ou des droits en justice l'exigent.", public_interest_research: "La recherche sert une mission d'intérêt public.", data_accurate: "Les données sont exactes et complètes.", no_restriction_case: "Aucun des cas dans lesquels le traitement est limité n'est réuni.",
    not_solely_automated: "Aucune décision ayant de tels effets n'a été prise de façon uniquement automatisée.", decision_permitted: "La décision automatisée est de celles que la loi permet, et ses garanties ont été respectées.", national_law: "Une loi nationale limite ici ce droit.", copy_fee_unpaid: "Les frais d'une copie supplémentaire ont été annoncés et n'ont pas été payés.",
  },
  es: {
    unidentifiable: "No podemos saber qué datos son los suyos.", manifestly_unfounded: "La solicitud carece manifiestamente de fundamento.", excessive_repetitive: "La solicitud repite una anterior y nada ha cambiado desde entonces.", excessive_abusive: "La solicitud se hizo con un fin distinto de aquel al que sirve el derecho.",
    rights_of_others: "Esta parte perjudicaría a otras personas, y tachar no lo evita.", no_erasure_ground: "No se da ninguno de los casos en que deben suprimirse los datos.", expression: "Los datos son necesarios para la libertad de expresión e información.", legal_obligation: "Una ley nos obliga a conservar los datos.",
    public_health: "Los datos son necesarios en interés de la salud pública.", archiving_research: "La supresión perjudicaría gravemente el archivo, la investigación o la estadística.", legal_claims: "Los datos son necesarios para reclamaciones legales.", not_portable: "Los datos no los facilitó usted, no se tratan por consentimiento o contrato, o no se tratan por medios automatizados.",
    compelling_grounds: "Motivos imperiosos para el tratamiento prevalecen sobre sus intereses, o lo exigen reclamaciones legales.", public_interest_research: "La investigación sirve a una misión de interés público.", data_accurate: "Los datos son exactos y completos.", no_restriction_case: "No se da ninguno de los casos en que se limita el tratamiento.",
    not_solely_automated: "Ninguna decisión con tales efectos se tomó solo por medios automatizados.", decision_permitted: "La decisión automatizada es de las que la ley permite, y se respetaron sus garantías.", national_law: "Una ley nacional limita aquí este derecho.", copy_fee_unpaid: "Se comunicó el precio de una copia adicional y no se pagó.",
  },
  it: {
    unidentifiable: "Non possiamo stabilire quali dati siano i Suoi.", manifestly_unfounded: "La richiesta è manifestamente infondata.", excessive_repetitive: "La richiesta ne ripete una precedente e nulla è cambiato da allora.", excessive_abusive: "La richiesta è stata fatta per uno scopo diverso da quello a cui serve il diritto.",
    rights_of_others: "Questa parte danneggerebbe altre persone, e oscurarla non lo impedisce.", no_erasure_ground: "Non ricorre nessuno dei casi in cui i dati vanno cancellati.", expression: "I dati servono alla libertà di espressione e di informazione.", legal_obligation: "Una legge ci obbliga a conservare i dati.",
    public_health: "I dati servono nell'interesse della sanità pubblica.", archiving_research: "La cancellazione pregiudicherebbe gravemente archiviazione, ricerca o statistica.", legal_claims: "I dati servono per diritti in sede giudiziaria.", not_portable: "I dati non sono stati forniti da Lei, non sono trattati in base a consenso o contratto, o non con mezzi automatizzati.",
    compelling_grounds: "Motivi cogenti per il trattamento prevalgono sui Suoi interessi, o lo richiedono diritti in sede giudiziaria.", public_interest_research: "La ricerca serve a un compito di interesse pubblico.", data_accurate: "I dati sono esatti e completi.", no_restriction_case: "Non ricorre nessuno dei casi in cui il trattamento è limitato.",
    not_solely_automated: "Nessuna decisione con tali effetti è stata presa solo con mezzi automatizzati.", decision_permitted: "La decisione automatizzata è fra quelle che la legge consente, e le sue garanzie sono state rispettate.", national_law: "Una legge nazionale limita qui questo diritto.", copy_fee_unpaid: "Il costo di un'ulteriore copia è stato comunicato e non è stato pagato.",
  },
  nl: {
    unidentifiable: "Wij kunnen niet vaststellen welke gegevens van u zijn.", manifestly_unfounded: "Het verzoek is kennelijk ongegrond.", excessive_repetitive: "Het verzoek herhaalt een eerder verzoek en sindsdien is niets veranderd.", excessive_abusive: "Het verzoek is gedaan met een ander doel dan waarvoor het recht bestaat.",
    rights_of_others: "Dit deel zou anderen schaden, en zwart maken voorkomt dat niet.", no_erasure_ground: "Geen van de gevallen waarin gegevens moeten worden gewist doet zich voor.", expression: "De gegevens zijn nodig voor de vrijheid van meningsuiting en informatie.", legal_obligation: "Een wet verplicht ons de gegevens te bewaren.",
    public_health: "De gegevens zijn nodig in het belang van de volksgezondheid.", archiving_research: "Wissen zou archivering, onderzoek of statistiek ernstig belemmeren.", legal_claims: "De gegevens zijn nodig voor rechtsvorderingen.", not_portable: "De gegevens komen niet van u, worden niet op grond van toestemming of overeenkomst verwerkt, of niet geautomatiseerd.",
    compelling_grounds: "Dwingende redenen voor de verwerking wegen zwaarder dan uw belangen, of rechtsvorderingen vereisen die.", public_interest_research: "Het onderzoek dient een taak van algemeen belang.", data_accurate: "De gegevens zijn juist en volledig.", no_restriction_case: "Geen van de gevallen waarin de verwerking wordt beperkt doet zich voor.",
    not_solely_automated: "Geen besluit met zulke gevolgen is alleen geautomatiseerd genomen.", decision_permitted: "De wet staat dit geautomatiseerde besluit toe, en de waarborgen ervan zijn nageleefd.", national_law: "Een nationale wet beperkt dit recht hier.", copy_fee_unpaid: "De kosten van een extra kopie zijn genoemd en niet betaald.",
  },
  pl: {
    unidentifiable: "Nie możemy ustalić, które dane są Państwa danymi.", manifestly_unfounded: "Wniosek jest ewidentnie nieuzasadniony.", excessive_repetitive: "Wniosek powtarza wcześniejszy, a od tego czasu nic się nie zmieniło.", excessive_abusive: "Wniosek złożono w innym celu niż ten, któremu służy to prawo.",
    rights_of_others: "Ta część szkodziłaby innym osobom, a zaczernienie temu nie zapobiega.", no_erasure_ground: "Nie zachodzi żaden z przypadków, w których dane trzeba usunąć.", expression: "Dane są potrzebne dla wolności wypowiedzi i informacji.", legal_obligation: "Prawo zobowiązuje nas do przechowywania tych danych.",
    public_health: "Dane są potrzebne ze względu na zdrowie publiczne.", archiving_research: "Usunięcie poważnie utrudniłoby archiwizację, badania lub statystykę.", legal_claims: "Dane są potrzebne do roszczeń prawnych.", not_portable: "Dane nie pochodzą od Państwa, nie są przetwarzane na podstawie zgody lub umowy albo nie są przetwarzane automatycznie.",
    compelling_grounds: "Ważne podstawy przetwarzania przeważają nad Państwa interesami albo wymagają go roszczenia prawne.", public_interest_research: "Badania służą zadaniu w interesie publicznym.", data_accurate: "Dane są prawidłowe i kompletne.", no_restriction_case: "Nie zachodzi żaden z przypadków, w których przetwarzanie się ogranicza.",
    not_solely_automated: "Żadnej decyzji o takich skutkach nie podjęto wyłącznie automatycznie.", decision_permitted: "Prawo zezwala na tę zautomatyzowaną decyzję, a jej zabezpieczenia zachowano.", national_law: "Prawo krajowe ogranicza tu to uprawnienie.", copy_fee_unpaid: "Podano opłatę za kolejną kopię i nie została ona uiszczona.",
  },
};

/** A ground in the person's language, with its place in the law that applies to them. */
/** The ground as a sentence, without its article. */
export const groundSentence = (language: Language, ground: GroundCode): string => SENTENCES[language][ground];

export function groundInWords(language: Language, regime: "EU" | "UK", ground: GroundCode): string {
  const law = regime === "UK" ? "UK GDPR" : LAW[language];
  return `${SENTENCES[language][ground]} (${PLACES[ground].map((place) => CITES[language](place, law)).join("; ")})`;
}

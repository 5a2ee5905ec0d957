import type { AnswerWords } from "../answer-words/answer-words";
import type { Language } from "../languages";

/** What an answer to an access request says, in its order: Art. 15(1), (1)(a)-(h), (2), (3) and 12(4). */
export const SHEET_ITEMS = ["confirmation", "copy", "purposes", "categories", "recipients", "periods", "rights", "complaint", "source", "automated", "safeguards", "withheld", "cut_off"] as const;
export type SheetItem = (typeof SHEET_ITEMS)[number];
/** Items that only the organization can tell: from the processing record, or in somebody's words. */
export const TOLD_ITEMS = ["purposes", "categories", "recipients", "periods", "source", "automated", "safeguards", "withheld"] as const;
export type ToldItem = (typeof TOLD_ITEMS)[number];

export const SHEET_BASES = ["consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"] as const;
export type SheetBasis = (typeof SHEET_BASES)[number];
export const SHEET_SAFEGUARDS = ["adequacy", "instrument", "bcr", "scc", "authority_scc", "code", "certification", "own_clauses", "derogation"] as const;
export type SheetSafeguard = (typeof SHEET_SAFEGUARDS)[number];

/** What the sheet takes of one processing activity (Art. 30(1)). */
export type SheetActivity = {
  name: string; systemIds: readonly string[];
  purposes: readonly { purpose: string; basis: SheetBasis | null; article: string }[];
  categories: readonly string[]; retention: string;
  /** Where the data come from if not from the person; none is from the person. */ sources: readonly string[];
  recipients: readonly { name: string; country: string | null }[];
  transfers: readonly { to: string; country: string | null; safeguard: SheetSafeguard | null; article: string }[];
  automated: { exists: boolean; logic: string; consequences: string };
};
/** What the sheet takes of a system that was searched. */
export type SheetSystem = { id: string; name: string; records: number; categories: readonly string[]; retention: string; processor: { name: string; country: string | null } | null };
export type SheetFacts = {
  language: Language; regime: "EU" | "UK"; words: AnswerWords; organization: string; authority: string;
  activities: readonly SheetActivity[]; systems: readonly SheetSystem[]; cutOff: string;
  /** What was blacked out and left out, with why, a line each. */ withheld: readonly string[];
  /** What somebody wrote in place of what the record says. */ told: Partial<Record<ToldItem, string>>;
};
export type SheetLine = { item: SheetItem; lines: string[] };
/** `missing`: items about which neither the record nor anybody says anything, with the systems they are missing for. Nothing goes out with one. */
export type Sheet = { items: SheetLine[]; missing: { item: SheetItem; systems: string[] }[] };

const EEA = new Set("AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE".split(" "));

/** Whether data sent there leave the territory of the law that applies: Chapter V. */
export function isThirdCountry(regime: "EU" | "UK", country: string): boolean {
  return regime === "UK" ? country !== "GB" : !EEA.has(country);
}

/** The country's name in the person's language. */
export function countryIn(language: Language, country: string): string {
  return new Intl.DisplayNames(language, { type: "region", fallback: "code" }).of(country) ?? country;
}

/**
 * The Art. 15 sheet of one person: what the processing record says of the systems in which their data were found, and of no
 * others. Every item is there; where there is nothing to tell it says so, and where nobody knows it is `missing`.
 */
export function sheetOf(facts: SheetFacts): Sheet {
  const found = facts.systems.filter(({ records }) => records > 0);
  const concerned = facts.activities.filter(({ systemIds }) => systemIds.some((id) => found.some((system) => system.id === id)));
  const lines: SheetLine[] = SHEET_ITEMS.map((item) => ({ item, lines: linesOf(item, facts, concerned, found) }));
  const missing = lines.flatMap(({ item, lines: said }) => (said.length > 0 ? [] : [{ item, systems: withoutActivity(facts, found) }]));
  return { items: lines, missing };
}

const withoutActivity = ({ activities }: SheetFacts, found: readonly SheetSystem[]): string[] =>
  found.filter(({ id }) => !activities.some(({ systemIds }) => systemIds.includes(id))).map(({ name }) => name);

function linesOf(item: SheetItem, facts: SheetFacts, activities: readonly SheetActivity[], found: readonly SheetSystem[]): string[] {
  const { words, told } = facts;
  if (item === "withheld") return withheldLines(facts);
  const written = (TOLD_ITEMS as readonly string[]).includes(item) ? told[item as ToldItem]?.trim() : undefined;
  if (written) return written.split("\n").map((line) => line.trim()).filter(Boolean);
  // A system that no activity names: what it is used for is unknown, and the rest of the sheet would hide that.
  const unknown = withoutActivity(facts, found).length > 0;
  switch (item) {
    case "confirmation": return [words.say.confirmation(facts)];
    case "copy": return [words.say.copy];
    case "rights": return [words.say.rights];
    case "complaint": return [words.say.complaint(facts), words.say.court];
    case "cut_off": return [words.say.cutOff(facts)];
    case "purposes": return unknown ? [] : distinct(activities.flatMap(({ purposes }) => purposes.map((each) => purposeLine(each, words))));
    case "categories": return distinct([...(unknown && found.some(({ categories }) => categories.length === 0) ? [] : [...activities.flatMap(({ categories }) => categories), ...found.flatMap(({ categories }) => categories)])]);
    case "recipients": return unknown ? [] : recipientLines(facts, activities, found);
    case "periods": return unknown || activities.some(({ retention }) => retention === "") ? [] : distinct([...activities.map(({ name, retention }) => `${name}: ${retention}`), ...found.filter(({ retention }) => retention !== "").map(({ name, retention }) => `${name}: ${retention}`)]);
    case "source": return unknown ? [] : distinct(activities.flatMap(({ sources }) => (sources.length === 0 ? [words.none.source] : sources)));
    case "automated": return unknown ? [] : automatedLines(activities, words);
    case "safeguards": return unknown ? [] : safeguardLines(facts, activities, found);
  }
}

/** What somebody wrote of it never hides what was blacked out or left out. */
function withheldLines({ told, withheld, words }: SheetFacts): string[] {
  const written = (told.withheld ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
  const all = [...written, ...withheld];
  return all.length > 0 ? all : [words.none.withheld];
}

const distinct = (lines: readonly string[]): string[] => [...new Set(lines.map((line) => line.trim()).filter(Boolean))];

function purposeLine({ purpose, basis, article }: SheetActivity["purposes"][number], words: AnswerWords): string {
  const why = [basis && words.bases[basis], article === "" ? "" : `${words.law} ${article}`].filter(Boolean).join(", ");
  return why === "" ? purpose : `${purpose} (${why})`;
}

function place(country: string | null, { language, regime, words }: SheetFacts): string {
  if (country === null) return "";
  return `, ${countryIn(language, country)}${isThirdCountry(regime, country) ? ` (${words.say.thirdCountry(regime)})` : ""}`;
}

/** The actual ones by name, as far as they are known (CJEU C-154/21). */
function recipientLines(facts: SheetFacts, activities: readonly SheetActivity[], found: readonly SheetSystem[]): string[] {
  const all = [...activities.flatMap(({ recipients }) => recipients), ...found.flatMap(({ processor }) => processor ?? [])];
  const lines = distinct(all.map(({ name, country }) => `${name}${place(country, facts)}`));
  return lines.length > 0 ? lines : [facts.words.none.recipients];
}

function automatedLines(activities: readonly SheetActivity[], words: AnswerWords): string[] {
  const made = activities.filter(({ automated }) => automated.exists);
  if (made.length === 0) return [words.none.automated];
  // One without its logic says less than Art. 15(1)(h) wants, so it counts as unsaid.
  if (made.some(({ automated }) => automated.logic === "" || automated.consequences === "")) return [];
  return made.flatMap(({ name, automated }) => [`${name}: ${words.say.logic} ${automated.logic}`, `${name}: ${words.say.consequences} ${automated.consequences}`]);
}

/** Safeguards of Art. 46; a recipient in a third country without one is missing, not silent. */
function safeguardLines(facts: SheetFacts, activities: readonly SheetActivity[], found: readonly SheetSystem[]): string[] {
  const { regime, words } = facts;
  const transfers = activities.flatMap((activity) => activity.transfers);
  const abroad = [...activities.flatMap(({ recipients }) => recipients), ...found.flatMap(({ processor }) => processor ?? [])].filter(({ country }) => country !== null && isThirdCountry(regime, country));
  const covered = (country: string | null, name: string) => transfers.some((transfer) => transfer.safeguard !== null && (transfer.country === country || transfer.to === name));
  if (abroad.some(({ name, country }) => !covered(country, name)) || transfers.some(({ safeguard }) => safeguard === null)) return [];
  const lines = distinct(transfers.map(({ to, country, safeguard, article }) => `${to}${place(country, facts)}: ${safeguard ? words.safeguards[safeguard] : ""} (${words.law} ${article})`));
  return lines.length > 0 ? lines : [words.none.safeguards];
}

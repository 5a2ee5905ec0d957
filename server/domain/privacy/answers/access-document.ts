import type { AnswerKind, AnswerWords } from "../answer-words/answer-words";
import { dayInWords } from "../in-words";
import type { Language } from "../languages";
import type { AnswerDocument, AnswerSection, Block } from "./document";
import type { RedactionCount, ShownTable } from "./redact";
import type { Sheet, SheetSystem } from "./sheet";

/** Who an answer is for and about which request; days are YYYY-MM-DD. */
export type AnswerFacts = { language: Language; words: AnswerWords; organization: string; person: string; reference: string; receivedOn: string; madeOn: string };
export type AttachedFile = { systemName: string; name: string; /** Where it lies in the package; null where it is not given. */ path: string | null; /** Why it is not given. */ why: string | null };
export type CopyFacts = { tables: readonly (ShownTable & { path: string })[]; attached: readonly AttachedFile[]; counts: readonly RedactionCount[]; systems: readonly SheetSystem[] };

/** The frame every answer has. */
export function answerFrame(kind: AnswerKind, { language, words, organization, person, reference, receivedOn, madeOn }: AnswerFacts): Omit<AnswerDocument, "sections"> {
  return {
    language, title: words.title[kind]({ organization }), lead: words.lead[kind], contents: words.contents, blocked: words.blocked, more: words.data.more,
    facts: [
      { label: words.facts.organization, value: organization }, ...(person === "" ? [] : [{ label: words.facts.person, value: person }]), { label: words.facts.reference, value: reference },
      { label: words.facts.received, value: dayInWords(language, receivedOn) }, { label: words.facts.made, value: dayInWords(language, madeOn) },
    ],
  };
}

/** The answer to an access request: every item of the sheet, where was looked, and the copy system by system. */
export function accessDocument(facts: AnswerFacts, sheet: Sheet, copy: CopyFacts): AnswerDocument {
  const { words } = facts;
  const items = sheet.items.map(({ item, lines }): AnswerSection => ({
    id: item.replaceAll("_", "-"), heading: words.items[item], blocks: [lines.length === 1 ? { kind: "text", text: lines[0] ?? "" } : { kind: "lines", lines }, ...(item === "withheld" && copy.counts.length > 0 ? [{ kind: "note" as const, text: words.blocked.note }] : [])],
  }));
  return { ...answerFrame("access", facts), sections: [...items, searchedSection(copy.systems, words), ...dataSections(copy, words)] };
}

/** What a person takes elsewhere: their own data and no sheet. */
export function portabilityDocument(facts: AnswerFacts, copy: CopyFacts, cutOff: string): AnswerDocument {
  const { words } = facts;
  const about: AnswerSection = { id: "about", heading: words.items.cut_off, blocks: [{ kind: "text", text: words.say.cutOff({ cutOff }) }, { kind: "text", text: words.data.portable }] };
  return { ...answerFrame("portability", facts), sections: [about, ...dataSections(copy, words)] };
}

/** What was blacked out and what was left out, in words: nobody finds a gap that nothing explains. */
export function withheldWords(counts: readonly RedactionCount[], attached: readonly AttachedFile[], { blocked, data }: AnswerWords): string[] {
  return [
    ...counts.map(({ reason, count }) => `${blocked.mark}: ${blocked.reasons[reason]} (${count})`),
    ...attached.flatMap(({ systemName, name, path, why }) => (path === null ? [`${data.leftOut}: ${systemName}, ${name}. ${why ?? ""}`] : [])),
  ];
}

function searchedSection(systems: readonly SheetSystem[], { searched, data }: AnswerWords): AnswerSection {
  return { id: "searched", heading: searched.heading, blocks: [{ kind: "table", columns: [searched.system, searched.records], rows: systems.map(({ name, records }) => [name, String(records)]), empty: data.empty }] };
}

function dataSections({ tables, attached }: CopyFacts, { data }: AnswerWords): AnswerSection[] {
  const names = [...new Set([...tables.map(({ systemName }) => systemName), ...attached.map(({ systemName }) => systemName)])];
  return names.map((name, at) => ({
    id: `data-${at + 1}`, heading: `${data.heading}: ${name}`,
    blocks: [
      ...tables.filter(({ systemName }) => systemName === name).flatMap((table): Block[] => [
        { kind: "subheading", text: table.title, note: data.rows({ count: table.rows.length }) }, { kind: "table", columns: table.columns, rows: table.rows, empty: data.empty, file: table.path },
      ]),
      ...attached.filter(({ systemName }) => systemName === name).flatMap((file): Block[] => [{ kind: "subheading", text: file.name }, { kind: "text", text: file.path === null ? `${data.leftOut}: ${file.why ?? ""}` : `${data.attached}: ${file.path}` }]),
    ],
  }));
}

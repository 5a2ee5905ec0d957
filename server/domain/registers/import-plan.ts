import { findUnstorableText } from "../evidence/storable-text";
import { contentBytes, differences, inCircle, laidOver, parentsOf, type Reference, referencesIn, sizeProblem } from "./content";
import type { Content, Register } from "./define";
import type { FileLine } from "./transfer-file";

/** An entry as it stands, for a file to be held against. */
export type Standing = { id: string; number: number; version: number; archived: boolean; content: Content };
export type LineFate = "new" | "changed" | "same" | "refused";
/** What a line of a file comes to: the labels of what it changes, or why it is refused. */
export type PlannedLine = { line: number; fate: LineFate; id: string | null; name: string; changes: string[]; problems: { field: string; message: string }[]; content: Content | null };

/** Parsed content, or each problem with its field. The one way into a register, by form and by file. */
export function readContent(register: Register, given: Record<string, unknown>): { content: Content } | { problems: { field: string; message: string }[] } {
  const parsed = register.schema.safeParse(given);
  if (!parsed.success) return { problems: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join("."), message })) };
  const place = findUnstorableText(parsed.data);
  if (place !== undefined) return { problems: [{ field: place, message: "This text holds a character that cannot be kept." }] };
  const tooLarge = sizeProblem(parsed.data);
  return tooLarge ? { problems: [{ field: "", message: tooLarge }] } : { content: parsed.data };
}

/** Every id that the lines of a file name, for whoever has to find out which there are. */
export function referencesOf(register: Register, lines: readonly FileLine[]): Reference[] {
  return lines.flatMap(({ content }) => {
    const read = readContent(register, { name: "-", ...content });
    return "content" in read ? referencesIn(register.fields, read.content) : [];
  });
}

/**
 * What a file would do, line by line, and nothing done. A line with an id is held against that entry, one without is new.
 * `known` says which of the ids that the lines name there are in this organization.
 */
export function planImport(register: Register, lines: readonly FileLine[], standing: ReadonlyMap<string, Standing>, known: (reference: Reference) => boolean): PlannedLine[] {
  const twice = new Set(lines.flatMap(({ id }, index) => (id !== null && lines.findIndex((other) => other.id === id) !== index ? [id] : [])));
  const planned = lines.map((line) => planLine(register, line, line.id === null ? undefined : standing.get(line.id), twice, known));
  return withoutCircles(register, planned, standing);
}

function planLine(register: Register, line: FileLine, current: Standing | undefined, twice: Set<string>, known: (reference: Reference) => boolean): PlannedLine {
  const given = line.content["name"];
  const about = { line: line.line, id: line.id, name: current?.content.name ?? (typeof given === "string" ? given.slice(0, 300) : ""), changes: [], content: null };
  const refused = (problems: { field: string; message: string }[]): PlannedLine => ({ ...about, fate: "refused", problems });
  const wrong = line.problem ?? placeProblem(line, current, twice);
  if (wrong) return refused([{ field: "", message: wrong }]);
  const read = readContent(register, current ? laidOver(current.content, line.content, register.fields) : line.content);
  if ("problems" in read) return refused(read.problems);
  const lost = referencesIn(register.fields, read.content).filter((reference) => !known(reference));
  if (lost.length > 0) return refused(lost.slice(0, 20).map(({ field, id }) => ({ field, message: `There is no ${id} in this organization.` })));
  const changes = current ? differences(register.fields, current.content, read.content).map(({ label }) => label) : [];
  if (current?.archived && changes.length > 0) return refused([{ field: "", message: "This entry is archived. Take it back before you change it." }]);
  return { ...about, name: read.content.name, fate: current ? (changes.length > 0 ? "changed" : "same") : "new", changes, problems: [], content: read.content };
}

function placeProblem({ id, version, archived }: FileLine, current: Standing | undefined, twice: Set<string>): string | null {
  if (id === null) return archived ? "A new entry cannot be archived." : null;
  if (twice.has(id)) return "This id stands in the file more than once.";
  if (!current) return "No entry of this register has this id. Leave it empty to add a new entry.";
  if (version !== null && version !== current.version) return `The entry has changed since this file was made: it is at version ${current.version}.`;
  return archived !== null && archived !== current.archived ? "Entries are archived and taken back on their page, not by a file." : null;
}

/** Refuses what would make a processor its own sub-processor through others. */
function withoutCircles(register: Register, planned: PlannedLine[], standing: ReadonlyMap<string, Standing>): PlannedLine[] {
  const edges = new Map([...standing].map(([id, { content }]) => [id, parentsOf(register, content)]));
  for (const { id, content } of planned) if (id && content) edges.set(id, parentsOf(register, content));
  const circle = inCircle(edges);
  return planned.map((line) => (line.id && circle.has(line.id) ? { ...line, fate: "refused", content: null, changes: [], problems: [{ field: "", message: "It would come under itself." }] } : line));
}

/** Says the same of the same plan only: what was looked at is what is done. */
export const planBytes = (planned: readonly PlannedLine[]): Uint8Array =>
  contentBytes({ lines: planned.map(({ line, fate, id, content }) => ({ line, fate, id, content })) });

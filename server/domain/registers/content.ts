import { canonicalBytes } from "../ledger/jcs";
import type { Field, Fields } from "./field";
import type { Content, Register } from "./define";

/** Content in the order of its fields, so that the same content is the same text wherever it was kept. */
export function ordered(fields: Fields, content: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, orderedValue(field, content[name] ?? field.empty)]));
}

function orderedValue(field: Field, value: unknown): unknown {
  if (field.kind === "group") return ordered(field.of, value as Record<string, unknown>);
  if (field.kind === "rows") return (value as Record<string, unknown>[]).map((row) => ordered(field.of, row));
  return value;
}

/** The bytes that the ledger commits to and that two contents are compared by (RFC 8785). */
export const contentBytes = (content: Record<string, unknown>): Uint8Array => canonicalBytes(content, { integersOnly: true });

export const sameContent = (a: unknown, b: unknown): boolean => Buffer.compare(canonicalBytes(a), canonicalBytes(b)) === 0;

/** A field that two versions say differently. `field` is its place, such as `automatedDecisions.logic`. */
export type Difference = { field: string; label: string; before: unknown; after: unknown };

/** What changed from one version to the next, field by field; parts of a group each by itself, rows as a whole. None where nothing did. */
export function differences(fields: Fields, before: Record<string, unknown>, after: Record<string, unknown>, path = ""): Difference[] {
  return Object.entries(fields).flatMap(([name, field]): Difference[] => {
    const [was, is] = [before[name] ?? field.empty, after[name] ?? field.empty];
    if (field.kind === "group") return differences(field.of, was as Record<string, unknown>, is as Record<string, unknown>, `${path}${name}.`).map((change) => ({ ...change, label: `${field.label}: ${change.label}` }));
    return sameContent(was, is) ? [] : [{ field: `${path}${name}`, label: field.label, before: was, after: is }];
  });
}

/** Former content with what is given laid over it: what is left out stays. */
export function laidOver(content: Record<string, unknown>, given: Record<string, unknown>, fields: Fields): Record<string, unknown> {
  return Object.fromEntries([...new Set([...Object.keys(content), ...Object.keys(given)])].map((name) => {
    const field = fields[name];
    const [was, is] = [content[name], given[name]];
    if (!(name in given)) return [name, was];
    return [name, field?.kind === "group" && isRecord(was) && isRecord(is) ? laidOver(was, is, field.of) : is];
  }));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

export type Reference = { to: string; id: string; field: string };

/** Every id that content names, with the kind of thing it is an id of. */
export function referencesIn(fields: Fields, content: Record<string, unknown>, path = ""): Reference[] {
  return Object.entries(fields).flatMap(([name, field]): Reference[] => {
    const [value, at] = [content[name] ?? field.empty, `${path}${name}`];
    if (field.kind === "reference") return value === null ? [] : [{ to: field.to, id: value as string, field: at }];
    if (field.kind === "references") return (value as string[]).map((id) => ({ to: field.to, id, field: at }));
    if (field.kind === "group") return referencesIn(field.of, value as Record<string, unknown>, `${at}.`);
    return field.kind === "rows" ? (value as Record<string, unknown>[]).flatMap((row, index) => referencesIn(field.of, row, `${at}.${index}.`)) : [];
  });
}

/** The largest content an entry may have, in bytes of its canonical form. */
export const MOST_CONTENT_BYTES = 256 * 1024;

/** Problems of content that its schema does not see; null where there are none. */
export function sizeProblem(content: Record<string, unknown>): string | null {
  return contentBytes(content).length <= MOST_CONTENT_BYTES ? null : "An entry may have 256 kB of text. Keep long documents as evidence and name them here.";
}

/** Ids that engage themselves through a chain of others; empty where the chains end. `edges`: id → who engages it. */
export function inCircle(edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reaches = (from: string): boolean => {
    const seen = new Set<string>();
    const next = [...(edges.get(from) ?? [])];
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (id === from) return true;
      if (!seen.has(id)) next.push(...(edges.get(id) ?? []));
      seen.add(id);
    }
    return false;
  };
  return new Set([...edges.keys()].filter(reaches));
}

/** Whom an entry hangs under within its own register: a sub-processor under those who engage it. */
export function parentsOf(register: Register, content: Content): string[] {
  return referencesIn(register.fields, content).filter(({ to }) => to === register.key).map(({ id }) => id);
}

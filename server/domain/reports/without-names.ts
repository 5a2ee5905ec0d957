import type { ReportSnapshot } from "./snapshot";

/** Facts of records that name a person, and those that name an account. */
const PERSON_FACTS = new Set(["accepted_by", "approved_by", "author", "owner", "person", "person_id", "requested_by", "reviewer", "tester"]);
const ACCOUNT_FACTS = new Set(["account_id"]);
/** Never told: not people. */
const NOBODY = new Set(["Proofroom", "Requester", "somebody who left"]);
const SHORTEST = 2;

export type Numbers = { person: (name: string | null) => string | null; account: (name: string | null) => string | null };
export type KnownNames = { people: Set<string>; accounts: Set<string> };
type Named = { facts: Record<string, unknown> };

/** Every name that members, keys and records tell. */
export function knownNames(members: Iterable<string>, records: readonly Named[]): KnownNames {
  const known: KnownNames = { people: new Set(), accounts: new Set() };
  const add = (to: Set<string>, value: unknown) => {
    if (typeof value === "string" && value.trim().length >= SHORTEST && !NOBODY.has(value)) to.add(value.trim());
  };
  for (const name of members) add(known.people, name);
  for (const { facts } of records) {
    for (const [fact, value] of Object.entries(facts)) {
      if (PERSON_FACTS.has(fact)) add(known.people, value);
      else if (ACCOUNT_FACTS.has(fact)) add(known.accounts, value);
    }
  }
  return known;
}

const PRINTED = ["controls", "exceptions", "openPoints", "vendors", "evidence", "populations", "skipped", "extract", "since", "findings", "requests", "sampling", "accountability"] as const;
/** Kept as it is: an exhibit is found by it, and codes name nobody. */
const KEPT = new Set(["fileName", "sha256", "leafHash", "key", "controlKey", "controlKeys", "state", "method", "kind"]);
/** Of registers: what finds an entry again, and words that are the form's. */
const KEPT_OF_REGISTERS = new Set([...KEPT, "ledgerEntry", "number", "label", "law", "missing", "title", "about", "none"]);

/**
 * The snapshot with a number for every name of a member, a key's owner or a record, and for every e-mail address, wherever
 * it is printed. Who prepares and signs the report stays named: a signature of a number would be none; of the data
 * protection officer the address stays, which is published anyway (GDPR Art. 37(7)), and the name does not. The same name has the same number in the whole report.
 */
export function withoutNames(snapshot: ReportSnapshot, known: KnownNames, numbers: Numbers): ReportSnapshot {
  const officer = officerOf(snapshot);
  const people = new Set([...known.people, ...officer.name, ...snapshot.controls.flatMap((sheet) => sheet.owner ?? []), ...snapshot.evidence.flatMap((entry) => entry.extractedBy ?? [])].filter((name) => !NOBODY.has(name)));
  const replace = replacer(people, known.accounts, numbers);
  const desk = snapshot.privacy ? { privacy: { ...snapshot.privacy, controller: { ...snapshot.privacy.controller, dpo: [...officer.name.map(replace), ...officer.addresses].join(", ") || null } } } : {};
  return { ...snapshot, ...desk, ...Object.fromEntries(PRINTED.flatMap((part) => (snapshot[part] === undefined ? [] : [[part, walked(snapshot[part], replace, part === "accountability" ? KEPT_OF_REGISTERS : KEPT)]]))) };
}

/** Name and addresses of the data protection officer, which stand in one line. */
function officerOf({ privacy }: ReportSnapshot): { name: string[]; addresses: string[] } {
  const parts = privacy?.controller.dpo?.split(", ") ?? [];
  const name = parts.filter((part) => !ADDRESS.test(part)).join(", ");
  return { name: name === "" ? [] : [name], addresses: parts.filter((part) => ADDRESS.test(part)) };
}

function walked(value: unknown, replace: (text: string) => string, kept: ReadonlySet<string>): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((each) => walked(each, replace, kept));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, kept.has(name) ? each : walked(each, replace, kept)]));
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}@._+-]*/gu;
const ADDRESS = /^[^@\s]+@[^@\s]+\.[\p{L}]{2,}$/u;
type Candidate = { name: string; number: () => string };

/** Looks at each word once, whatever the number of names: a report has many of both. */
function replacer(people: ReadonlySet<string>, accounts: ReadonlySet<string>, { person, account }: Numbers): (text: string) => string {
  const byFirstWord = new Map<string, Candidate[]>();
  const learn = (name: string, number: () => string) => {
    const first = wordAt(name);
    if (first !== "") byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { name, number }].sort((a, b) => b.name.length - a.name.length));
  };
  for (const name of people) learn(name, () => person(name) ?? name);
  for (const name of accounts) if (!people.has(name)) learn(name, () => account(name) ?? name);
  return (text) => {
    let [out, from] = ["", 0];
    for (const match of text.matchAll(WORD)) {
      if (match.index < from) continue;
      const word = trimmed(match[0]);
      const found = byFirstWord.get(word)?.find(({ name }) => text.startsWith(name, match.index) && !/^[\p{L}\p{N}]/u.test(text.slice(match.index + name.length, match.index + name.length + 2)));
      const number = found ? found.number() : ADDRESS.test(word) ? person(word) : null;
      if (number === null) continue;
      out += text.slice(from, match.index) + number;
      from = match.index + (found?.name ?? word).length;
    }
    return from === 0 ? text : out + text.slice(from);
  };
}

const trimmed = (word: string): string => word.replace(/[._+-]+$/u, "");
const wordAt = (name: string): string => trimmed(name.match(WORD)?.[0] ?? "");

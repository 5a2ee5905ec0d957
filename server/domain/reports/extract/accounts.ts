import { inOrder, text, type SourcedRecord } from "./record-words";

/** The accounts of one system as its newest export gave them, and as the one before did. */
export type SystemAccounts = { system: string; at: string; accounts: SourcedRecord[]; before: { at: string; accounts: SourcedRecord[] } | null };

/** One export is all accounts of a system with one moment. Undated accounts belong to no export. */
export function systemsOf(records: readonly SourcedRecord[], until: string): SystemAccounts[] {
  const dated = inOrder(records.filter((record) => record.kind === "account" && record.occurredAt !== null && record.occurredAt < until));
  const bySystem = Map.groupBy(dated, (record) => text(record, "system_id") ?? "system not stated");
  return [...bySystem.keys()].sort().flatMap((system) => {
    const exports = [...Map.groupBy(bySystem.get(system) ?? [], (record) => record.occurredAt ?? "")].map(([at, accounts]) => ({ at, accounts: sorted(accounts) }));
    const [newest, before] = [exports.at(-1), exports.at(-2)];
    return newest ? [{ system, ...newest, before: before ?? null }] : [];
  });
}

/** What changed from one export to the next, by account. */
export function changesBetween(before: readonly SourcedRecord[], after: readonly SourcedRecord[]): { added: string[]; gone: string[]; raised: string[] } {
  const [old, now] = [new Map(before.map((each) => [nameOf(each), each])), new Map(after.map((each) => [nameOf(each), each]))];
  return {
    added: [...now.keys()].filter((name) => !old.has(name)), gone: [...old.keys()].filter((name) => !now.has(name)),
    raised: [...now].filter(([name, each]) => each.facts["privileged"] === true && old.has(name) && old.get(name)?.facts["privileged"] !== true).map(([name]) => name),
  };
}

export const nameOf = (account: SourcedRecord): string => text(account, "account_id") ?? "account not stated";

/** Where the person behind an account stands on the newest roster entry about them. */
export function rosterOf(records: readonly SourcedRecord[], until: string): (person: string | null) => string {
  const roster = new Map(inOrder(records.filter((record) => record.kind === "person" && (record.occurredAt ?? "") < until)).map((record) => [text(record, "person_id"), record.facts["active"]]));
  return (person) => {
    if (person === null) return "no person stated";
    if (!roster.has(person)) return roster.size === 0 ? "no roster received" : "not on the roster";
    return roster.get(person) === true ? "active" : roster.get(person) === false ? "left" : "on the roster";
  };
}

function sorted(accounts: readonly SourcedRecord[]): SourcedRecord[] {
  return [...accounts].sort((a, b) => (`${nameOf(a)} ${a.id}` < `${nameOf(b)} ${b.id}` ? -1 : 1));
}

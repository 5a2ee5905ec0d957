import type { SnapshotSay } from "../say";
import { inOrder, text, type SourcedRecord } from "./record-words";

/** The accounts of one system as its newest export gave them, and as the one before did. */
export type SystemAccounts = { system: string; at: string; accounts: SourcedRecord[]; before: { at: string; accounts: SourcedRecord[] } | null };

/** One export is all accounts of a system with one moment. Undated accounts belong to no export. */
export function systemsOf(records: readonly SourcedRecord[], until: string, say: SnapshotSay): SystemAccounts[] {
  const dated = inOrder(records.filter((record) => record.kind === "account" && record.occurredAt !== null && record.occurredAt < until));
  const bySystem = Map.groupBy(dated, (record) => text(record, "system_id") ?? say("system not stated"));
  return [...bySystem.keys()].sort().flatMap((system) => {
    const exports = [...Map.groupBy(bySystem.get(system) ?? [], (record) => record.occurredAt ?? "")].map(([at, accounts]) => ({ at, accounts: sorted(accounts, say) }));
    const [newest, before] = [exports.at(-1), exports.at(-2)];
    return newest ? [{ system, ...newest, before: before ?? null }] : [];
  });
}

/** What changed from one export to the next, by account. */
export function changesBetween(before: readonly SourcedRecord[], after: readonly SourcedRecord[], say: SnapshotSay): { added: string[]; gone: string[]; raised: string[] } {
  const [old, now] = [new Map(before.map((each) => [nameOf(each, say), each])), new Map(after.map((each) => [nameOf(each, say), each]))];
  return {
    added: [...now.keys()].filter((name) => !old.has(name)), gone: [...old.keys()].filter((name) => !now.has(name)),
    raised: [...now].filter(([name, each]) => each.facts["privileged"] === true && old.has(name) && old.get(name)?.facts["privileged"] !== true).map(([name]) => name),
  };
}

export const nameOf = (account: SourcedRecord, say: SnapshotSay): string => text(account, "account_id") ?? say("account not stated");

/** Where the person behind an account stands on the newest roster entry about them. */
export function rosterOf(records: readonly SourcedRecord[], until: string, say: SnapshotSay): (person: string | null) => string {
  const roster = new Map(inOrder(records.filter((record) => record.kind === "person" && (record.occurredAt ?? "") < until)).map((record) => [text(record, "person_id"), record.facts["active"]]));
  return (person) => {
    if (person === null) return say("no person stated");
    if (!roster.has(person)) return roster.size === 0 ? say("no roster received") : say("not on the roster");
    return roster.get(person) === true ? say("active") : roster.get(person) === false ? say("left") : say("on the roster");
  };
}

function sorted(accounts: readonly SourcedRecord[], say: SnapshotSay): SourcedRecord[] {
  return [...accounts].sort((a, b) => (`${nameOf(a, say)} ${a.id}` < `${nameOf(b, say)} ${b.id}` ? -1 : 1));
}

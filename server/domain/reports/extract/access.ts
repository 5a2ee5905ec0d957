import { changesBetween, nameOf, rosterOf, systemsOf, type SystemAccounts } from "./accounts";
import type { Block, Extract, ExtractColumn } from "./extract";
import { snapshotSay, type SnapshotSay } from "../say";
import { pseudonyms } from "./pseudonyms";
import { datedIn, figure, moment, numeric, percent, source, text, when, yes, type SourcedRecord } from "./record-words";

/** What an exhibit says of where it came from. */
export type ExportFacts = { source: string | null; query: string | null; rows: number | null; total: number | null };
type Names = { person: (name: string | null) => string | null; account: (name: string | null) => string | null };
export type AccessInput = { records: readonly SourcedRecord[]; period: { from: string; to: string }; exports: ReadonlyMap<string, ExportFacts>; pseudonymous: boolean; say?: SnapshotSay };

const column = (head: string, share: number, align?: "right"): ExtractColumn => ({ head, share, ...(align && { align }) });

/** Who could get in where, who looked at it, and what no record says. Records are those known at the end of the period. */
export function accessExtract({ records, period, exports, pseudonymous, say = snapshotSay() }: AccessInput): Extract & { parts: Record<string, Block[]> } {
  const names = { person: pseudonyms(say("Person"), pseudonymous), account: pseudonyms(say("Account"), pseudonymous) };
  const systems = systemsOf(records, period.to, say);
  const roster = rosterOf(records, period.to, say);
  return {
    purpose: [say("It shows which reviews of access took place in the period and what they found, the accounts of every system that exported them, and what became of those of people who left.")],
    limits: [
      say("A review is on record as one line of figures. The decision on each account, its reason, who decided it and when, and the ticket of each removal stand in no record: ask for the review's own list."),
      say("Systems that sent no export are not in this report. Whether one is missing, only the inventory of systems can say."),
      ...(pseudonymous ? [say("People and accounts are printed by numbers, the same number for the same name in the whole report. Names of exhibits and free text are printed as they were written.")] : []),
    ],
    chapters: [],
    parts: {
      reviews: reviews(datedIn(records, "access_review", period), names, say), systems: overview(systems, exports, say),
      changes: changes(systems, names, say), leavers: leavers(datedIn(records, "leaver", period), systems, names, say),
      privileged: privileged(datedIn(records, "privileged_account", period), names, say), accounts: systems.length === 0 ? [{ paragraph: say("No system exported its accounts by the end of the period.") }] : systems.flatMap((system) => accountsOf(system, names, roster, say)),
    },
  };
}

function reviews(rows: readonly SourcedRecord[], { person }: Names, say: SnapshotSay): Block[] {
  return [{ table: {
    title: say("Reviews completed, and what they counted"), none: say("No access review was received for this period."),
    columns: [column(say("Completed"), 0.15), column(say("Reviewer"), 0.15), column(say("Systems"), 0.09, "right"), column(say("Accounts reviewed"), 0.13, "right"), column(say("Equals source"), 0.09), column(say("Own access"), 0.09, "right"), column(say("Undecided"), 0.1, "right"), column(say("Removals open, longest"), 0.11, "right"), column(say("Exhibit"), 0.09)],
    rows: rows.map((row) => [
      when(row), person(text(row, "reviewer")), percent(numeric(row, "systems_ratio")), [percent(numeric(row, "accounts_reviewed_ratio")) ?? say("not stated"), say("of {total}", { total: figure(say, row, "accounts_total") ?? "?" })],
      yes(say, row, "source_count_matches"), figure(say, row, "self_reviewed"), figure(say, row, "undecided"), [figure(say, row, "revocations_open") ?? say("not stated"), say("{count} days", { count: figure(say, row, "max_revocation_days") ?? "?" })], source(say, row),
    ]),
  } }];
}

function overview(systems: readonly SystemAccounts[], exports: ReadonlyMap<string, ExportFacts>, say: SnapshotSay): Block[] {
  const count = (of: SystemAccounts, is: (account: SourcedRecord) => boolean) => String(of.accounts.filter(is).length);
  return [{ table: {
    title: say("The newest export of each system"), none: say("No system exported its accounts by the end of the period."),
    columns: [column(say("System"), 0.16), column(say("Exported"), 0.15), column(say("Accounts"), 0.09, "right"), column(say("Privileged"), 0.1, "right"), column(say("Without MFA"), 0.09, "right"), column(say("Source, query"), 0.2), column(say("Rows, of the source's"), 0.12, "right"), column(say("Exhibit"), 0.09)],
    rows: systems.map((of) => {
      const facts = exports.get(of.accounts[0]?.evidenceId ?? "");
      return [
        of.system, { at: of.at }, String(of.accounts.length), count(of, ({ facts: { privileged: is } }) => is === true), count(of, ({ facts: { mfa_enrolled: is } }) => is === false),
        [facts?.source ?? say("source not stated"), facts?.query ?? say("query not stated")], [String(facts?.rows ?? of.accounts.length), say("of {total}", { total: String(facts?.total ?? say("not stated")) })], of.accounts[0] ? source(say, of.accounts[0]) : null,
      ];
    }),
  } }];
}

function changes(systems: readonly SystemAccounts[], { account }: Names, say: SnapshotSay): Block[] {
  const list = (names: readonly string[]) => (names.length === 0 ? say("none") : [`${names.length}`, ...names.slice(0, 40).map((name) => account(name) ?? ""), ...(names.length > 40 ? [say("and {more} more", { more: String(names.length - 40) })] : [])]);
  return [{ table: {
    title: say("Accounts that came, went or were raised between the two newest exports"), none: say("No system exported its accounts."),
    columns: [column(say("System"), 0.2), column(say("From export"), 0.16), column(say("Came"), 0.22), column(say("Went"), 0.22), column(say("Became privileged"), 0.2)],
    rows: systems.map((of) => {
      if (of.before === null) return [of.system, say("no export before"), say("cannot be said"), say("cannot be said"), say("cannot be said")];
      const { added, gone, raised } = changesBetween(of.before.accounts, of.accounts, say);
      return [of.system, { at: of.before.at }, list(added), list(gone), list(raised)];
    }),
  } }];
}

function leavers(rows: readonly SourcedRecord[], systems: readonly SystemAccounts[], { person }: Names, say: SnapshotSay): Block[] {
  const open = (name: string | null) => systems.filter((of) => name !== null && of.accounts.some((each) => text(each, "person") === name && !/^(disabled|suspended|inactive|deleted)$/i.test(text(each, "status") ?? ""))).map(({ system }) => system);
  return [{ table: {
    title: say("People who left in the period"), none: say("No record tells of anybody who left in the period."),
    columns: [column(say("Person"), 0.22), column(say("Left"), 0.18), column(say("Hours to disable"), 0.12, "right"), column(say("Accounts left open"), 0.12, "right"), column(say("Still enabled in the newest export of"), 0.27), column(say("Exhibit"), 0.09)],
    rows: rows.map((row) => {
      const name = text(row, "person_id");
      return [person(name), moment(row, "left_at"), figure(say, row, "hours_to_disable"), figure(say, row, "open_accounts"), open(name).length === 0 ? say("none") : open(name), source(say, row)];
    }),
  } }];
}

function privileged(rows: readonly SourcedRecord[], { person, account }: Names, say: SnapshotSay): Block[] {
  return [{ table: {
    title: say("Privileged accounts on record in the period"), none: say("No record of a privileged account was received for this period."),
    columns: [column(say("Account"), 0.2), column(say("Seen"), 0.16), column(say("Approved by"), 0.16), column(say("Justification"), 0.21), column(say("Days unused"), 0.09, "right"), column(say("Logged"), 0.09), column(say("Exhibit"), 0.09)],
    rows: rows.map((row) => [account(text(row, "account_id")), when(row), person(text(row, "approved_by")), text(row, "justification"), figure(say, row, "unused_days"), yes(say, row, "logged"), source(say, row)]),
  } }];
}

function accountsOf(of: SystemAccounts, { person, account }: Names, roster: (person: string | null) => string, say: SnapshotSay): Block[] {
  return [{ heading: of.system }, { table: {
    title: say("{n} account of {system}|{n} accounts of {system}", { n: String(of.accounts.length), system: of.system }), none: say("No account."),
    columns: [column(say("Account"), 0.22), column(say("Person, on the roster"), 0.18), column(say("Status"), 0.1), column(say("Roles"), 0.16), column(say("Privileged"), 0.1), column(say("MFA"), 0.06), column(say("Last used"), 0.1), column(say("Exhibit"), 0.08)],
    rows: of.accounts.map((row) => {
      const name = text(row, "person");
      return [account(nameOf(row, say)), [person(name) ?? say("person not stated"), ...(name === null ? [] : [roster(name)])], text(row, "status"), text(row, "roles"), yes(say, row, "privileged"), yes(say, row, "mfa_enrolled"), dayOf(text(row, "last_used_at")), source(say, row)];
    }),
  } }];
}

const dayOf = (at: string | null) => (at === null ? null : { day: at });

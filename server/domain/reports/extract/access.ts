import { changesBetween, nameOf, rosterOf, systemsOf, type SystemAccounts } from "./accounts";
import type { Block, Extract, ExtractColumn } from "./extract";
import { datedIn, moment, numeric, percent, source, text, when, yes, type SourcedRecord } from "./record-words";

/** What an exhibit says of where it came from. */
export type ExportFacts = { source: string | null; query: string | null; rows: number | null; total: number | null };
type Names = { person: (name: string | null) => string | null; account: (name: string | null) => string | null };
export type AccessInput = { records: readonly SourcedRecord[]; period: { from: string; to: string }; exports: ReadonlyMap<string, ExportFacts>; pseudonymous: boolean; names: Names };

const column = (head: string, share: number, align?: "right"): ExtractColumn => ({ head, share, ...(align && { align }) });

/** Who could get in where, who looked at it, and what no record says. Records are those known at the end of the period. */
export function accessExtract({ records, period, exports, pseudonymous, names }: AccessInput): Extract & { parts: Record<string, Block[]> } {
  const systems = systemsOf(records, period.to);
  const roster = rosterOf(records, period.to);
  return {
    purpose: ["It shows which reviews of access took place in the period and what they found, the accounts of every system that exported them, and what became of those of people who left."],
    limits: [
      "A review is on record as one line of figures. The decision on each account, its reason, who decided it and when, and the ticket of each removal stand in no record: ask for the review's own list.",
      "Systems that sent no export are not in this report. Whether one is missing, only the inventory of systems can say.",
      ...(pseudonymous ? ["People and accounts are printed by numbers, the same number for the same name in the whole report. File names are printed as they are, so that an exhibit is found, and so is a name in free text that no record and no list of members tells."] : []),
    ],
    chapters: [],
    parts: {
      reviews: reviews(datedIn(records, "access_review", period), names), systems: overview(systems, exports),
      changes: changes(systems, names), leavers: leavers(datedIn(records, "leaver", period), systems, names),
      privileged: privileged(datedIn(records, "privileged_account", period), names), accounts: systems.length === 0 ? [{ paragraph: "No system exported its accounts by the end of the period." }] : systems.flatMap((system) => accountsOf(system, names, roster)),
    },
  };
}

function reviews(rows: readonly SourcedRecord[], { person }: Names): Block[] {
  return [{ table: {
    title: "Reviews completed, and what they counted", none: "No access review was received for this period.",
    columns: [column("Completed", 0.15), column("Reviewer", 0.15), column("Systems", 0.09, "right"), column("Accounts reviewed", 0.13, "right"), column("Equals source", 0.09), column("Own access", 0.09, "right"), column("Undecided", 0.1, "right"), column("Removals open, longest", 0.11, "right"), column("Exhibit", 0.09)],
    rows: rows.map((row) => [
      when(row), person(text(row, "reviewer")), percent(numeric(row, "systems_ratio")), [`${percent(numeric(row, "accounts_reviewed_ratio")) ?? "not stated"}`, `of ${text(row, "accounts_total") ?? "?"}`],
      yes(row, "source_count_matches"), text(row, "self_reviewed"), text(row, "undecided"), [text(row, "revocations_open") ?? "not stated", `${text(row, "max_revocation_days") ?? "?"} days`], source(row),
    ]),
  } }];
}

function overview(systems: readonly SystemAccounts[], exports: ReadonlyMap<string, ExportFacts>): Block[] {
  const count = (of: SystemAccounts, is: (account: SourcedRecord) => boolean) => String(of.accounts.filter(is).length);
  return [{ table: {
    title: "The newest export of each system", none: "No system exported its accounts by the end of the period.",
    columns: [column("System", 0.16), column("Exported", 0.15), column("Accounts", 0.09, "right"), column("Privileged", 0.1, "right"), column("Without MFA", 0.09, "right"), column("Source, query", 0.2), column("Rows, of the source's", 0.12, "right"), column("Exhibit", 0.09)],
    rows: systems.map((of) => {
      const facts = exports.get(of.accounts[0]?.evidenceId ?? "");
      return [
        of.system, { at: of.at }, String(of.accounts.length), count(of, ({ facts: { privileged: is } }) => is === true), count(of, ({ facts: { mfa_enrolled: is } }) => is === false),
        [facts?.source ?? "source not stated", facts?.query ?? "query not stated"], [String(facts?.rows ?? of.accounts.length), `of ${facts?.total ?? "not stated"}`], of.accounts[0] ? source(of.accounts[0]) : null,
      ];
    }),
  } }];
}

function changes(systems: readonly SystemAccounts[], { account }: Names): Block[] {
  const list = (names: readonly string[]) => (names.length === 0 ? "none" : [`${names.length}`, ...names.slice(0, 40).map((name) => account(name) ?? ""), ...(names.length > 40 ? [`and ${names.length - 40} more`] : [])]);
  return [{ table: {
    title: "Accounts that came, went or were raised between the two newest exports", none: "No system exported its accounts.",
    columns: [column("System", 0.2), column("From export", 0.16), column("Came", 0.22), column("Went", 0.22), column("Became privileged", 0.2)],
    rows: systems.map((of) => {
      if (of.before === null) return [of.system, "no export before", "cannot be said", "cannot be said", "cannot be said"];
      const { added, gone, raised } = changesBetween(of.before.accounts, of.accounts);
      return [of.system, { at: of.before.at }, list(added), list(gone), list(raised)];
    }),
  } }];
}

function leavers(rows: readonly SourcedRecord[], systems: readonly SystemAccounts[], { person }: Names): Block[] {
  const open = (name: string | null) => systems.filter((of) => name !== null && of.accounts.some((each) => text(each, "person") === name && !/^(disabled|suspended|inactive|deleted)$/i.test(text(each, "status") ?? ""))).map(({ system }) => system);
  return [{ table: {
    title: "People who left in the period", none: "No record tells of anybody who left in the period.",
    columns: [column("Person", 0.22), column("Left", 0.18), column("Hours to disable", 0.12, "right"), column("Accounts left open", 0.12, "right"), column("Still enabled in the newest export of", 0.27), column("Exhibit", 0.09)],
    rows: rows.map((row) => {
      const name = text(row, "person_id");
      return [person(name), moment(row, "left_at"), text(row, "hours_to_disable"), text(row, "open_accounts"), open(name).length === 0 ? "none" : open(name), source(row)];
    }),
  } }];
}

function privileged(rows: readonly SourcedRecord[], { person, account }: Names): Block[] {
  return [{ table: {
    title: "Privileged accounts on record in the period", none: "No record of a privileged account was received for this period.",
    columns: [column("Account", 0.2), column("Seen", 0.16), column("Approved by", 0.16), column("Justification", 0.21), column("Days unused", 0.09, "right"), column("Logged", 0.09), column("Exhibit", 0.09)],
    rows: rows.map((row) => [account(text(row, "account_id")), when(row), person(text(row, "approved_by")), text(row, "justification"), text(row, "unused_days"), yes(row, "logged"), source(row)]),
  } }];
}

function accountsOf(of: SystemAccounts, { person, account }: Names, roster: (person: string | null) => string): Block[] {
  return [{ heading: of.system }, { table: {
    title: `${of.accounts.length} ${of.accounts.length === 1 ? "account" : "accounts"} of ${of.system}`, none: "No account.",
    columns: [column("Account", 0.22), column("Person, on the roster", 0.18), column("Status", 0.1), column("Roles", 0.16), column("Privileged", 0.1), column("MFA", 0.06), column("Last used", 0.1), column("Exhibit", 0.08)],
    rows: of.accounts.map((row) => {
      const name = text(row, "person");
      return [account(nameOf(row)), [person(name) ?? "person not stated", ...(name === null ? [] : [roster(name)])], text(row, "status"), text(row, "roles"), yes(row, "privileged"), yes(row, "mfa_enrolled"), dayOf(text(row, "last_used_at")), source(row)];
    }),
  } }];
}

const dayOf = (at: string | null) => (at === null ? null : { day: at });

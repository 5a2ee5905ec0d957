import type { Tx } from "@/db/client";
import { pseudonyms } from "@/server/domain/reports/extract/pseudonyms";
import { snapshotSay } from "@/server/domain/reports/say";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { knownNames, withoutNames } from "@/server/domain/reports/without-names";

import { loadRecords } from "../controls/load-records";
import { knownPeople } from "./known-people";

/** A snapshot that was composed with names, of an audit, with numbers for those of members, of everybody who acted, of whom the audit names and of the records behind its populations. */
export async function hideNames(tx: Tx, orgId: string, snapshot: ReportSnapshot): Promise<ReportSnapshot> {
  const people = await knownPeople(tx, orgId);
  const records = await loadRecords(tx, orgId, [...new Set(snapshot.populations.map(({ kind }) => kind))]);
  const named = [
    ...(snapshot.findings ?? []).flatMap(({ raisedBy, response, history }) => [raisedBy, response?.owner, ...history.flatMap(({ by, ownerName }) => [by, ownerName])]),
    ...(snapshot.requests ?? []).map(({ owner }) => owner),
  ].flatMap((name) => name ?? []);
  const say = snapshotSay(snapshot.language);
  return withoutNames(snapshot, knownNames([...people, ...named], records), { person: pseudonyms(say("Person"), true), account: pseudonyms(say("Account"), true) });
}

import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import { pseudonyms } from "@/server/domain/reports/extract/pseudonyms";
import { snapshotSay } from "@/server/domain/reports/say";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { knownNames, withoutNames } from "@/server/domain/reports/without-names";

import { loadRecords } from "../controls/load-records";

/** A snapshot that was composed with names, of an audit, with numbers for those of members, of auditors in it and of the records behind its populations. */
export async function hideNames(tx: Tx, orgId: string, snapshot: ReportSnapshot): Promise<ReportSnapshot> {
  const members = await tx.select({ name: users.name }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(eq(memberships.orgId, orgId));
  const records = await loadRecords(tx, orgId, [...new Set(snapshot.populations.map(({ kind }) => kind))]);
  const auditors = (snapshot.findings ?? []).flatMap(({ raisedBy, history }) => [raisedBy, ...history.map(({ by }) => by)]);
  const say = snapshotSay(snapshot.language);
  return withoutNames(snapshot, knownNames([...members.map(({ name }) => name), ...auditors], records), { person: pseudonyms(say("Person"), true), account: pseudonyms(say("Account"), true) });
}

import { and, asc, count, eq, gte, lt } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditGrants, auditViews } from "@/db/schema/engagements";
import type { ExtractChapter } from "@/server/domain/reports/extract/extract";
import { pseudonyms } from "@/server/domain/reports/extract/pseudonyms";
import { snapshotSay, type SnapshotSay } from "@/server/domain/reports/say";
import type { ReportOptions } from "@/server/domain/reports/schema";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { viewedWords } from "@/server/domain/reports/viewed-words";

import { systemContext } from "../access/system-context";
import { engagementName, engagementOrThrow } from "../engagements/rows";
import { organizationOrThrow, zoneAt } from "../organizations/rows";
import { personNames } from "../users/names";
import { checkpointOf } from "./checkpoint";
import { headingOf } from "./compose";
import type { ReportRecord } from "./facts";

/** More lines than anybody reads; the report says how many there are. */
const MOST_VIEWS = 100_000;
type Grant = Pick<typeof auditGrants.$inferSelect, "id" | "name" | "email" | "createdAt" | "acceptedAt" | "expiresAt" | "revokedAt">;
type View = Pick<typeof auditViews.$inferSelect, "at" | "grantId" | "what" | "label" | "objectKind" | "objectId" | "ip">;

/** Everything the access log of one audit prints: who was let in, and every view and download of the period. NOT_FOUND for an audit that is not the organization's. */
export async function accessLogSnapshot(tx: Tx, orgId: string, report: ReportRecord): Promise<ReportSnapshot> {
  const organization = await organizationOrThrow(tx, orgId);
  const { engagement: id = "", pseudonymous = false, language, sections } = report.options as ReportOptions;
  const say = snapshotSay(language);
  const until = report.to < report.requestedAt ? report.to : report.requestedAt;
  const audit = await engagementOrThrow(tx, systemContext(orgId, until), id);
  const grants = await tx.select().from(auditGrants).where(and(eq(auditGrants.orgId, orgId), eq(auditGrants.engagementId, id), lt(auditGrants.createdAt, until))).orderBy(asc(auditGrants.createdAt), asc(auditGrants.id));
  const inPeriod = and(eq(auditViews.orgId, orgId), eq(auditViews.engagementId, id), gte(auditViews.at, report.from), lt(auditViews.at, until));
  const views = await tx.select().from(auditViews).where(inPeriod).orderBy(asc(auditViews.seq)).limit(MOST_VIEWS);
  const [all] = await tx.select({ value: count() }).from(auditViews).where(inPeriod);
  const left = (all?.value ?? 0) - views.length;
  return {
    ...headingOf({ report, organization, names: await personNames(tx, [report.requestedBy]) }, zoneAt(organization, until.toISOString())), ledger: await checkpointOf(tx, orgId),
    frameworks: [], coverageWeeks: [], controls: [], exceptions: [], openPoints: [], vendors: [], evidence: [], populations: [], skipped: left > 0 ? [{ what: say("Views and downloads"), count: left, why: say("More than a report holds; they stay in the portal.") }] : [],
    engagement: { reference: engagementName(audit.number), name: audit.name, firm: audit.firm },
    extract: { purpose: [say("It shows who was let into the audit named on the cover, and what each of them opened and took along in the period.")], limits: limitsOf(pseudonymous, say), chapters: chaptersOf(grants, views, until, pseudonymous, say).filter((_, at) => sections === undefined || sections.includes(at === 0 ? "accesses" : "views")) },
  };
}

function limitsOf(pseudonymous: boolean, say: SnapshotSay): string[] {
  return [
    say("Recorded is what was asked of the server: that a page was opened, not that it was read. What was done with a file after it was taken along is not known."),
    ...(pseudonymous ? [say("Auditors are printed by numbers, the same number for the same access. E-mail addresses and network addresses are left out.")] : []),
  ];
}

function chaptersOf(grants: readonly Grant[], views: readonly View[], until: Date, pseudonymous: boolean, say: SnapshotSay): ExtractChapter[] {
  const numbered = pseudonyms(say("Auditor"), pseudonymous);
  // By access, not by name: two people may have the same name.
  const whoOf = new Map(grants.map((grant) => [grant.id, pseudonymous ? numbered(grant.id) : grant.name]));
  const counts = Map.groupBy(views, (view) => view.grantId);
  const at = (moment: Date | null) => (moment === null || moment >= until ? null : { at: moment.toISOString() });
  return [{ title: say("Who was let in"), blocks: [{ table: {
    title: say("Accesses given by the end of the period"), none: say("Nobody was invited to this audit."),
    columns: [{ head: say("Auditor"), share: 0.28 }, { head: say("Invited"), share: 0.15 }, { head: say("Accepted"), share: 0.15 }, { head: say("Ends, or taken back"), share: 0.18 }, { head: say("Opened"), share: 0.12, align: "right" }, { head: say("Taken along"), share: 0.12, align: "right" }],
    rows: grants.map((grant) => {
      const own = counts.get(grant.id) ?? [];
      const takenBack = at(grant.revokedAt);
      return [pseudonymous ? (whoOf.get(grant.id) ?? null) : [grant.name, grant.email], at(grant.createdAt), at(grant.acceptedAt) ?? say("not accepted"), takenBack ?? { at: grant.expiresAt.toISOString() }, String(own.filter(({ what }) => what === "view").length), String(own.filter(({ what }) => what === "download").length)];
    }),
  } }] }, { title: say("What was opened and taken along"), blocks: [{ table: {
    title: say("Views and downloads, in the order they were recorded"), none: say("Nothing was opened or taken along in the period."),
    columns: [{ head: say("When"), share: 0.24 }, { head: say("Auditor"), share: 0.18 }, { head: say("What"), share: 0.12 }, { head: say("Object"), share: pseudonymous ? 0.46 : 0.32 }, ...(pseudonymous ? [] : [{ head: say("Network address"), share: 0.14 }])],
    rows: views.map((view) => [{ at: view.at.toISOString() }, whoOf.get(view.grantId) ?? null, view.what === "view" ? say("opened") : say("taken along"), viewedWords(say, view), ...(pseudonymous ? [] : [view.ip])]),
  } }] }];
}

import { and, asc, desc, eq, gte, inArray, lt, lte } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { verdictEvents } from "@/db/schema/controls";
import { erasures } from "@/db/schema/erasures";
import { evidence, evidenceLinks } from "@/db/schema/evidence";
import { findCatalogControl } from "@/server/domain/catalog/controls";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { requirementText } from "@/server/domain/catalog/requirement-text";
import { promisedRuleLabels } from "@/server/domain/controls/explain";
import { GetControlInput } from "@/server/domain/controls/input";
import { openedBands, openedOccurrences } from "@/server/domain/controls/opened-days";
import { isSameVerdict, judge } from "@/server/domain/controls/judge";
import { listParameters } from "@/server/domain/controls/parameters";
import type { Verdict } from "@/server/domain/controls/schema";
import type { ControlDetail } from "@/server/domain/controls/view";

import { evidenceInReach } from "../access/reach";
import { authorize, parseInput, type ServiceContext } from "../context";
import { erasuresOf } from "../erasures/rows";
import { linkStands } from "../evidence/link-stands";
import { isSuperseded, isWithdrawn } from "../evidence/stands";
import { organizationOrThrow, zoneAt, type OrganizationRow } from "../organizations/rows";
import { personNames } from "../users/names";
import { currentVerdict } from "./current-verdict";
import { loadRecords } from "./load-records";
import { controlAt, controlLines, controlOrThrow, toControlRow, type ControlRecord } from "./rows";

/**
 * One control with its verdict and why. For a past day the verdict is worked out again from what had been received by
 * then, which equals what was shown, and once more with all received since (hindsight), told only where that differs.
 */
export async function getControl(ctx: ServiceContext, input: unknown): Promise<ControlDetail> {
  authorize(ctx, "controls:read");
  const { key, asOf } = parseInput(GetControlInput, input);
  const moment = asOf ? new Date(asOf) : undefined;
  return withOrg(ctx.orgId, async (tx) => {
    const today = await controlOrThrow(tx, ctx, key);
    const control = moment ? await controlAt(tx, today, moment) : today;
    const organization = await organizationOrThrow(tx, ctx.orgId);
    const [line] = await controlLines(tx, ctx, { asOf: moment, counted: true, only: control.id });
    const { verdict, later } = await verdictsOf(tx, control, organization, { now: ctx.now, moment });
    const row = toControlRow(line ?? { control, owner: null, status: null, requirements: [], evidenceCount: 0 });
    return {
      ...row, title: control.title, state: verdict.state, sentence: verdict.sentence, nextChangeAt: verdict.nextChangeAt,
      ...describe(control), parameters: await parametersOf(tx, control), rules: labelled(control, verdict),
      criteria: row.requirements.map(({ framework, id }) => ({ framework, id, text: requirementText(framework, id) })),
      hindsight: isSameVerdict(verdict, later) ? null : { state: later.state, sentence: later.sentence },
      history: openedBands(await historyOf(tx, control, moment), ctx.engagement), occurrences: openedOccurrences(verdict.rules.find((rule) => rule.occurrences)?.occurrences, ctx.engagement),
      evidence: await evidenceOf(tx, ctx, control, moment), erased: await erasedOf(tx, ctx, control), activity: await activityOf(tx, ctx, control, moment),
    };
  });
}

type Verdicts = { verdict: Verdict; later: Verdict };

/** The verdict as known then and with all known since. Today's is the stored one; only a past day, or a verdict that is not up to date, reads the records. */
async function verdictsOf(tx: Tx, control: ControlRecord, organization: OrganizationRow, { now, moment }: { now: Date; moment: Date | undefined }): Promise<Verdicts> {
  const stored = moment ? undefined : await currentVerdict(tx, organization, control.id, now);
  if (stored) return { verdict: stored, later: stored };
  const records = await loadRecords(tx, control.orgId, control.kinds);
  const at = (moment ?? now).toISOString();
  const judged = { ...control, adoptedAt: control.adoptedAt.toISOString() };
  const verdictAt = (knownAt: string) => judge(judged, records, { asOf: at, knownAt, timezone: zoneAt(organization, at) }, EVIDENCE_KINDS);
  const verdict = verdictAt(at);
  return { verdict, later: moment ? verdictAt(now.toISOString()) : verdict };
}

function describe(control: ControlRecord) {
  return {
    promise: control.promise, defaultPromise: findCatalogControl(control.key)?.description ?? control.promise, applicable: control.applicable,
    applicabilityReason: control.applicabilityReason, ruleSummary: promisedRuleLabels(control.test, control.promised).join("; "), evidenceKinds: control.kinds,
  };
}

function labelled(control: ControlRecord, verdict: Verdict): ControlDetail["rules"] {
  const labels = promisedRuleLabels(control.test, control.promised);
  return verdict.rules.map((rule) => ({ ...rule, label: labels[rule.index] ?? "" }));
}

async function parametersOf(tx: Tx, control: ControlRecord): Promise<ControlDetail["parameters"]> {
  const names = await personNames(tx, Object.values(control.promisedChanges).map((change) => change.by));
  return listParameters(control.test).map(({ name, label, defaultValue }) => {
    const change = control.promisedChanges[name];
    return { name, label, defaultValue, promised: control.promised[name] ?? null, changedBy: change ? (names.get(change.by) ?? change.by) : null, changedAt: change?.at ?? null };
  });
}

async function historyOf(tx: Tx, control: ControlRecord, until: Date | undefined): Promise<ControlDetail["history"]> {
  const of = and(eq(verdictEvents.orgId, control.orgId), eq(verdictEvents.controlId, control.id), until ? lte(verdictEvents.at, until) : undefined);
  const rows = await tx.select({ state: verdictEvents.toState, at: verdictEvents.at }).from(verdictEvents).where(of).orderBy(asc(verdictEvents.ordinal)).limit(500);
  return rows.map((row, i) => ({ state: row.state, from: row.at.toISOString(), to: rows[i + 1]?.at.toISOString() ?? null }));
}

async function evidenceOf(tx: Tx, ctx: ServiceContext, control: ControlRecord, until: Date | undefined): Promise<ControlDetail["evidence"]> {
  const rows = await tx
    .select({ id: evidence.id, number: evidence.number, title: evidence.title, receivedAt: evidence.receivedAt, late: evidence.late, kinds: evidence.kinds, withdrawn: isWithdrawn("evidence", until), superseded: isSuperseded("evidence", until) })
    .from(evidenceLinks).innerJoin(evidence, and(eq(evidence.orgId, evidenceLinks.orgId), eq(evidence.id, evidenceLinks.evidenceId)))
    .where(and(eq(evidenceLinks.orgId, control.orgId), eq(evidenceLinks.controlId, control.id), until ? lte(evidenceLinks.at, until) : undefined, linkStands("evidence_links", until), ctx.reach === "engagement" ? evidenceInReach(ctx, "evidence") : undefined))
    .orderBy(desc(evidenceLinks.at), desc(evidence.number)).limit(20);
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString(), kinds: row.kinds.map((item) => item.kind) }));
}

/** Told for every day: also the verdict of a day before the erasure can no longer be followed to its content. */
async function erasedOf(tx: Tx, ctx: ServiceContext, control: ControlRecord): Promise<ControlDetail["erased"]> {
  const rows = await tx.select({ id: evidence.id, number: evidence.number }).from(evidenceLinks)
    .innerJoin(evidence, and(eq(evidence.orgId, evidenceLinks.orgId), eq(evidence.id, evidenceLinks.evidenceId)))
    .innerJoin(erasures, and(eq(erasures.orgId, evidence.orgId), eq(erasures.evidenceId, evidence.id), inArray(erasures.state, ["approved", "done"])))
    .where(and(eq(evidenceLinks.orgId, control.orgId), eq(evidenceLinks.controlId, control.id), ctx.reach === "engagement" ? evidenceInReach(ctx, "evidence") : undefined)).orderBy(desc(erasures.decidedAt)).limit(20);
  const views = await erasuresOf(tx, control.orgId, rows.map((row) => row.id));
  return rows.map((row) => ({ ...row, sentence: views.get(row.id)?.sentence ?? "Content erased." }));
}

async function activityOf(tx: Tx, { engagement }: ServiceContext, control: ControlRecord, until: Date | undefined): Promise<ControlDetail["activity"]> {
  const rows = await tx.select().from(auditEvents)
    .where(and(eq(auditEvents.orgId, control.orgId), eq(auditEvents.objectKind, "control"), eq(auditEvents.objectId, control.id), until ? lte(auditEvents.at, until) : undefined, engagement ? and(gte(auditEvents.at, engagement.from), lt(auditEvents.at, engagement.until)) : undefined))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id)).limit(20);
  const names = await personNames(tx, rows.map((row) => row.actorId));
  return rows.map((row) => ({ at: row.at.toISOString(), who: names.get(row.actorId) ?? "Proofroom", what: whatHappened(row.action, row.detail) }));
}

function whatHappened(action: string, detail: Record<string, unknown>): string {
  if (action === "control.status_changed") return `${String(detail["from"] ?? "not judged")} → ${String(detail["to"])}: ${String(detail["sentence"])}`;
  return action.replace("control.", "").replaceAll("_", " ");
}

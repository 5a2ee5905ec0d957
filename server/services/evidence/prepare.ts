import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { evidence, standingAnswers } from "@/db/schema/evidence";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { answerIssues, timeIssues } from "@/server/domain/evidence/item-issues";
import type { Issue, RecordDraft } from "@/server/domain/evidence/record";
import type { PushItem } from "@/server/domain/evidence/schema";
import { supplementsFor, withSupplements, type StandingAnswer, type Supplement } from "@/server/domain/evidence/supplements";
import { questionsFor } from "@/server/domain/formats/questions";
import type { PushAnswer } from "@/server/domain/evidence/view";
import { fileSubject, type OrgKeys } from "@/server/storage/org-keys";

import { reachesControl } from "../access/reach";
import { mayCorrect } from "./may-answer";
import type { ReadItem } from "./read-items";

export type TouchedControl = { id: string; key: string; ownerId: string | null; linkedBy: "kind" | "hand" };
export type Predecessor = { id: string; number: number; version: number; entryId: string; corrected: boolean; pushedById: string };

/** An item read and weighed, ready to be stored or to be answered. */
export type Prepared = {
  item: PushItem;
  read: ReadItem;
  records: RecordDraft[];
  supplements: Supplement[];
  issues: Issue[];
  openQuestions: number;
  controls: TouchedControl[];
  predecessor: Predecessor | null;
};

type Surroundings = {
  controls: { id: string; key: string; ownerId: string | null; kinds: string[] }[];
  standing: StandingAnswer[];
  predecessors: Map<string, Predecessor>;
};

/** Works out what each item would change in the organization as it stands. Nothing is stored. */
export async function weighItems(tx: Tx, orgId: string, items: ReadItem[], keys: Promise<OrgKeys>): Promise<Prepared[]> {
  const [around, opened] = await Promise.all([lookAround(tx, orgId, items), keys]);
  return items.map((item) => weighItem(item, around, opened));
}

export function isRefused(item: Prepared): boolean {
  return item.issues.some((issue) => issue.level === "error");
}

export function answerOf(item: Prepared, status: PushAnswer["status"], stored?: { id: string; number: number }): PushAnswer {
  return {
    status, id: stored?.id ?? null, number: stored?.number ?? null, sha256: item.read.sha256, sizeBytes: item.read.sizeBytes,
    format: item.read.recognition.format, tool: toolName(item.read.recognition.tool), recordsTotal: item.records.length,
    recordsByKind: Object.fromEntries(countKinds(item.records).map(({ kind, count }) => [kind, count])),
    issues: item.issues, controls: shownControls(item),
  };
}

/** Keys of the controls an item bears on, as far as its sender reaches them. */
export function shownControls({ controls: touched, read }: Prepared): string[] {
  return touched.filter((control) => reachesControl(read.ctx, control)).map((control) => control.key);
}

export function countKinds(records: RecordDraft[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

export function toolName(tool: string | string[] | null): string | null {
  return Array.isArray(tool) ? tool.join(", ") : tool;
}

/** Kinds an artefact bears on. A recorded zero bears on the kind that had no rows. */
export function touchedKinds(records: RecordDraft[]): string[] {
  const kinds = records.flatMap((record) => [record.kind, ...(record.kind === "recorded_zero" ? [String(record.facts["kind"])] : [])]);
  return [...new Set(kinds)].sort();
}

async function lookAround(tx: Tx, orgId: string, items: ReadItem[]): Promise<Surroundings> {
  const kinds = touchedKinds(items.flatMap((read) => read.recognition.records));
  const named = [...new Set(items.flatMap(({ item }) => item.controls ?? []))];
  const superseded = items.flatMap(({ item }) => item.supersedes ?? []);
  const [controlRows, standing, predecessorRows] = await Promise.all([
    tx.select({ id: controls.id, key: controls.key, ownerId: controls.ownerId, kinds: controls.kinds }).from(controls)
      .where(and(eq(controls.orgId, orgId), or(sql`${controls.kinds} && ${sql.param(kinds, controls.kinds)}`, sql`${controls.key} = any(${sql.param(named, controls.kinds)})`))),
    tx.select().from(standingAnswers).where(and(eq(standingAnswers.orgId, orgId), isNull(standingAnswers.endedAt), sql`${standingAnswers.kind} = any(${sql.param(kinds, controls.kinds)})`)),
    superseded.length > 0
      ? tx.select({ id: evidence.id, number: evidence.number, version: evidence.version, entryId: evidence.entryId, pushedById: evidence.pushedById, corrected: sql<boolean>`exists (select 1 from evidence newer where newer.org_id = evidence.org_id and newer.supersedes_id = evidence.id)` }).from(evidence).where(and(eq(evidence.orgId, orgId), inArray(evidence.id, superseded)))
      : [],
  ]);
  return {
    controls: controlRows,
    standing: standing.map((row) => ({ ...row, value: row.value ?? null })),
    predecessors: new Map(predecessorRows.map((row) => [row.id, row])),
  };
}

function weighItem(read: ReadItem, around: Surroundings, keys: OrgKeys): Prepared {
  const { item, recognition: { records, issues: found } } = read;
  const predecessor = predecessorOf(read, around);
  const supplements = supplementsFor(records, item.answers ?? [], around.standing, item.provenance?.extractedAt, EVIDENCE_KINDS);
  const questions = questionsFor(withSupplements(records, supplements, EVIDENCE_KINDS));
  const own = [...referenceIssues(read, predecessor, around), ...(keys.has(fileSubject(read.sha256)) ? [] : [ERASED])];
  const issues = [...own, ...answerIssues(item.answers ?? [], records), ...timeIssues(records), ...found.filter((issue) => issue.level !== "question"), ...questions];
  return { item, read, records, supplements, issues, openQuestions: questions.length, controls: touchedControls(read, around), predecessor };
}

function predecessorOf({ item, ctx }: ReadItem, around: Surroundings): Predecessor | null {
  const found = item.supersedes ? around.predecessors.get(item.supersedes) : undefined;
  return found && mayCorrect(ctx, found) ? found : null;
}

const ERASED: Issue = {
  level: "error", code: "ERASED_CONTENT", field: "content", message: "A file with these very bytes was erased for good. It is not taken again.",
};

/** By kind whoever owns them: what bears on a control bears on it. By hand only what the sender reaches. */
function touchedControls({ item, ctx, recognition }: ReadItem, around: Surroundings): TouchedControl[] {
  const kinds = new Set(touchedKinds(recognition.records));
  const byHand = new Set(item.controls ?? []);
  return around.controls.flatMap(({ id, key, ownerId, kinds: asks }): TouchedControl[] => {
    if (asks.some((kind) => kinds.has(kind))) return [{ id, key, ownerId, linkedBy: "kind" }];
    return byHand.has(key) && reachesControl(ctx, { ownerId }) ? [{ id, key, ownerId, linkedBy: "hand" }] : [];
  });
}

function referenceIssues({ item, ctx }: ReadItem, predecessor: Predecessor | null, around: Surroundings): Issue[] {
  const issues: Issue[] = [];
  const refuse = (code: string, field: string, message: string) => issues.push({ level: "error", code, field, message });
  if (item.mappingName && !item.mapping) refuse("UNKNOWN_MAPPING", "mappingName", `There is no saved mapping named "${item.mappingName}".`);
  if (item.supersedes && !predecessor) refuse("UNKNOWN_EVIDENCE", "supersedes", `There is no evidence ${item.supersedes} to correct.`);
  const keys = new Set(around.controls.filter((control) => reachesControl(ctx, control)).map((control) => control.key));
  if (predecessor?.corrected) refuse("ALREADY_CORRECTED", "supersedes", `E-${predecessor.number} version ${predecessor.version} was corrected already. Correct its newest version.`);
  for (const key of item.controls ?? []) if (!keys.has(key)) refuse("UNKNOWN_CONTROL", "controls", `There is no control ${key}.`);
  return issues;
}

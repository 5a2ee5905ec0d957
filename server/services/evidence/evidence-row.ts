import type { evidence } from "@/db/schema/evidence";
import { kindLabel } from "@/server/domain/catalog/labels";
import type { PushItem } from "@/server/domain/evidence/schema";
import type { Provenance } from "@/server/domain/evidence/view";
import { safeFileName } from "@/server/domain/evidence/file-name";

import type { ServiceContext } from "../context";
import { isKeptInRow } from "./keep-bytes";
import { countKinds, toolName, touchedKinds, type Prepared } from "./prepare";

/** Received more than a week after what it tells of: shown as late. */
const LATE_DAYS = 7;
type Identity = { id: string; number: number; entryId: string };

/** The row of one accepted item. */
export function evidenceRow(prepared: Prepared, identity: Identity): typeof evidence.$inferInsert {
  const { item, read, records, predecessor } = prepared;
  const { ctx } = read;
  const times = occurrenceTimes(prepared);
  const fileName = item.fileName ? safeFileName(item.fileName) : null;
  return {
    ...identity,
    orgId: ctx.orgId,
    version: (predecessor?.version ?? 0) + 1,
    supersedesId: predecessor?.id ?? null,
    title: item.title || fileName || defaultTitle(prepared),
    fileName,
    mediaType: item.mediaType ?? mediaTypeOf(item),
    sha256: read.sha256,
    sizeBytes: read.sizeBytes,
    stored: isKeptInRow(read) ? "row" : "store",
    format: read.recognition.format,
    tool: toolName(read.recognition.tool),
    kinds: countKinds(records),
    kindNames: touchedKinds(records),
    recordsTotal: records.length,
    openQuestions: prepared.openQuestions,
    summary: read.recognition.facts,
    issues: prepared.issues,
    provenance: provenanceOf(ctx, item),
    sourceSystem: item.provenance?.sourceSystem ?? null,
    occurredFrom: times.at(0) ?? null,
    occurredTo: times.at(-1) ?? null,
    extractedAt: item.provenance?.extractedAt ? new Date(item.provenance.extractedAt) : null,
    receivedAt: ctx.now,
    late: isLate(times.at(-1), ctx.now),
    pushedByKind: ctx.actor.kind,
    pushedById: ctx.actor.id,
    fingerprint: read.fingerprint,
  };
}

function occurrenceTimes({ records, supplements }: Prepared): Date[] {
  const stated = records.flatMap((record) => (record.occurredAt ? [record.occurredAt] : []));
  const supplied = supplements.flatMap(({ fact, value }) => (fact.endsWith("_at") && typeof value === "string" ? [value] : []));
  return (stated.length > 0 ? stated : supplied).map((text) => new Date(text)).sort((a, b) => a.getTime() - b.getTime());
}

function isLate(newest: Date | undefined, receivedAt: Date): boolean {
  return newest !== undefined && receivedAt.getTime() - newest.getTime() > LATE_DAYS * 86_400_000;
}

function provenanceOf(ctx: ServiceContext, item: PushItem): Provenance {
  const given = item.provenance ?? {};
  return {
    sourceSystem: given.sourceSystem ?? null, environment: given.environment ?? null, collector: given.collector ?? null,
    method: given.method ?? (ctx.actor.kind === "apiKey" ? "api" : "upload"), query: given.query ?? null, parameters: given.parameters ?? null,
    extractedAt: given.extractedAt ?? null, extractedBy: given.extractedBy ?? null, periodStart: given.periodStart ?? null,
    periodEnd: given.periodEnd ?? null, rowCount: given.rowCount ?? null, sourceTotalCount: given.sourceTotalCount ?? null,
    timezone: given.timezone ?? null, reconciledWith: given.reconciledWith ?? null, redactions: given.redactions ?? null,
  };
}

function mediaTypeOf(item: PushItem): string {
  return "json" in item.content ? "application/json" : "application/octet-stream";
}

function defaultTitle({ records, read }: Prepared): string {
  const [first] = countKinds(records);
  return first ? `${kindLabel(first.kind)}, ${records.length} ${records.length === 1 ? "record" : "records"}` : (read.recognition.format ?? "Document");
}

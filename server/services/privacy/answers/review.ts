import { and, desc, eq, inArray, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import type { DataTable } from "@/server/domain/privacy/answers/collected";
import type { MadeAnswer } from "@/server/domain/privacy/answers/made";
import { ReviewAnswerInput } from "@/server/domain/privacy/answers/schema";
import { portableSystems } from "@/server/domain/privacy/answers/sheet-input";
import type { AnswerReview } from "@/server/domain/privacy/answers/view";
import { possibleAnswers, whyNotAnswer } from "@/server/domain/privacy/case/possible-answers";
import type { Right } from "@/server/domain/privacy/case/vocabulary";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordOrHold } from "../../ledger/record-or-hold";
import { actorOf } from "../act";
import { caseName } from "../append-events";
import { aboutFile } from "../files/read";
import { requestOrThrow, type RequestRow } from "../rows";
import { sheetFor } from "./build";
import { collectedFor } from "./collected";
import { type AnswerScene, answerScene } from "./scene";

const ROWS_AT_ONCE = 50;

/** What was collected of a person for one right, a table at a time, and what the processing record says of it. That somebody looked is on record. */
export async function reviewAnswer(ctx: ServiceContext, input: unknown): Promise<AnswerReview> {
  authorize(ctx, "privacy:handle");
  const { id, right, shown } = parseInput(ReviewAnswerInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const request = await requestOrThrow(tx, ctx.orgId, id);
    const scene = await answerScene(tx, ctx, request, right);
    const { tables, others, all } = await collectedFor(tx, scene);
    const portable = portableSystems(scene.activities);
    if (!shown) await recordOrHold(tx, ctx, [{ action: "rights_request.data_looked_through", object: { kind: "rights_request", id, label: caseName(request.number) }, detail: { right, files: all.length } }]);
    const sheet = right === "access" ? sheetFor(scene, {}, []) : { items: [], missing: [] };
    return {
      name: caseName(request.number), blockedBy: whyNotYet(ctx, scene), shown: rowsOf(tables, shown), ...(await madeOf(tx, request, right)),
      tables: tables.map(({ fileId, table, systemId, systemName, title, columns, rows }) => ({ fileId, table, systemName, title, columns, rows: rows.length, isPortable: portable.has(systemId) })),
      others: others.map(({ fileId, systemName, name, mediaType, bytes, sha256 }) => ({ fileId, systemName, name, mediaType, byteSize: bytes.length, sha256 })),
      systems: scene.systems.map(({ id: systemId, name, records }) => ({ name, records, hasFile: all.some((file) => file.systemId === systemId) })),
      sheet: sheet.items.map(({ item, lines }) => ({ item, lines, isMissing: lines.length === 0, systems: sheet.missing.find((each) => each.item === item)?.systems ?? [] })),
    };
  });
}

function rowsOf(tables: readonly DataTable[], shown: ReviewAnswerInputShown): AnswerReview["shown"] {
  const first = tables[0];
  const wish = shown ?? (first && { fileId: first.fileId, table: first.table, from: 0 });
  const found = tables.find(({ fileId, table }) => fileId === wish?.fileId && table === wish.table);
  return wish && found ? { ...wish, rows: found.rows.slice(wish.from, wish.from + ROWS_AT_ONCE) } : null;
}
type ReviewAnswerInputShown = { fileId: string; table: number; from: number } | undefined;

function whyNotYet(ctx: ServiceContext, { current, process }: AnswerScene): string | null {
  const scene = { current, process, by: actorOf(ctx), now: ctx.now };
  const can = possibleAnswers(scene).some((answer) => answer === "full" || answer === "partial");
  return can ? null : (whyNotAnswer("full", scene)?.message ?? null);
}

/** The files made last, while nobody was given them. */
async function madeOf(tx: Tx, { orgId, id }: RequestRow, right: Right): Promise<Pick<AnswerReview, "choices" | "made">> {
  const [row] = await tx.select().from(requestFiles)
    .where(and(eq(requestFiles.orgId, orgId), eq(requestFiles.requestId, id), eq(requestFiles.right, right), inArray(requestFiles.kind, ["package", "report"]), isNull(requestFiles.endedAt), isNull(requestFiles.expiresAt)))
    .orderBy(desc(requestFiles.createdAt), desc(requestFiles.id)).limit(1);
  const about = row && ((await aboutFile(row)) as MadeAnswer | undefined);
  return row && about ? { choices: about.choices, made: { fileId: row.id, sha256: row.sha256, byteSize: row.byteSize, at: row.createdAt.toISOString(), counts: about.counts } } : { choices: null, made: null };
}

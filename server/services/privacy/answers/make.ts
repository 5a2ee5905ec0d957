import { and, eq, inArray, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { answerHtml } from "@/server/domain/privacy/answers/html";
import { packageZip, type PackageFile } from "@/server/domain/privacy/answers/package";
import { type MadeAnswer, READY } from "@/server/domain/privacy/answers/made";
import { MakeAnswerInput } from "@/server/domain/privacy/answers/schema";
import { possibleAnswers, whyNotAnswer } from "@/server/domain/privacy/case/possible-answers";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { listProcessors } from "../../registers/rows";
import { actorOf } from "../act";
import { caseName } from "../append-events";
import { keepRequestFile } from "../files/keep";
import { recipientsOfCase } from "../erasure/recipients/rows";
import { identifiersOf } from "../identifiers";
import { lawful } from "../refusals";
import { lockRequest, requestOrThrow } from "../rows";
import { buildAccess, buildErasure, buildPortability, type BuiltAnswer } from "./build";
import { collectedFor } from "./collected";
import { drawApart } from "./draw-apart";
import { type AnswerScene, answerScene } from "./scene";

type Ready = { scene: AnswerScene; built: BuiltAnswer; identifiers: number };

/**
 * Makes the files of an answer from what was collected, the processing record and the officer's choices, and keeps them as
 * one sealed archive; the one made before goes. Nothing is handed over by it: that needs the answer to be prepared and
 * approved. Throws UNPROCESSABLE while systems have not reported or an item is untold, CONFLICT where the case moved on meanwhile.
 */
export async function makeAnswer(ctx: ServiceContext, input: unknown): Promise<{ fileId: string; sha256: string }> {
  authorize(ctx, "privacy:handle");
  const order = parseInput(MakeAnswerInput, input);
  const ready = await withOrg(ctx.orgId, async (tx) => prepare(tx, ctx, order));
  const bytes = await archive(ctx, order, ready);
  return withOrg(ctx.orgId, async (tx) => keep(tx, ctx, order, ready, bytes));
}

async function prepare(tx: Tx, ctx: ServiceContext, order: MakeAnswerInput): Promise<Ready> {
  const scene = await answerScene(tx, ctx, await requestOrThrow(tx, ctx.orgId, order.id), order.right);
  requireAnswerable(ctx, scene);
  const identifiers = (await identifiersOf(tx, { orgId: ctx.orgId, requestId: order.id })).length;
  if (order.right === "erasure") return { scene, identifiers, built: await buildErasure(scene, await recipientNames(tx, ctx.orgId, order.id)) };
  const collected = await collectedFor(tx, scene);
  return { scene, identifiers, built: order.right === "access" ? buildAccess(scene, collected, order) : buildPortability(scene, collected, order) };
}

/** Recipients by the names that the case gives them, or the register of processors. */
async function recipientNames(tx: Tx, orgId: string, requestId: string): Promise<Map<string, string>> {
  const named = [...(await listProcessors(tx, orgId)), ...(await recipientsOfCase(tx, { orgId, requestId }))];
  return new Map(named.map(({ id, name }) => [id, name]));
}

function requireAnswerable(ctx: ServiceContext, { current, process }: AnswerScene): void {
  const scene = { current, process, by: actorOf(ctx), now: ctx.now };
  if (possibleAnswers(scene).some((answer) => answer === "full" || answer === "partial")) return;
  lawful(() => {
    const why = whyNotAnswer("full", scene);
    if (why) throw why;
  });
}

async function archive(ctx: ServiceContext, order: MakeAnswerInput, { scene, built }: Ready): Promise<Uint8Array> {
  const { document, files } = built;
  const name = order.right === "erasure" ? "report" : "answer";
  const readable: PackageFile[] = [{ path: `${name}.html`, bytes: Buffer.from(answerHtml(document)) }, { path: `${name}.pdf`, bytes: await drawApart(document, ctx.now) }];
  return packageZip([...readable, ...files], { kind: order.right, reference: scene.facts.reference, organization: scene.settings.controllerName, madeAt: ctx.now.toISOString(), cutOff: order.right === "erasure" ? null : scene.cutOff });
}

async function keep(tx: Tx, ctx: ServiceContext, order: MakeAnswerInput, { scene, built, identifiers }: Ready, bytes: Uint8Array): Promise<{ fileId: string; sha256: string }> {
  const { right } = order;
  const request = await lockRequest(tx, ctx.orgId, order.id);
  const now = await answerScene(tx, ctx, request, right);
  if (now.current.seq !== scene.current.seq) throw new ServiceError("CONFLICT", "The case moved on while the files were made. Look again, and make them anew.");
  const mine = and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, request.id));
  // The job destroys it: nobody was given it, and there is one answer at a time.
  await tx.update(requestFiles).set({ expiresAt: ctx.now }).where(and(mine, eq(requestFiles.right, right), inArray(requestFiles.kind, ["package", "report"]), isNull(requestFiles.offeredAt), isNull(requestFiles.endedAt)));
  const name = `${caseName(request.number)}-${right}.zip`;
  const { id, ...choices } = order;
  const about = { choices, counts: built.counts, searched: { systems: scene.systems.length, identifiers: Math.max(1, identifiers) }, parts: built.said(READY) } satisfies MadeAnswer;
  const kept = await keepRequestFile(tx, { orgId: ctx.orgId, requestId: id, now: ctx.now }, { kind: right === "erasure" ? "report" : "package", right, taskId: null, systemId: null, name, mediaType: "application/zip", about }, bytes);
  await recordChanges(tx, ctx, [{ action: "rights_request.answer_made", object: { kind: "rights_request", id, label: caseName(request.number) }, detail: { right, fileId: kept.id, sha256: kept.sha256, bytes: bytes.length, blackedOut: built.counts, leftOut: order.leftOut.length } }]);
  return { fileId: kept.id, sha256: kept.sha256 };
}

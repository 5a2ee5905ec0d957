import { withOrg } from "@/db/client";
import { auditSamples } from "@/db/schema/audit-samples";
import { newId } from "@/server/domain/ids/ids";
import { planDraw } from "@/server/domain/samples/plan";
import { DrawInput } from "@/server/domain/samples/schema";
import { ruleSeed, seedOfText } from "@/server/domain/samples/seed";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { ServiceError } from "../errors";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { insertItems } from "./insert-items";
import { requireGrant } from "./require-grant";
import { linesOf, nextNumber, oneAtATime, populationName, populationOrThrow, sampleName, within } from "./rows";

/** Draws a sample of a frozen population, with the seed of the rule unless another is given with its reason. Nothing of a draw can be changed. */
export async function drawSample(ctx: AuditorContext, input: unknown): Promise<{ id: string; size: number }> {
  authorize(ctx, "audit:work");
  const { populationId, method: wanted, size: basis, seed: given } = parseInput(DrawInput, input);
  const grantId = requireGrant(ctx);
  const of = within(ctx, ctx.engagement.id);
  return withOrg(ctx.orgId, async (tx) => {
    const population = await populationOrThrow(tx, of, populationId);
    const lines = await linesOf(population);
    const { method, size, problem } = planDraw(lines, wanted, basis);
    if (problem) throw new ServiceError("UNPROCESSABLE", problem, [{ field: wanted.kind === "by_value" ? "method" : "size", message: problem }]);
    const seed = given ? seedOfText(given.text) : ruleSeed({ engagementId: of.engagementId, controlKey: population.controlKey, populationSha256: population.sha256 });
    await oneAtATime(tx, of);
    const [id, number, entryId] = [newId("sample"), await nextNumber(tx, auditSamples, of), newEntryId(ctx)];
    const sample = { ...of, id, number, populationId, method, size: basis, seed, seedText: given?.text ?? null, seedReason: given?.reason ?? null, grantId, drawnAt: ctx.now, entryId };
    await tx.insert(auditSamples).values(sample);
    const records = await insertItems(tx, ctx, { sample, lines, before: 0, by: size, drawnBy: "draw", grantId, entryId });
    await recordChanges(tx, ctx, [{
      action: "sample.drawn", object: { kind: "sample", id, label: `${sampleName(number)} of ${populationName(population.number)}` }, entryId,
      detail: { engagementId: of.engagementId, control: population.controlKey, population: population.sha256, method, size: basis, seed, seedText: sample.seedText, seedReason: sample.seedReason, records },
    }]);
    return { id, size };
  });
}

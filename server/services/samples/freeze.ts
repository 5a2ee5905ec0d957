import { withOrg } from "@/db/client";
import { auditPopulations } from "@/db/schema/audit-samples";
import { newId } from "@/server/domain/ids/ids";
import { listDigest } from "@/server/domain/samples/frozen-list";
import { FreezeInput } from "@/server/domain/samples/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { ServiceError } from "../errors";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { collectPopulation } from "./collect";
import { requireGrant } from "./require-grant";
import { nextNumber, oneAtATime, packLines, populationName, within } from "./rows";

export type Frozen = { id: string; size: number; sha256: string };

/** Freezes a population for good: its lines under their digest, where they came from, what they were compared with. UNPROCESSABLE where there is nothing in it. */
export async function freezePopulation(ctx: AuditorContext, input: unknown): Promise<Frozen> {
  authorize(ctx, "audit:work");
  const { controlKey, parameters } = parseInput(FreezeInput, input);
  const grantId = requireGrant(ctx);
  const of = within(ctx, ctx.engagement.id);
  return withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, controlKey);
    const { lines, source, reconciliation, knownAt } = await collectPopulation(tx, ctx, parameters);
    if (lines.length === 0) throw new ServiceError("UNPROCESSABLE", "Nothing of this kind is in the window, so there is no list to freeze.", [{ field: "parameters.kind", message: "Choose another kind." }]);
    await oneAtATime(tx, of);
    const [id, number, sha256, entryId] = [newId("population"), await nextNumber(tx, auditPopulations, of), listDigest(lines), newEntryId(ctx)];
    await tx.insert(auditPopulations).values({
      ...of, id, number, controlId: control.id, controlKey: control.key, parameters, windowFrom: ctx.engagement.from, windowUntil: ctx.engagement.until, knownAt,
      size: lines.length, sha256, bytes: await packLines(lines), source, reconciliation, grantId, frozenAt: ctx.now, entryId,
    });
    await recordChanges(tx, ctx, [{
      action: "population.frozen", object: { kind: "population", id, label: `${populationName(number)} ${parameters.kind}` }, entryId,
      detail: { engagementId: of.engagementId, control: control.key, parameters, size: lines.length, sha256, knownAt: knownAt.toISOString(), evidence: source.evidenceTotal },
    }]);
    return { id, size: lines.length, sha256 };
  });
}

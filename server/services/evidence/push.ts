import { withOrg } from "@/db/client";
import { uniqueViolation } from "@/db/violations";
import { PushEvidenceInput, type PushItem } from "@/server/domain/evidence/schema";
import type { PushAnswer } from "@/server/domain/evidence/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { answerOf, prepareItems, type Prepared } from "./prepare";
import { keepBytes } from "./keep-bytes";
import { storePrepared } from "./store-prepared";

/**
 * Puts evidence in: the one verb behind the tRPC procedure, the REST routes, the CLI and the upload form.
 *
 * Each item is recognised and answered by itself. An item with an error is refused and leaves nothing; the others of the
 * batch are stored in one transaction with their records, links, audit events, ledger entries and the job that judges the
 * controls they touch. The bytes are on disk before that transaction. The same push twice is one item: the answer to the
 * second is the stored one, marked `duplicate`. With `dryRun` nothing is stored.
 */
export async function pushEvidence(ctx: ServiceContext, input: unknown): Promise<PushAnswer[]> {
  authorize(ctx, "evidence:push");
  const { items, dryRun } = parseInput(PushEvidenceInput, input);
  const prepared = await prepareItems(ctx, items satisfies PushItem[]);
  if (dryRun) return prepared.map((item) => answerOf(item, isRefused(item) ? "refused" : "dry_run"));
  const accepted = prepared.filter((item) => !isRefused(item));
  await keepBytes(ctx, accepted);
  const stored = accepted.length > 0 ? await store(ctx, accepted) : new Map<Prepared, PushAnswer>();
  return prepared.map((item) => stored.get(item) ?? answerOf(item, "refused"));
}

/** Stores, and once more where the same push was committed meanwhile: the second look finds it as the duplicate it is. */
async function store(ctx: ServiceContext, items: Prepared[]): Promise<Map<Prepared, PushAnswer>> {
  const attempt = async () => withOrg(ctx.orgId, async (tx) => storePrepared(tx, ctx, items));
  return attempt().catch(async (error: unknown) => {
    if (uniqueViolation(error) !== "evidence_fingerprint_key") throw error;
    return attempt();
  });
}

function isRefused(item: Prepared): boolean {
  return item.issues.some((issue) => issue.level === "error");
}

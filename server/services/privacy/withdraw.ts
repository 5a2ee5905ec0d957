import { withOrg } from "@/db/client";
import { WithdrawInput } from "@/server/domain/privacy/desk-schema";
import { sha256 } from "@/server/domain/ledger/commit";

import type { CaseContext } from "../access/resolve-case-link";
import { authorize, parseInput } from "../context";
import { carryOutAct } from "./act";

/** The person takes back what they asked for. Only they can; the link of the case, used by hand, is the proof. */
export async function withdrawAsRequester(ctx: CaseContext, input: unknown): Promise<void> {
  authorize(ctx, "case:own");
  const { rights } = parseInput(WithdrawInput, input);
  const proof = `withdrawn by the holder of the case link: ${ctx.caseId} ${rights.join(",")} ${ctx.now.toISOString()}`;
  await withOrg(ctx.orgId, async (tx) => carryOutAct(tx, ctx, ctx.caseId, { kind: "withdraw", data: { rights, proofSha256: Buffer.from(sha256(Buffer.from(proof))).toString("hex") } }));
}

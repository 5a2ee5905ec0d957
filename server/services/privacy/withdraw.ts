import { z } from "zod";

import { withOrg } from "@/db/client";
import { RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import { sha256 } from "@/server/domain/ledger/commit";

import type { CaseContext } from "../access/resolve-case-link";
import { authorize, parseInput } from "../context";
import { carryOutAct } from "./act";

const WithdrawInput = z.strictObject({ rights: z.array(z.enum(RIGHTS)).min(1).max(RIGHTS.length) });

/** The person takes back what they asked for. Only they can; the link of the case, used by hand, is the proof. */
export async function withdrawAsRequester(ctx: CaseContext, input: unknown): Promise<void> {
  authorize(ctx, "case:own");
  const { rights } = parseInput(WithdrawInput, input);
  const proof = `withdrawn by the holder of the case link: ${ctx.caseId} ${rights.join(",")} ${ctx.now.toISOString()}`;
  await withOrg(ctx.orgId, async (tx) => carryOutAct(tx, ctx, ctx.caseId, { kind: "withdraw", data: { rights, proofSha256: Buffer.from(sha256(Buffer.from(proof))).toString("hex") } }));
}

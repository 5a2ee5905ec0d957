import { createHash, randomUUID } from "node:crypto";

import { log } from "../../log";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { claim, finish, forget, release, RUNNING_SECONDS, stayAwake, type Answer, type KeyRow } from "./key-row";

type Call = {
  route: string;
  key: string | null;
  request: Uint8Array;
  /** What an earlier run that never answered had committed, as the answer it would have given. Not needed where the work itself is repeat-safe. */
  recover?: (runId: string) => Promise<Answer | undefined>;
};

/**
 * Runs `work` once a key, with Stripe's semantics: the first answer is kept for a day and given again to the same
 * request; the same key with another request is 422; while the first still runs, a second gets 409. A run that died is
 * taken over half a minute after its last sign of life: what it had committed is answered, not made again (a push of
 * the same content is one item anyway, other work says what it committed by `recover`). A refusal is not kept.
 */
export async function once(ctx: ServiceContext, call: Call, work: () => Promise<Answer>): Promise<Answer & { replayed: boolean }> {
  if (call.key === null) return { ...(await work()), replayed: false };
  if (call.key.length === 0 || call.key.length > 255) throw new ServiceError("INVALID", "An Idempotency-Key has 1 to 255 characters.");
  const row: KeyRow = { ctx, route: call.route, key: call.key, runId: ctx.requestId ?? randomUUID() };
  const { answer, earlierRun } = await claim(row, createHash("sha256").update(call.request).digest("hex"));
  if (answer) return { ...answer, replayed: true };
  const recovered = earlierRun && (await call.recover?.(earlierRun));
  if (recovered) {
    await note(finish(row, recovered));
    return { ...recovered, replayed: true };
  }
  return { ...(await run(row, work)), replayed: false };
}

async function run(row: KeyRow, work: () => Promise<Answer>): Promise<Answer> {
  const alive = setInterval(() => void note(stayAwake(row)), (RUNNING_SECONDS * 1000) / 3);
  try {
    const answer = await work();
    // The work is committed: that its answer could not be kept is no failure of it. Asked again, it is found as what it is.
    await note(answer.status >= 400 ? forget(row) : finish(row, answer));
    return answer;
  } catch (error) {
    // A refusal left nothing. After anything else it may have been committed all the same, so the run stays known.
    await note(error instanceof ServiceError ? forget(row) : release(row));
    throw error;
  } finally {
    clearInterval(alive);
  }
}

/** The bookkeeping of a key never decides what the caller is told. */
async function note(keeping: Promise<unknown>): Promise<void> {
  await keeping.catch((error: unknown) => log().error({ err: error instanceof Error ? error.message : String(error) }, "an idempotency key could not be kept"));
}

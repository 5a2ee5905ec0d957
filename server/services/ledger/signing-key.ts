import { deriveLogKey, type LogKey } from "@/server/domain/ledger/checkpoint";
import { env } from "@/server/env";

/** The key that signs a log's heads now. It follows from the instance's seed, which is not in the database, and the log's name. */
export function signingKey(origin: string): LogKey {
  return deriveLogKey(Buffer.from(env().PROOFROOM_LEDGER_SEED), origin);
}

import { deriveLogKey, type LogKey } from "@/server/domain/ledger/checkpoint";
import { env } from "@/server/env";

/** The anchor log's key. It follows from the first of the installation's seeds, which are not in the database, and is not rotated. */
export function anchorKey(origin: string): LogKey {
  return deriveLogKey(Buffer.from(env().PROOFROOM_LEDGER_SEED), origin);
}

import { deriveLogKey } from "@/server/domain/ledger/checkpoint";
import type { Signer } from "@/server/domain/ledger/verifier-key";
import { env } from "@/server/env";

/** The key that signs the log's heads now, and so the manifests of its packs. */
export function logSigner(origin: string): Signer {
  return deriveLogKey(Buffer.from(env().PROOFROOM_LEDGER_SEED), origin);
}

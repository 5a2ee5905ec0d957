import { LedgerError } from "@/server/domain/ledger/error";

import { log } from "../../log";
import { ServiceError } from "../errors";

/**
 * Runs what is derived from the stored tree. Where that does not lead to what was signed, nothing is handed out: the
 * answer is CONFLICT with the code of the failure, and the self-check names the place.
 */
export async function fromSoundTree<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    log().error({ code: error.code, err: error.message }, "the stored ledger does not lead to what was signed");
    const message = "The stored ledger does not lead to what was signed, so no proof is given. The self-check on the Ledger page says where.";
    throw new ServiceError("CONFLICT", message, [{ code: error.code, message: error.message }]);
  }
}

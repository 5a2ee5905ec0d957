import { TimeStampResp } from "pkijs";

import { LedgerError } from "../ledger/error";
import { exactBuffer } from "./exact-buffer";

/** The token of an answer that `verifyTimestamp` has held: a CMS ContentInfo in DER, as a signature carries it. Throws `TIMESTAMP_FORM`. */
export function tokenIn(response: Uint8Array): Uint8Array {
  const { timeStampToken } = TimeStampResp.fromBER(exactBuffer(response));
  if (!timeStampToken) throw new LedgerError("TIMESTAMP_FORM", "not a time-stamp: no signed token in the answer");
  return new Uint8Array(timeStampToken.toSchema().toBER());
}

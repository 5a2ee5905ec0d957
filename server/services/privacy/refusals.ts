import { CaseRefusal } from "@/server/domain/privacy/case/refusal";

import { ServiceError } from "../errors";

/** Runs a decision; what the law or the case does not allow becomes UNPROCESSABLE, with its code and its article. */
export function lawful<T>(decision: () => T): T {
  try {
    return decision();
  } catch (error) {
    if (error instanceof CaseRefusal) throw new ServiceError("UNPROCESSABLE", error.message, [{ code: error.code, message: error.message }], { cause: error });
    throw error;
  }
}

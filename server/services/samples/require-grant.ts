import type { AuditorContext } from "../access/resolve-auditor";
import { ServiceError } from "../errors";

/** Under which grant an auditor writes. A preview has none and may not. */
export function requireGrant({ grantId }: AuditorContext): string {
  if (grantId === null) throw new ServiceError("FORBIDDEN", "A preview of the audit room writes nothing.");
  return grantId;
}

import { z } from "zod";

import { seal, unseal } from "../../crypto/envelope";

/** Who was handed over, while they fill in the form: sealed under the organization's key, so that no server has to remember and nobody can make one. */
const Visit = z.strictObject({ id: z.string(), kid: z.string(), sub: z.string(), email: z.string(), name: z.string(), until: z.int() });
export type Visit = z.infer<typeof Visit>;

const CONTEXT = "privacy-hand-over-visit/1";
const MAX_CHARS = 4096;

/** A visit as it travels in the form and the address of its page. */
export function sealVisit(key: Uint8Array, visit: Visit): string {
  return Buffer.from(seal(key, Buffer.from(JSON.stringify(visit)), CONTEXT)).toString("base64url");
}

/** Undefined for what was not sealed by us, and for what is over. */
export function openVisit(key: Uint8Array, sealed: string, now: Date): Visit | undefined {
  if (sealed.length === 0 || sealed.length > MAX_CHARS || !/^[\w-]+$/.test(sealed)) return undefined;
  try {
    const visit = Visit.parse(JSON.parse(Buffer.from(unseal(key, Buffer.from(sealed, "base64url"), CONTEXT)).toString("utf8")));
    return visit.until > now.getTime() ? visit : undefined;
  } catch {
    return undefined;
  }
}

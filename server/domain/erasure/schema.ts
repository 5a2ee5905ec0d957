import { z } from "zod";

/** Why content may be erased: GDPR Art. 17(1)(a)–(f), or another law that is named in the reason. */
export const LEGAL_BASES = ["gdpr.17.1.a", "gdpr.17.1.b", "gdpr.17.1.c", "gdpr.17.1.d", "gdpr.17.1.e", "gdpr.17.1.f", "other.law"] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export const BASIS_LABELS: Record<LegalBasis, string> = {
  "gdpr.17.1.a": "no longer needed (GDPR Art. 17(1)(a))",
  "gdpr.17.1.b": "consent withdrawn (GDPR Art. 17(1)(b))",
  "gdpr.17.1.c": "objection (GDPR Art. 17(1)(c))",
  "gdpr.17.1.d": "unlawful processing (GDPR Art. 17(1)(d))",
  "gdpr.17.1.e": "legal obligation to erase (GDPR Art. 17(1)(e))",
  "gdpr.17.1.f": "services offered to a child (GDPR Art. 17(1)(f))",
  "other.law": "another law",
};

const Reason = z.string().trim().min(3, "Say why.").max(2000);

export const RequestErasureInput = z.strictObject({ evidenceId: z.string().max(60), basis: z.enum(LEGAL_BASES), reason: Reason });
export const DecideErasureInput = z.strictObject({ id: z.string().max(60) });
export const RefuseErasureInput = z.strictObject({ id: z.string().max(60), reason: Reason });
/** On one evidence, named by its id or by the number people know it under, or on all where neither is given. */
export const SetLegalHoldInput = z.strictObject({ evidenceId: z.string().max(60).optional(), number: z.int().min(1).max(2_147_483_647).optional(), reason: Reason })
  .refine(({ evidenceId, number }) => evidenceId === undefined || number === undefined, { path: ["number"], error: "Name the evidence once, by id or by number." });
export const ReleaseLegalHoldInput = z.strictObject({ id: z.string().max(60), reason: Reason });

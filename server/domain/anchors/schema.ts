import { z } from "zod";

/** Places outside this server where a head can stand. */
export const ANCHOR_KINDS = ["witness", "rfc3161", "email", "object_lock", "pdf"] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** `superseded`: an anchor of a larger head, which covers this one, took its turn. `failed`: not tried again. */
export const ANCHOR_STATES = ["pending", "done", "failed", "superseded"] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

export const PUBLICATION_REASONS = ["changed", "heartbeat", "seal", "succession"] as const;
export type PublicationReason = (typeof PUBLICATION_REASONS)[number];

export const SEAL_REASONS = ["on_demand", "period_close", "export", "sign_off"] as const;
export type SealReason = (typeof SEAL_REASONS)[number];

export const SealInput = z.strictObject({ reason: z.enum(SEAL_REASONS).default("on_demand") });
export const ListAnchorsInput = z.strictObject({
  /** Rows older than the one with this id. */
  before: z.string().max(40).optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** By entry, or by its index; the head of size n is entry n-1 and all before it. */
export const AnchorStateInput = z.union([
  z.strictObject({ entryId: z.string().min(1).max(64) }),
  z.strictObject({ index: z.int().nonnegative() }),
  z.strictObject({ size: z.int().positive() }),
]);

import { pgRole } from "drizzle-orm/pg-core";

/**
 * The run-time roles. They are per cluster, so bootstrap makes them and migrations only name them.
 * `owner` runs migrations, `app` is the web process, `system` the worker's cross-tenant jobs.
 */
export const ROLE_NAMES = {
  owner: "proofroom_owner",
  app: "proofroom_app",
  system: "proofroom_system",
  /** What `app` becomes for the length of an auditor's transaction; cannot log in. */
  auditor: "proofroom_auditor",
  /** Owns the few SECURITY DEFINER look-ups; cannot log in. */
  lookup: "proofroom_lookup",
  /** Owns the one function that takes erased content out of append-only tables; cannot log in. */
  eraser: "proofroom_eraser",
} as const;

export const appRole = pgRole(ROLE_NAMES.app).existing();
export const systemRole = pgRole(ROLE_NAMES.system).existing();
export const auditorRole = pgRole(ROLE_NAMES.auditor).existing();

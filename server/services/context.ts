import type { z } from "zod";

import type { Permission, Reach } from "../domain/access/permissions";
import { findUnstorableText } from "../domain/evidence/storable-text";
import { ServiceError } from "./errors";

const MAX_SAID = 500;

declare const proven: unique symbol;

/** An organization id that a session or an API key has proven. Only `services/access/` mints it. */
export type ProvenOrgId = string & { readonly [proven]: true };

export type Actor =
  | { kind: "user"; id: string; name: string; email: string }
  | { kind: "apiKey"; id: string; name: string; lastUsedAt: Date | null }
  /** A person who asks about their own data, known by their case only. */
  | { kind: "subject"; id: string }
  | { kind: "system"; id: "system" };

/** The part of an organization that a grant opens. Days are days of the organization's zone, as moments; `until` is the first that is not in it. */
export type EngagementScope = { id: string; frameworks: readonly string[]; from: Date; until: Date };

/** Who asks, for which organization, when, and what they may do. Every verb takes one. */
export type ServiceContext = {
  orgId: ProvenOrgId;
  actor: Actor;
  permissions: ReadonlySet<Permission>;
  /** How far the permissions go; `access/reach.ts` holds it. */
  reach: Reach;
  /** What an engagement covers, where that is the reach. */
  engagement?: EngagementScope;
  now: Date;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
};

/** First line of every verb. */
export function authorize(ctx: ServiceContext, permission: Permission): void {
  if (!ctx.permissions.has(permission)) {
    throw new ServiceError("FORBIDDEN", `This needs the permission "${permission}", which ${ctx.actor.kind === "apiKey" ? "the key's scopes do" : "your role does"} not include.`);
  }
}

/** Second line of every verb: input against its schema, each problem with its field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    const place = findUnstorableText(parsed.data);
    if (place === undefined) return parsed.data;
    const message = "This text holds a character that cannot be kept: U+0000 or half of a surrogate pair.";
    throw new ServiceError("INVALID", `${cut(place)}: ${message}`, [{ field: cut(place), code: "UNSTORABLE_TEXT", message }]);
  }
  const details = parsed.error.issues.slice(0, 50).map((issue) => ({
    field: cut(issue.path.join(".")),
    code: issue.code.toUpperCase(),
    message: cut(issue.message),
  }));
  const first = details[0];
  throw new ServiceError("INVALID", first?.field ? `${first.field}: ${first.message}` : (first?.message ?? "The input is not valid."), details);
}

/** An answer names the sender's own keys, which may be as long as the request. */
function cut(text: string): string {
  return text.length <= MAX_SAID ? text : `${text.slice(0, MAX_SAID).toWellFormed()}…`;
}

import { z } from "zod";

import { FactValue } from "../evidence/record";
import { EVIDENCE_KINDS } from "../catalog/kinds";

/** How a table becomes records of one kind: saved once by a person, applied to every later file. */
export const CsvMapping = z.object({
  kind: z.string(),
  /** One character; found from the header where absent. */
  delimiter: z.string().length(1).optional(),
  /** Fact to the column that holds it. */
  columns: z.record(z.string(), z.string()),
  /** Facts that are the same for every row. */
  constants: z.record(z.string(), FactValue).optional(),
  /** IANA zone or offset of times written without one. */
  timezone: z.string().optional(),
  /** Per fact: what the table writes to what is meant, e.g. `{ mfa_enrolled: { enrolled: true } }`. Case does not count. */
  valueMaps: z.record(z.string(), z.record(z.string(), FactValue)).optional(),
});
export type CsvMapping = z.infer<typeof CsvMapping>;

/** Other names under which tables carry a fact; the fact's own name always fits. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  account_id: [
    "email",
    "email address",
    "mail",
    "user",
    "username",
    "user name",
    "login",
    "account",
    "user principal name",
    "upn",
    "user id",
  ],
  person: ["name", "full name", "display name", "employee"],
  person_id: ["email", "employee id", "person", "user", "learner", "login"],
  roles: ["role", "group", "groups", "permission", "permissions", "access level"],
  status: ["state", "account status", "result"],
  mfa_enrolled: ["mfa", "mfa enabled", "mfa active", "2fa", "2fa enabled", "two factor", "two factor enabled", "2sv enrolled"],
  last_used_at: ["last login", "last sign in", "last signed in", "last active", "last seen", "last activity"],
  created_at: ["created", "creation date", "created on"],
  privileged: ["admin", "is admin", "administrator"],
  system_id: ["system", "application", "app", "host", "hostname"],
  course_key: ["course", "training", "module"],
  completed_at: ["completed", "completion date", "date completed", "finished"],
  finished_at: ["finished", "end time", "completed", "end"],
  executed_at: ["executed", "date", "run at"],
  snapshot_at: ["exported at", "export date", "as of", "report date"],
};

/**
 * A first guess at a mapping from the header alone, for a person to confirm: a column serves at most one
 * fact, the fact's own name before other names, and nothing is guessed from values.
 */
export function suggestCsvMapping(headers: readonly string[], kind: string): CsvMapping {
  const free = new Map(headers.map((header) => [normalise(header), header]));
  const facts = Object.keys(EVIDENCE_KINDS[kind]?.facts ?? {});
  const columns = new Map<string, string>();
  const take = (fact: string, name: string): void => {
    const header = free.get(normalise(name));
    if (header === undefined || columns.has(fact)) return;
    columns.set(fact, header);
    free.delete(normalise(name));
  };
  for (const fact of facts) take(fact, fact);
  for (const fact of facts) for (const name of SYNONYMS[fact] ?? []) take(fact, name);
  return { kind, columns: Object.fromEntries(columns) };
}

function normalise(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

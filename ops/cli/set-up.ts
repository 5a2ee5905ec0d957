import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";

import { sql } from "drizzle-orm";

import { closeDatabase, withoutOrg } from "@/db/client";
import { configure } from "@/server/configure";
import { passwordProblem } from "@/server/domain/access/password-rules";
import { CreateOrganizationInput, Email, PersonName } from "@/server/domain/organization/schema";
import { env } from "@/server/env";
import { ServiceError } from "@/server/services/errors";
import { createOrganization } from "@/server/services/organizations/create";
import { createUser } from "@/server/services/users/create";

import { CliError, EXIT, usageError } from "./cli-error";
import { explainDatabaseError } from "./database-error";
import type { SetupOptions } from "./setup-command";
import { STDIN } from "./read-input";
import type { Terminal } from "./terminal";

/** Makes the first account and its organization with the verbs the portal uses. Everything is checked before anything is made. */
export async function setUp(options: SetupOptions, terminal: Terminal): Promise<void> {
  const about = checked(options);
  const given = options.passwordFile === undefined ? undefined : await readPassword(options.passwordFile, terminal);
  const password = given ?? randomBytes(15).toString("base64url");
  const weak = passwordProblem(password, about);
  if (weak) throw usageError(`The password in --password-file is not good enough. ${weak}`);
  try {
    configure();
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
  try {
    await make(about, password);
  } catch (error) {
    throw explained(error);
  } finally {
    await closeDatabase();
  }
  await terminal.out(`${about.organization.name} is ready: ${env().PROOFROOM_URL}/o/${about.organization.slug}\nSign in as ${about.email}${given ? "" : ` with the password ${password}\nIt is shown this once.`}\n`);
}

type About = { email: string; name: string; organization: { name: string; slug: string; timezone: string } };

function checked({ email, name, organization, slug, timezone }: SetupOptions): About {
  const read = { email: Email.safeParse(email), name: PersonName.safeParse(name), organization: CreateOrganizationInput.safeParse({ name: organization, slug, timezone }) };
  for (const [option, { error }] of Object.entries(read)) {
    const [issue] = error?.issues ?? [];
    const path = String(issue?.path[0] ?? "name");
    if (issue) throw usageError(`--${option === "organization" && path !== "name" ? path : option}: ${issue.message}`);
  }
  return { email: read.email.data ?? "", name: read.name.data ?? "", organization: { name: organization.trim(), slug, timezone } };
}

async function make({ email, name, organization }: About, password: string): Promise<void> {
  const now = new Date();
  // Asked before the account is made, so that a taken address leaves nothing behind.
  const [taken] = await withoutOrg(async (tx) => tx.execute<{ taken: boolean }>(sql`select access.slug_taken(${organization.slug}) as taken`));
  if (taken?.taken) throw new ServiceError("CONFLICT", `The address "${organization.slug}" is taken. Choose another --slug.`);
  const user = await createUser(now, { email, name, password });
  await createOrganization({ ...user, sessionId: "" }, { now, requestId: null, ip: null, userAgent: "proofroom setup" }, organization);
}

async function readPassword(file: string, { stdin }: Terminal): Promise<string> {
  try {
    const text = file === STDIN ? Buffer.concat(await Array.fromAsync(stdin)).toString("utf8") : await readFile(file, "utf8");
    return text.replace(/\r?\n$/, "");
  } catch (error) {
    throw usageError(`--password-file cannot be read: ${error instanceof Error ? error.message : "unknown reason"}.`);
  }
}

/** What a person can do about it. */
function explained(error: unknown): unknown {
  if (error instanceof ServiceError) return new CliError(error.code === "CONFLICT" ? EXIT.refused : EXIT.usage, error.message);
  return explainDatabaseError(error);
}

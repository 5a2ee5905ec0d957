import { eq, sql } from "drizzle-orm";
import { z } from "zod";

import { withoutOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/users";
import { passwordProblem } from "@/server/domain/access/password-rules";
import { newId } from "@/server/domain/ids/ids";
import { Email, PersonName } from "@/server/domain/organization/schema";

import { parseInput } from "../context";
import { ServiceError } from "../errors";
import { hashPassword } from "./password";

export const CreateUserInput = z.strictObject({ email: Email, name: PersonName, password: z.string().max(1024) });

/** Makes an account with a password. CONFLICT where the address has one. Called by invitation and by the operator, never by strangers. */
export async function createUser(now: Date, input: unknown): Promise<{ id: string; name: string; email: string }> {
  const parsed = parseInput(CreateUserInput, input);
  const passwordHash = await newPasswordHash(parsed);
  return withoutOrg(async (tx) => insertUser(tx, now, { ...parsed, passwordHash }));
}

export async function newPasswordHash(input: { email: string; name: string; password: string }): Promise<string> {
  const problem = passwordProblem(input.password, input);
  if (problem) throw new ServiceError("INVALID", problem, [{ field: "password", message: problem }]);
  return hashPassword(input.password);
}

export async function insertUser(tx: Tx, now: Date, input: { email: string; name: string; passwordHash: string | null }) {
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(sql`lower(${users.email})`, input.email));
  if (taken) throw new ServiceError("CONFLICT", "There is an account with this address. Sign in with it.");
  const user = { id: newId("user"), email: input.email, name: input.name };
  await tx.insert(users).values({ ...user, passwordHash: input.passwordHash, createdAt: now });
  return user;
}

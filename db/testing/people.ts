import { randomBytes } from "node:crypto";

import { newId } from "@/server/domain/ids/ids";
import type { Role } from "@/server/domain/organization/view";

import { admin } from "./admin";

export type TestPerson = { id: string; name: string; email: string; sessionId: string };

/** A person with an account that nobody can sign in to: written straight into the table, because hashing a password costs a fifth of a second. */
export async function addPerson(): Promise<TestPerson> {
  const unique = randomBytes(5).toString("hex");
  const person = { id: newId("user"), name: `Person ${unique}`, email: `person-${unique}@example.org`, sessionId: newId("session") };
  await admin()`insert into users (id, email, name, created_at) values (${person.id}, ${person.email}, ${person.name}, now())`;
  return person;
}

/** A new member of an organization. */
export async function addMember(orgId: string, role: Role): Promise<TestPerson> {
  const person = await addPerson();
  await admin()`insert into memberships (org_id, user_id, role, joined_at) values (${orgId}, ${person.id}, ${role}, now())`;
  return person;
}

/** An address nobody else in the run has, so that limits by address are this test's own. */
export function newIp(): string {
  return `2001:db8:${[...randomBytes(6)].map((byte) => byte.toString(16)).join(":")}`;
}

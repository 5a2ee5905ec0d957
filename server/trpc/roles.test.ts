import { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { makeObjects, type Objects } from "@/db/testing/objects";
import { addMember, newIp, type TestPerson } from "@/db/testing/people";
import { PROCEDURE_CASES } from "@/db/testing/procedures";
import { PERMISSIONS, ROLE_PERMISSIONS, type Permission } from "@/server/domain/access/permissions";
import { ROLES } from "@/server/domain/organization/view";

import { appRouter, createCaller } from "./root";

type Meta = { permission?: Permission };
type Procedure = (input?: unknown) => Promise<unknown>;
const procedures = Object.entries(appRouter._def.procedures) as unknown as [string, { _def: { meta?: Meta } }][];

function find(person: TestPerson, slug: string, path: string): Procedure {
  const caller: unknown = createCaller({ user: person, facts: { now: new Date(), requestId: "r", ip: newIp(), userAgent: "test" }, orgSlug: slug });
  return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as Procedure;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => "OK", (error: unknown) => (error instanceof TRPCError ? error.code : "THROWN"));
}

describe("roles and procedures", () => {
  test("every procedure of an organization declares a permission that exists", () => {
    const declared = procedures.filter(([path]) => PROCEDURE_CASES[path]?.for === "org").map(([path, { _def }]) => [path, PERMISSIONS.includes(_def.meta?.permission as Permission)]);
    expect(declared.filter(([, known]) => !known)).toEqual([]);
  });

  test("the declared permission is the one the verb asks for: each role may call what its permissions say and is refused the rest without a trace", async () => {
    const org = await createOrg();
    const objects = await makeObjects(org, "ROLES");
    // From the least to the most, so that what is refused is still there to be refused.
    for (const role of ROLES.toReversed()) {
      const person = await addMember(org.id, role);
      // A contributor answers for the controls they own.
      await admin()`update controls set owner_id = ${person.id} where org_id = ${org.id} and key = 'BCP-03'`;
      for (const [path, { _def }] of procedures.filter(([name]) => PROCEDURE_CASES[name]?.for === "org")) await checkOne(org.id, org.slug, objects, role, person, path, _def.meta?.permission);
    }
  }, 60_000);

  test("a member who was removed or demoted has the old rights on no further call", async () => {
    const org = await createOrg();
    const [owner, person] = [await addMember(org.id, "owner"), await addMember(org.id, "officer")];
    const list = find(person, org.slug, "apiKeys.list");
    expect(await codeOf(list())).toBe("OK");
    await find(owner, org.slug, "members.changeRole")({ userId: person.id, role: "contributor" });
    expect(await codeOf(list())).toBe("FORBIDDEN");
    expect(await codeOf(find(person, org.slug, "work.get")())).toBe("OK");
    await find(owner, org.slug, "members.remove")({ userId: person.id });
    expect(await codeOf(find(person, org.slug, "work.get")())).toBe("NOT_FOUND");
  });
});

async function checkOne(orgId: string, slug: string, objects: Objects, role: (typeof ROLES)[number], person: TestPerson, path: string, permission: Permission | undefined) {
  // The objects are the owner's: what is only for one's own is refused to who lacks the permission for all.
  const asked = [permission, PROCEDURE_CASES[path]?.ofOthers ?? permission];
  const may = asked.every((one) => one !== undefined && ROLE_PERMISSIONS[role].has(one));
  const before = may ? undefined : await countRows(orgId);
  const code = await codeOf(find(person, slug, path)(PROCEDURE_CASES[path]?.input?.(objects)));
  const where = `${role} ${path}`;
  if (may) expect(["OK", "CONFLICT", "NOT_FOUND", "UNPROCESSABLE_CONTENT"], `${where}: ${code}`).toContain(code);
  else expect(code, where).toBe("FORBIDDEN");
  if (before) expect(await countRows(orgId), where).toEqual(before);
}

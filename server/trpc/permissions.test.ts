import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { countRows } from "@/db/testing/admin";
import { makeObjects, nobodys, type Objects } from "@/db/testing/objects";
import { newIp } from "@/db/testing/people";
import { PROCEDURE_CASES } from "@/db/testing/procedures";
import { PERMISSIONS, type Permission } from "@/server/domain/access/permissions";
import type { MemberContext } from "@/server/services/access/resolve-member";

import { appRouter, createCaller } from "./root";

// Roles are coarse; here a member has any set of permissions, so that each verb shows which one it asks for.
const member = vi.hoisted(() => ({ context: undefined as MemberContext | undefined }));
vi.mock("@/server/services/access/resolve-member", () => ({ resolveMember: async () => member.context }));

const procedures = (Object.entries(appRouter._def.procedures) as unknown as [string, { _def: { meta?: { permission?: Permission } } }][])
  .filter(([path]) => PROCEDURE_CASES[path]?.for === "org")
  .map(([path, { _def }]) => [path, _def.meta?.permission] as const);

let org: TestOrg;
let objects: Objects;
beforeAll(async () => {
  org = await createOrg();
  objects = await makeObjects(org, "PERMISSION");
}, 60_000);

async function codeWith(path: string, permissions: Permission[], input: unknown): Promise<string> {
  member.context = { ...org.asOwner(), permissions: new Set(permissions) };
  const caller: unknown = createCaller({ user: { ...org.owner, sessionId: "ses_x" }, facts: { now: new Date(), requestId: "r", ip: newIp(), userAgent: "test" }, orgSlug: org.slug });
  const procedure = path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as (given: unknown) => Promise<unknown>;
  return procedure(input).then(() => "OK", (error: unknown) => (error instanceof TRPCError ? error.code : "THROWN"));
}

describe("permissions and procedures", () => {
  test.each(procedures)("%s is refused with every permission but %s, leaves nothing, and is open with that one alone", async (path, permission) => {
    const input = PROCEDURE_CASES[path]?.input;
    const before = await countRows(org.id);
    expect(await codeWith(path, PERMISSIONS.filter((other) => other !== permission), input?.(objects))).toBe("FORBIDDEN");
    expect(await countRows(org.id)).toEqual(before);
    // On objects that are not there, or where something stands already: what is asked is the right, not the work.
    expect(["OK", "NOT_FOUND", "CONFLICT"]).toContain(await codeWith(path, permission ? [permission] : [], input?.(nobodys())));
  });
});

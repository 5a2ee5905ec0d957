import { expect, test } from "vitest";

import { eq } from "drizzle-orm";

import { withOrg } from "./client";
import { organizations } from "./schema/organizations";
import { createOrg } from "./seed/factories";

test("a transaction that asked for one moment sees nothing of what is committed while it runs, and cannot write", async () => {
  const org = await createOrg({ adopt: false });
  const rename = async (name: string) => withOrg(org.id, async (tx) => tx.update(organizations).set({ name }).where(eq(organizations.orgId, org.id)));
  const seen = await withOrg(org.id, async (tx) => {
    const name = async () => (await tx.select({ name: organizations.name }).from(organizations))[0]?.name;
    const before = await name();
    await rename("Renamed meanwhile");
    return [before, await name()];
  }, "app", { isolationLevel: "repeatable read", accessMode: "read only" });
  expect(seen[1]).toBe(seen[0]);
  expect(seen[0]).not.toBe("Renamed meanwhile");
  await expect(withOrg(org.id, async (tx) => tx.update(organizations).set({ name: "x" }), "app", { isolationLevel: "repeatable read", accessMode: "read only" })).rejects.toThrow();
});

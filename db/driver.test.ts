import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { withOrg, withoutOrg, type Tx } from "./client";
import { createOrg } from "./seed/factories";
import { organizations } from "./schema/organizations";

test("a statement made after its transaction ended is refused: the connection may be someone else's by then", async () => {
  const org = await createOrg({ adopt: false });
  let kept: Tx | undefined;
  await withOrg(org.id, async (tx) => {
    kept = tx;
    await tx.execute(sql`select ${1}::int`);
  });
  await expect((async () => kept?.select().from(organizations))()).rejects.toMatchObject({ cause: { message: expect.stringMatching(/after its transaction had ended/) as string } });
});

test("a transaction with a failed statement does not pass for committed, also where the failure was caught", async () => {
  const org = await createOrg({ adopt: false });
  const work = withOrg(org.id, async (tx) => {
    await tx.execute(sql`update organizations set name = ${"Changed"} where org_id = ${org.id}`);
    await tx.execute(sql`select 1 / ${0}::int`).catch(() => undefined);
  });
  await expect(work).rejects.toThrow(/rolled back/);
  const [row] = await withOrg(org.id, async (tx) => tx.select().from(organizations));
  expect(row?.name).not.toBe("Changed");
});

test("many transactions of two organizations at once each see their own rows only, prepared or not", async () => {
  const orgs = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
  const seen = await Promise.all(Array.from({ length: 120 }, async (_, i) => {
    const org = orgs[i % 2];
    const rows = await withOrg(org?.id ?? "", async (tx) => tx.select({ id: organizations.orgId }).from(organizations));
    return rows.length === 1 && rows[0]?.id === org?.id;
  }));
  expect(seen.every(Boolean)).toBe(true);
});

test("without an organization tenant tables answer nothing, whoever had the connection before", async () => {
  const org = await createOrg({ adopt: false });
  for (let i = 0; i < 10; i++) {
    await withOrg(org.id, async (tx) => tx.select().from(organizations));
    expect(await withoutOrg(async (tx) => tx.select().from(organizations))).toEqual([]);
  }
});

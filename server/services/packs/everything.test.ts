import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { makeObjects } from "@/db/testing/objects";
import { unprovableOf } from "@/db/testing/provable";

test("an organization with one of everything can prove all of it: the whole pack holds, and so does the whole self-check", async () => {
  const org = await createOrg();
  await makeObjects(org, "ALL");
  expect(await unprovableOf(org)).toEqual([]);
});

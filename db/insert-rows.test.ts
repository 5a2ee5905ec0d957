import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { withOrg } from "./client";
import { spreadRows } from "./insert-rows";
import { evidenceLinks, evidenceReviews } from "./schema/evidence";
import { createOrg } from "./seed/factories";

const at = new Date("2026-03-05T10:00:00Z");
type Given = Record<string, unknown>;

async function spread(rows: Given[], table: typeof evidenceReviews | typeof evidenceLinks = evidenceReviews): Promise<{ columns: string[]; rows: Given[] }> {
  const { columns, names, source } = spreadRows(table, rows);
  const org = await createOrg({ adopt: false });
  return { columns, rows: await withOrg(org.id, async (tx) => [...(await tx.execute<Given>(sql`select ${names} from ${source}`))]) };
}

test("each row keeps its own values and those that all rows share", async () => {
  const { columns, rows } = await spread([{ orgId: "o", id: "1", note: "first", by: "ada", at }, { orgId: "o", id: "2", note: "second", by: "ada", at }]);
  expect(columns).toEqual(["org_id", "id", "note", "by", "at"]);
  expect(rows.map((row) => [row["org_id"], row["id"], row["note"], row["by"], new Date(String(row["at"])).toISOString()])).toEqual([["o", "1", "first", "ada", at.toISOString()], ["o", "2", "second", "ada", at.toISOString()]]);
});

test("what one row leaves out or has as null is null there, whatever the others have", async () => {
  const { rows } = await spread([{ id: "1", note: "said", by: "ada" }, { id: "2", note: null, by: "ada" }, { id: "3", by: "ada" }]);
  expect(rows.map(({ id, note, by }) => [id, note, by])).toEqual([["1", "said", "ada"], ["2", null, "ada"], ["3", null, "ada"]]);
});

test("one row, and rows that are all alike, come as often as they were given", async () => {
  expect((await spread([{ id: "1", by: "ada" }])).rows).toEqual([{ id: "1", by: "ada" }]);
  expect((await spread([{ by: "ada" }, { by: "ada" }], evidenceLinks)).rows).toEqual([{ by: "ada" }, { by: "ada" }]);
});

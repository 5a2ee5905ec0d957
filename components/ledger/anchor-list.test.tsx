import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import type { AnchorRow } from "@/server/domain/anchors/view";

import { AnchorList } from "./anchor-list";

const row: AnchorRow = {
  id: "anc_1", log: "anchor", kind: "witness", target: "auditor", state: "pending", size: 12, covers: 1204, createdAt: "2026-03-05T10:00:00.000Z",
  anchoredAt: null, attempts: 2, nextTryAt: "2026-03-05T10:05:00.000Z", error: "TIMEOUT: no answer within 10 s",
};
const shown = (anchors: AnchorRow[]) => renderToStaticMarkup(<AnchorList anchors={anchors} timezone="UTC" />);

test("a failure shows its reason, and when it is tried again", () => {
  const html = shown([row]);
  for (const text of ["1,204", "Witness", "auditor", "Trying again", "TIMEOUT: no answer within 10 s", "Next try"]) expect(html).toContain(text);
});

test("every state has words of its own", () => {
  const words = (["done", "failed", "superseded", "pending"] as const).map((state) => shown([{ ...row, state, attempts: 0, error: null }]).match(/Anchored|Failed|Covered by a later one|On its way/)?.[0]);
  expect(new Set(words).size).toBe(4);
  expect(words).not.toContain(undefined);
});

test("an anchor older than the organization's first head says that it covers nothing of it, and an empty list says what to do", () => {
  expect(shown([{ ...row, covers: null }])).toContain("none of yours");
  expect(shown([])).toContain("seal the ledger");
});

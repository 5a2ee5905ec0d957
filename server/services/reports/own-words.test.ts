import { expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { pushEvidence } from "@/server/services/evidence/push";

import { reportOrThrow } from "./get";
import { makeReport } from "./make";
import { reportSnapshot } from "./snapshot";

/** Where the words of the library stand, what follows from records by rule, and what the product says of its own tables. */
const NOBODYS_OWN = [
  /^controls\.\d+\.(title|promise|sentence|(parameters|rules|testSteps)\.\d+\.)/, /^frameworks\.\d+\.(version|criteria\.\d+\.(paraphrase|controls\.\d+\.title))$/, /^(openPoints\.\d+\.what|skipped\.\d+\.why|distribution)$/,
  /^accountability\.chapters\.\w+\.(title|about|none)$/,
];

test.each(["soc2_readiness", "gdpr_accountability"] as const)("two organizations' %s reports share what the library says and what follows from records, and no sentence that somebody should have written", async (kind) => {
  const [mine = [], theirs = []] = await Promise.all(["2026-02-20T10:00:00Z", "2026-02-21T10:00:00Z"].map(async (at) => sentencesOf(kind, at)));
  const others = new Set(theirs.map(([, text]) => text));
  const shared = mine.filter(([, text]) => others.has(text));
  expect(shared.length).toBeGreaterThan(20);
  expect(shared.filter(([place]) => !NOBODYS_OWN.some((known) => known.test(place)))).toEqual([]);
});

/** Texts of five words and more in a report of an organization of its own, with their places. */
async function sentencesOf(kind: string, restoredAt: string): Promise<[place: string, text: string][]> {
  const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z") });
  await pushEvidence(org.at("2026-03-01T00:00:00Z"), { items: [restoreTest(restoredAt)] });
  const { id } = await makeReport(org.at("2026-04-02T12:00:00Z"), { kind, from: "2026-01-01", to: "2026-03-31" });
  const snapshot = await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)));
  return textsIn(snapshot, []).filter(([, text]) => text.split(" ").length >= 5);
}

function textsIn(value: unknown, path: string[]): [string, string][] {
  if (typeof value === "string") return [[path.join("."), value]];
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name])) : [];
}

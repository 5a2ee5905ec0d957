import { expect, test } from "vitest";

import { IdIndex } from "./ids";
import { testEntry } from "./testing/entries";

test("every id is found again under its index, a second time it is known, and a strange one is not", () => {
  const ids = Array.from({ length: 5000 }, (_, i) => testEntry("portal.example/x", i).id);
  const index = new IdIndex();
  expect(ids.map((id, i) => index.add(id, i)).every((known) => known === undefined)).toBe(true);
  expect(ids.map((id) => index.get(id))).toEqual(ids.map((_, i) => i));
  expect(index.add(ids[4321]?.toUpperCase() ?? "", 9999)).toBe(4321);
  expect([index.get(testEntry("portal.example/y", 1).id), index.get("not an id")]).toEqual([undefined, undefined]);
});

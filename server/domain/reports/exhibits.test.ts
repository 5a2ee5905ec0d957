import fc from "fast-check";
import { expect, test } from "vitest";

import { chooseExhibits, isOfControls } from "./exhibits";

const reasons = fc.option(fc.constantFrom("withdrawn", "rejected in review", "tells only of the time before the period"), { nil: null });
const keys = fc.array(fc.constantFrom("BCP-03", "PRV-02", "ACC-01"), { maxLength: 3 });
const candidates = fc.array(fc.record({ leftOut: reasons, controlKeys: keys }), { maxLength: 30 }).map((items) => items.map((item, index) => ({ ...item, id: `ev_${index}` })));

test("whatever is cited is listed, and nothing is neither listed nor counted as left out", () => {
  fc.assert(fc.property(candidates, fc.array(fc.nat(30)), keys, (items, picks, scope) => {
    const cited = new Set(picks.flatMap((pick) => items[pick]?.id ?? []));
    const { listed, skipped } = chooseExhibits(items, cited, new Set(scope));
    const ids = new Set(listed.map(({ item }) => item.id));
    expect([...cited].filter((id) => !ids.has(id))).toEqual([]);
    expect(listed.length + skipped.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
  }));
});

test("an exhibit that is listed only because it is cited says why it would not be", () => {
  const { listed } = chooseExhibits([{ id: "ev_1", leftOut: "withdrawn", controlKeys: [] }], new Set(["ev_1"]), new Set());
  expect(listed.map(({ note }) => note)).toEqual(["withdrawn"]);
});

test("what bears only on controls of another scope is left out, what bears on none is kept", () => {
  const items = [{ id: "a", leftOut: null, controlKeys: ["PRV-02"] }, { id: "b", leftOut: null, controlKeys: [] }, { id: "c", leftOut: null, controlKeys: ["PRV-02", "BCP-03"] }];
  expect(chooseExhibits(items, new Set(), new Set(["BCP-03"])).listed.map(({ item }) => item.id)).toEqual(["b", "c"]);
});

test("of an audit only what bears on its controls is listed, and what is cited with a note: by either a snapshot's exhibits are known", () => {
  const items = [{ id: "a", leftOut: null, controlKeys: ["PRV-02"] }, { id: "b", leftOut: null, controlKeys: [] }, { id: "c", leftOut: null, controlKeys: ["BCP-03"] }, { id: "d", leftOut: null, controlKeys: [] }];
  const { listed, skipped } = chooseExhibits(items, new Set(["d"]), new Set(["BCP-03"]), true);
  expect(listed.map(({ item, note }) => [item.id, note])).toEqual([["c", null], ["d", "bears on no control of this audit"]]);
  expect(skipped).toEqual([{ why: "bears on no control of this audit", count: 2 }]);
  expect(listed.every(({ item, note }) => isOfControls({ ...item, note }))).toBe(true);
});

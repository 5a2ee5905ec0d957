import { describe, expect, test } from "vitest";

import { ID_PREFIXES, isId, newId, type IdNoun } from "./ids";

const NOUNS = Object.keys(ID_PREFIXES) as IdNoun[];

describe("ids", () => {
  test("ids made one after the other sort in that order, also within one millisecond", () => {
    const made = Array.from({ length: 5000 }, () => newId("evidence"));
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  test("every noun has a prefix of its own, and an id is of its noun only", () => {
    expect(new Set(Object.values(ID_PREFIXES)).size).toBe(NOUNS.length);
    for (const noun of NOUNS) {
      const id = newId(noun);
      expect(NOUNS.filter((other) => isId(other, id))).toEqual([noun]);
    }
  });

  test("an id carries no i, l, o or u and holds only what stands in an address unescaped", () => {
    for (const noun of NOUNS) expect(newId(noun)).toMatch(/^[a-z]+_[0-9a-hjkmnp-tv-z]{26}$/);
  });

  test.each(["", "ev_", "ev_01jd", "ev_".padEnd(29, "z"), `EV_${"0".repeat(26)}`, `ev_${"0".repeat(26)}\n`, `ev_${"0".repeat(25)}i`, `org_ev_${"0".repeat(26)}`])("%j is no id", (text) => {
    expect(isId("evidence", text)).toBe(false);
  });
});

import { describe, expect, test } from "vitest";

import { chooseHead, chooseStamps, coveredAt, type AnchorHead } from "./choose-anchors";

const DAY = 86_400_000;
const at = (day: number) => new Date(day * DAY);
const leaves = [{ index: 2, size: 10 }, { index: 5, size: 10 }, { index: 8, size: 25 }];
const head = (size: number, over: Partial<AnchorHead> = {}): AnchorHead => ({ size, at: at(size), anchors: 0, isEnough: true, ...over });
const stamp = (size: number, day: number) => ({ id: `a${size}`, size, at: at(day) });

test("an anchor log covers the newest of the heads before its end, and none where it ends before the first", () => {
  expect([0, 2, 3, 8, 9, 100].map((size) => coveredAt(leaves, size))).toEqual([0, 0, 10, 10, 25, 25]);
  expect(coveredAt([], 7)).toBe(0);
});

describe("the anchor log's head in a pack", () => {
  test("is none where no head holds any of ours", () => {
    expect([chooseHead(leaves, []), chooseHead(leaves, [head(2)]), chooseHead([], [head(9)])]).toEqual([null, null, null]);
  });

  test("is anchored rather than newer, covers most among the anchored, and is the first of those alike", () => {
    expect(chooseHead(leaves, [head(6, { anchors: 1 }), head(9)])).toBe(6);
    expect(chooseHead(leaves, [head(6, { anchors: 3 }), head(9, { anchors: 1 }), head(10, { anchors: 1 })])).toBe(9);
    expect(chooseHead(leaves, [head(9, { anchors: 1 }), head(10, { anchors: 2 })])).toBe(10);
    expect(chooseHead(leaves, [head(9), head(10)])).toBe(9);
  });

  test("is one that enough witnesses cosigned, unless they were silent for a week", () => {
    expect(chooseHead(leaves, [head(6, { anchors: 1 }), head(9, { anchors: 1, isEnough: false })])).toBe(6);
    expect(chooseHead(leaves, [head(6, { anchors: 1 }), head(14, { anchors: 1, isEnough: false })])).toBe(14);
  });
});

describe("the stamps in a pack", () => {
  test("are the earliest that cover the entries in scope, and no others", () => {
    const stamps = [stamp(9, 4), stamp(3, 1), stamp(6, 2)];
    expect(chooseStamps(leaves, stamps, [0, 9, 24])).toMatchObject([{ size: 3, covers: 10 }, { size: 9, covers: 25 }]);
    expect(chooseStamps(leaves, stamps, [12])).toMatchObject([{ size: 9, covers: 25 }]);
    expect(chooseStamps(leaves, stamps, [3])).toMatchObject([{ size: 3 }]);
    expect(chooseStamps(leaves, stamps, [25])).toEqual([]);
    expect(chooseStamps(leaves, stamps, [])).toEqual([]);
  });

  test("count by their own time: a larger head that was stamped first makes the smaller one idle", () => {
    expect(chooseStamps(leaves, [stamp(3, 5), stamp(9, 4)], [0, 24])).toMatchObject([{ size: 9 }]);
  });
});

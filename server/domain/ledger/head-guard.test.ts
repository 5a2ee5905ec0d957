import { describe, expect, test } from "vitest";

import { compareHeads, compareTree, parseGuardedHead, printGuardedHead, type GuardedHead } from "./head-guard";
import { rootOfLeaves } from "./merkle";
import { ORIGIN, sampleHashes } from "./testing/sample-log";
import { coded } from "./testing/throws";

const LEAVES = sampleHashes(20);
const rootAt = (size: number) => rootOfLeaves(LEAVES.slice(0, size));
const head = (size: number, root = rootAt(size)) => ({ origin: ORIGIN, size, root });
const guarded: GuardedHead = { ...head(12), note: "note\n", systemId: "7316524000000000001", timeline: 2 };
const tree = (size: number, ...sizes: number[]) => ({ size, roots: new Map(sizes.map((at) => [at, rootAt(at)])) });

describe("the guard's entry", () => {
  test("comes back as it went in", () => {
    expect(parseGuardedHead(Buffer.from(printGuardedHead(guarded)))).toEqual(guarded);
    expect(parseGuardedHead(Buffer.from(printGuardedHead({ ...guarded, note: null })))).toMatchObject({ note: null });
  });

  test.each(["", "{", "null", "{}", printGuardedHead(guarded).slice(0, -10), printGuardedHead(guarded).replace('"size":12', '"size":-1'), printGuardedHead(guarded).replace('"v":1', '"v":2'), printGuardedHead(guarded).replace(/"root":"./, '"root":"=')])("is refused when it is damaged: %s", (text) => {
    expect(() => parseGuardedHead(Buffer.from(text))).toThrow(coded("GUARD_UNREADABLE"));
  });
});

describe("the database's head against the guard's", () => {
  test("may be the same or ahead, because the guard is written after the commit", () => {
    expect(compareHeads(guarded, head(12))).toBeNull();
    expect(compareHeads(guarded, head(13))).toBeNull();
  });

  test("may not be behind, nor of another root, nor of another log", () => {
    expect(compareHeads(guarded, head(11))?.code).toBe("GUARD_AHEAD");
    expect(compareHeads(guarded, head(12, rootAt(11)))?.code).toBe("GUARD_OTHER_ROOT");
    expect(compareHeads(guarded, { ...head(12), origin: "other.example/1" })?.code).toBe("GUARD_OTHER_LOG");
  });

  test("must grow from it: the first entries lead to the published root", () => {
    expect(compareTree(tree(20, 12, 20), guarded, head(20))).toBeNull();
    expect(compareTree(tree(20, 12, 20), { ...guarded, root: rootAt(11) }, head(20))?.code).toBe("GUARD_NOT_CONSISTENT");
    expect(compareTree(tree(20, 20), guarded, head(20))?.code).toBe("GUARD_NOT_CONSISTENT");
  });

  test("must be what its own entries lead to, with none missing", () => {
    expect(compareTree(tree(19, 12, 19), guarded, head(20))?.code).toBe("TREE_BROKEN");
    expect(compareTree(tree(20, 12, 20), guarded, head(20, rootAt(19)))?.code).toBe("TREE_BROKEN");
    expect(compareTree(tree(21, 12, 20), guarded, head(20))?.code).toBe("TREE_BROKEN");
  });
});

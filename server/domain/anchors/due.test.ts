import { describe, expect, test } from "vitest";

import { coded } from "../ledger/testing/throws";
import { nextTry, publicationDue } from "./due";

const root = Buffer.alloc(32, 1);
const last = { size: 5, root, publishedAt: new Date("2026-03-05T23:55:00Z") };
const at = (time: string) => new Date(time);

describe("when a head is published", () => {
  test("where it grew, and the first time", () => {
    expect(publicationDue({ size: 6, root }, last, at("2026-03-05T23:56:00Z"))).toBe("changed");
    expect(publicationDue({ size: 1, root }, undefined, at("2026-03-05T23:56:00Z"))).toBe("changed");
  });

  test("unchanged once on each day, and not twice", () => {
    expect(publicationDue({ size: 5, root }, last, at("2026-03-05T23:59:59Z"))).toBeNull();
    expect(publicationDue({ size: 5, root }, last, at("2026-03-06T00:00:00Z"))).toBe("heartbeat");
    expect(publicationDue({ size: 5, root }, { ...last, publishedAt: at("2026-03-06T00:00:00Z") }, at("2026-03-06T23:59:59Z"))).toBeNull();
  });

  test("unchanged, and at once, where the anchor log that is written to does not hold it", () => {
    expect(publicationDue({ size: 5, root }, { ...last, isHeld: false }, at("2026-03-05T23:56:00Z"))).toBe("succession");
    expect(publicationDue({ size: 6, root }, { ...last, isHeld: false }, at("2026-03-05T23:56:00Z"))).toBe("changed");
    expect(() => publicationDue({ size: 4, root }, { ...last, isHeld: false }, at("2026-03-05T23:56:00Z"))).toThrow(coded("PUBLISHED_HEAD_AHEAD"));
  });

  test("an empty log says nothing", () => {
    expect(publicationDue({ size: 0, root }, undefined, at("2026-03-06T00:00:00Z"))).toBeNull();
  });

  test("never where it fell behind what was published, or has another root", () => {
    for (const head of [{ size: 4, root }, { size: 5, root: Buffer.alloc(32, 2) }]) expect(() => publicationDue(head, last, at("2026-03-06T00:00:00Z"))).toThrow(coded("PUBLISHED_HEAD_AHEAD"));
  });
});

test("tries come later and later, six hours apart at most", () => {
  const now = at("2026-03-05T10:00:00Z");
  const pauses = [1, 2, 3, 9, 10, 11, 500].map((attempts) => (nextTry(attempts, now).getTime() - now.getTime()) / 1000);
  expect(pauses).toEqual([30, 60, 120, 7680, 15_360, 21_600, 21_600]);
});

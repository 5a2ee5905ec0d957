import { expect, test } from "vitest";

import { itemAsOf, requestAsOf } from "./as-of";
import type { RequestEventKind } from "./view";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const thread = (...kinds: RequestEventKind[]) => kinds.map((kind, i) => ({ kind, at: day(i + 2) }));
const told = ["submitted", "item_accepted", "returned", "commented", "submitted", "accepted", "reopened", "submitted", "taken_back", "cancelled", "reopened"] as const;

test("a request stood at each moment where the last move before it had led, whatever came later", () => {
  const stood = Array.from({ length: 12 }, (_, i) => requestAsOf(day(1), thread(...told), day(i + 1)).state);
  expect(stood).toEqual(["open", "submitted", "in_review", "more_needed", "more_needed", "submitted", "accepted", "more_needed", "submitted", "open", "cancelled", "open"]);
  expect(requestAsOf(day(1), thread(...told), day(5))).toEqual({ state: "more_needed", since: day(4) });
  expect(requestAsOf(day(1), thread("item_returned"), day(9)).state).toBe("open");
});

test("an item was handed over from its submission, decided from its decision, and what was taken back stands nowhere", () => {
  const accepted = { state: "accepted" as const, attachedAt: day(1), decidedAt: day(4) };
  const at = (n: number) => itemAsOf(accepted, thread("submitted", "reviewed", "accepted"), day(n));
  expect([at(1), at(2), at(3), at(4), at(9)]).toEqual([null, "submitted", "submitted", "accepted", "accepted"]);
  expect(itemAsOf({ state: "submitted", attachedAt: day(3), decidedAt: null }, thread("submitted", "returned"), day(3))).toBeNull();
  const twice = { state: "submitted" as const, attachedAt: day(1), decidedAt: null };
  expect([3, 4].map((n) => itemAsOf(twice, thread("submitted", "taken_back", "submitted"), day(n)))).toEqual([null, "submitted"]);
  expect(itemAsOf({ ...accepted, state: "removed" }, thread("submitted"), day(9))).toBeNull();
});

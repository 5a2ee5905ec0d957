import { describe, expect, test } from "vitest";

import { formToken, isCurrentForm } from "./form-token";

const NOW = new Date("2026-03-05T10:00:00Z");
const RANDOM = "AAAAAAAAAAAAAAAAAAAA-_";
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

describe("what a form is known by", () => {
  test("is good for half a day, whatever the clock of the machine that gave it out", () => {
    const token = formToken(NOW, RANDOM);
    expect([hours(0), hours(11.9), new Date(NOW.getTime() - 60_000)].map((at) => isCurrentForm(token, at))).toEqual([true, true, true]);
    expect([hours(12), hours(5000)].map((at) => isCurrentForm(token, at))).toEqual([false, false]);
  });

  test.each(["", "x", RANDOM, `-${RANDOM}`, `mm${RANDOM}`, "zzzzzzzzz-" + RANDOM, formToken(hours(1), RANDOM), `${formToken(NOW, RANDOM)}x`, `${formToken(NOW, RANDOM)}\n`, "<script>"])("%j is none that was given out by now", (token) => {
    expect(isCurrentForm(token, NOW)).toBe(false);
  });
});

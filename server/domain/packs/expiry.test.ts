import { expect, test } from "vitest";

import { erasedSentence, expiredSentence, packExpiry } from "./expiry";

test("a pack is kept for its days to the moment, and each end says what to do", () => {
  const made = new Date("2026-02-27T12:00:00.000Z");
  expect(packExpiry(made, 30).toISOString()).toBe("2026-03-29T12:00:00.000Z");
  expect(packExpiry(made, 1).toISOString()).toBe("2026-02-28T12:00:00.000Z");
  for (const sentence of [expiredSentence(made), erasedSentence(made)]) {
    expect(sentence).toContain("2026-02-27");
    expect(sentence).toContain("Ask for it again");
  }
});

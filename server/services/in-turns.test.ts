import { afterEach, describe, expect, test, vi } from "vitest";

import { log } from "../log";
import { Turns } from "./in-turns";

afterEach(() => { vi.restoreAllMocks(); vi.useRealTimers(); });

const items = ["a", "bad", "b"].map((orgId) => ({ orgId }));

describe("turns of organizations", () => {
  test("one that fails is logged by name and stops none of the others", async () => {
    const errors = vi.spyOn(log(), "error");
    const had: string[] = [];
    const done = await new Turns("test").give(items, async ({ orgId }) => {
      had.push(orgId);
      if (orgId === "bad") throw new Error("its log is broken");
      return 2;
    });
    expect([done, had]).toEqual([4, ["a", "bad", "b"]]);
    expect(errors.mock.calls).toMatchObject([[{ what: "test", orgId: "bad", err: "its log is broken" }, expect.any(String)]]);
  });

  test("it is tried again after a second, then after ever longer, a minute at most; once it succeeds all is as before", async () => {
    vi.useFakeTimers();
    const turns = new Turns("test");
    let tries = 0;
    let mended = false;
    const turn = async () => { tries++; if (!mended) throw new Error("broken"); return 1; };
    const give = async () => turns.give([{ orgId: "bad" }], turn);
    for (const wait of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      const before = tries;
      await give();
      await give();
      vi.advanceTimersByTime(wait - 1);
      await give();
      expect(tries, String(wait)).toBe(before + 1);
      vi.advanceTimersByTime(1);
    }
    mended = true;
    expect([await give(), await give()]).toEqual([1, 1]);
  });
});

import { describe, expect, test } from "vitest";

import { AGE_BUCKETS, ageBars, ageInDays, reminderOn } from "./age";
import { isDecidable, movesOf, REQUEST_MOVES, REQUEST_STATES, stateAfter, takesEvidence, turnOf } from "./moves";

describe("moves of a request", () => {
  test("neither side can make a move of the other from any state", () => {
    for (const state of REQUEST_STATES) {
      const [auditor, organization] = [movesOf("auditor", state), movesOf("organization", state)];
      expect(auditor.filter((move) => organization.includes(move))).toEqual([]);
      expect([...auditor, ...organization].every((move) => ["submit", "take_back"].includes(move) === organization.includes(move))).toBe(true);
    }
  });

  test("each move leads somewhere else, to one state, and every state can be left by somebody", () => {
    for (const state of REQUEST_STATES) {
      for (const move of REQUEST_MOVES) for (const side of ["auditor", "organization"] as const) expect(stateAfter(move, side, state)).not.toBe(state);
      expect([...movesOf("auditor", state), ...movesOf("organization", state)].length).toBeGreaterThan(0);
    }
  });

  test("a return goes back to the organization, and only a submission brings it forth again", () => {
    expect(stateAfter("return", "auditor", "in_review")).toBe("more_needed");
    expect(movesOf("organization", "more_needed")).toEqual(["submit"]);
    expect(stateAfter("accept", "auditor", "more_needed")).toBeUndefined();
    expect(stateAfter("accept", "auditor", "open")).toBeUndefined();
  });

  test("evidence moves with the turn: brought by the organization, decided on by the auditor, neither once it is settled", () => {
    expect(REQUEST_STATES.filter(takesEvidence)).toEqual(["open", "more_needed"]);
    expect(REQUEST_STATES.filter(isDecidable)).toEqual(["submitted", "in_review"]);
    expect(REQUEST_STATES.filter((state) => turnOf(state) === null)).toEqual(["accepted", "cancelled"]);
  });
});

const at = (day: string) => `2026-03-${day}T12:00:00.000Z`;
const NOW = new Date(at("31"));

describe("age", () => {
  test("counts whole days, and stands still once a request is settled", () => {
    expect(ageInDays({ state: "open", createdAt: at("01"), stateSince: at("05") }, NOW)).toBe(30);
    expect(ageInDays({ state: "accepted", createdAt: at("01"), stateSince: at("05") }, NOW)).toBe(4);
    expect(ageInDays({ state: "open", createdAt: at("31"), stateSince: at("31") }, new Date(at("30")))).toBe(0);
  });

  test("bars hold every waiting request once, under the side that has the turn", () => {
    const of = (state: "open" | "submitted" | "accepted", day: string) => ({ state, createdAt: at(day), stateSince: at(day) });
    const bars = ageBars([of("open", "24"), of("open", "23"), of("submitted", "16"), of("submitted", "15"), of("accepted", "01")], NOW);
    expect(bars.map(({ auditor, organization }) => [auditor, organization])).toEqual([[0, 1], [0, 1], [2, 0], [0, 0], [0, 0]]);
    expect(bars).toHaveLength(AGE_BUCKETS.length);
  });

  test("reminders begin three days before, turn to late the day after, and concern nothing the auditor has", () => {
    const due = (state: "open" | "submitted" | "more_needed") => ({ state, dueOn: "2026-03-10" });
    expect(["2026-03-06", "2026-03-07", "2026-03-10", "2026-03-11"].map((day) => reminderOn(day, due("open")))).toEqual([null, "soon", "soon", "late"]);
    expect(reminderOn("2026-03-20", due("submitted"))).toBeNull();
    expect(reminderOn("2026-03-20", due("more_needed"))).toBe("late");
    expect(reminderOn("2026-03-20", { state: "open", dueOn: null })).toBeNull();
  });
});

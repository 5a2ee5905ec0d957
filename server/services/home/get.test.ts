import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { clock, END, KEYS, live, pushed, START } from "@/db/testing/year";
import type { HomeView } from "@/server/domain/home/view";

import { getControl } from "../controls/get";
import { getWork } from "../work/get";
import { getHome } from "./get";

const DAY_MS = 86_400_000;

/** The strip of the story's controls. */
function stripOf(home: HomeView) {
  return home.coverage.rows.filter((row) => KEYS.includes(row.key)).map(({ key, cells }) => ({ key, cells }));
}

async function lived(): Promise<{ org: TestOrg; shown: Map<string, ReturnType<typeof stripOf>> }> {
  const org = await createOrg({ now: START });
  const shown = new Map<string, ReturnType<typeof stripOf>>();
  await live(org, async (at) => {
    await runEvaluations(org.id);
    await clock(org, at);
    shown.set(at, stripOf(await getHome(org.at(at))));
  });
  await clock(org, END);
  return { org, shown };
}

describe("getHome", () => {
  test("what needs a person is counted as their own work counts it, also beyond what is listed", async () => {
    const org = await createOrg({ now: START });
    await admin()`update controls set owner_id = ${org.owner.id} where org_id = ${org.id}`;
    await runEvaluations(org.id);
    const [home, work] = [await getHome(org.at(END)), await getWork(org.at(END))];
    expect(home.workTotal).toBe(work.now.length);
    expect(home.workTotal).toBeGreaterThan(home.work.length);
    expect(home.work.map(({ state }) => state)).toEqual(work.now.slice(0, home.work.length).map(({ state }) => state));
  });

  test("the strip of a past day is the one that was shown on that day, whatever came in later", async () => {
    const { org, shown } = await lived();
    for (const [asOf, then] of shown) expect(stripOf(await getHome(org.at(END), { asOf })), asOf).toEqual(then);
    const [march, december] = await Promise.all(["2025-09-11T00:00:00Z", END].map(async (asOf) => stripOf(await getHome(org.at(END), { asOf }))));
    expect(march?.[1]?.cells.slice(-20)).not.toEqual(december?.[1]?.cells.slice(-34, -14));
  });

  test("a window within the year shows those weeks of the year, and its figures count them only", async () => {
    const { org } = await lived();
    const [year, window] = [await getHome(org.at(END)), await getHome(org.at(END), { from: "2025-04-01T00:00:00Z", to: "2025-07-31T00:00:00Z" })];
    expect(window.window).toEqual({ from: "2025-04-01T00:00:00.000Z", to: "2025-07-31T00:00:00.000Z" });
    expect(window.coverage.weeks.at(0)).toBe("2025-03-31");
    expect(window.coverage.weeks.at(-1)).toBe("2025-07-28");
    const start = year.coverage.weeks.indexOf("2025-03-31");
    expect(stripOf(window).map(({ cells }) => cells)).toEqual(stripOf(year).map(({ cells }) => cells.slice(start, start + window.coverage.weeks.length)));
    expect(window.figures.found).toBeLessThan(year.figures.found);
    expect(window.figures.controls).toBe(year.figures.controls);
    expect(window.changes.every(({ at }) => at >= "2025-04-01" && at <= "2025-07-31T00:00:00.000Z")).toBe(true);
    expect(window.changes.length).toBeGreaterThan(0);
  });

  test("a window that begins before the stored year is worked out, and agrees with what is stored where they overlap", async () => {
    const { org } = await lived();
    const [year, longer] = [await getHome(org.at(END)), await getHome(org.at(END), { from: "2024-06-01T00:00:00Z" })];
    const start = longer.coverage.weeks.indexOf(year.coverage.weeks[0] ?? "");
    expect(start).toBeGreaterThan(20);
    expect(stripOf(longer).map(({ cells }) => cells.slice(start))).toEqual(stripOf(year).map(({ cells }) => cells));
  });

  test("a week that passed all through has no red cell, and one that failed all through has one, whatever day one looks from", async () => {
    const { org } = await lived();
    for (const asOf of ["2025-07-20T00:00:00Z", END]) {
      const home = await getHome(org.at(END), { asOf });
      for (const key of KEYS) {
        const { history } = await getControl(org.at(END), { key, asOf });
        const cells = stripOf(home).find((row) => row.key === key)?.cells ?? [];
        home.coverage.weeks.slice(0, -1).forEach((week, i) => {
          const [from, to] = [Date.parse(week) - DAY_MS, Date.parse(week) + 8 * DAY_MS];
          const held = history.filter((span) => Date.parse(span.from) < to && Date.parse(span.to ?? END) > from);
          const throughout = (held[0]?.from ?? END) <= new Date(from).toISOString() && new Set(held.map(({ state }) => state)).size === 1;
          if (throughout && held[0]?.state === "pass") expect(["missed", "failed"], `${key} ${week}`).not.toContain(cells[i]);
          if (throughout && held[0]?.state === "fail") expect(["missed", "failed"], `${key} ${week}`).toContain(cells[i]);
        });
      }
    }
  });

  test("a past day counts what there was then, and says nothing of deadlines, which are not kept", async () => {
    const org = await createOrg({ now: START });
    await pushed(org, "2025-01-15T10:00:00Z", restoreTest("2025-01-15T08:00:00Z"));
    await pushed(org, "2025-02-15T10:00:00Z", restoreTest("2025-02-15T08:00:00Z"));
    await runEvaluations(org.id);
    const at = async (asOf?: string) => getHome(org.at(END), asOf ? { asOf } : {});
    expect(await at("2025-01-20T00:00:00Z")).toMatchObject({ counts: { evidence: 1, lastEvidenceAt: "2025-01-15T10:00:00.000Z" }, deadlines: null });
    expect((await at("2025-01-01T00:00:00Z")).counts).toEqual({ controls: 0, evidence: 0, lastEvidenceAt: null });
    expect((await at()).counts.evidence).toBe(2);
    expect((await at()).deadlines).not.toBeNull();
  });

  test("a window that is none is refused with its field", async () => {
    const org = await createOrg({ adopt: false });
    for (const [input, field] of [
      [{ from: "2025-05-01T00:00:00Z", to: "2025-04-01T00:00:00Z" }, "to"], [{ to: "2025-04-01T00:00:00Z" }, "to"], [{ from: "2020-01-01T00:00:00Z", to: "2025-01-01T00:00:00Z" }, "from"],
      [{ from: "2999-01-01T00:00:00Z" }, "from"], [{ asOf: "2025-01-01T00:00:00Z", from: "2025-02-01T00:00:00Z" }, "from"],
    ] as const) await expect(getHome(org.as(), input), JSON.stringify(input)).rejects.toMatchObject({ code: "INVALID", details: [{ field }] });
  });
});

import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { meeting, restoreTest } from "@/db/testing/items";
import { runEvaluations, takeEvaluations } from "@/db/testing/jobs";
import { clock, END, events, live, pushed, START, YEAR } from "@/db/testing/year";
import { updateOrganization } from "@/server/services/organizations/update";

import { evaluateDueOf } from "./evaluate-due";
import { getControl } from "./get";
import { settleOrganization } from "./settle";

/** The queue's rows are gone; the clock finds by itself what is due. */
async function evaluateDueControlsOf(org: TestOrg): Promise<void> {
  await takeEvaluations(org.id);
  await evaluateDueOf(org.id, new Date(END));
}

describe("a worker that is late", () => {
  const plain = YEAR.filter(([, act]) => !/updateControl/.test(String(act)));
  async function run(late: (org: TestOrg) => Promise<void>): Promise<[string[], string[]]> {
    const [prompt, other] = [await createOrg({ now: START }), await createOrg({ now: START })];
    const ids = new Map<string, string>();
    for (const [at, act] of plain) await act(prompt, at, ids).then(async () => runEvaluations(prompt.id));
    await clock(prompt, END);
    ids.clear();
    for (const [at, act] of plain) await act(other, at, ids);
    await late(other);
    await clock(other, END);
    return [await events(prompt.id), await events(other.id)];
  }

  test("by a year writes the same events at the same moments as a prompt one", async () => {
    const [prompt, late] = await run(async (org) => runEvaluations(org.id));
    expect(prompt.length).toBeGreaterThan(6);
    expect(late).toEqual(prompt);
  });

  test("and takes the jobs in any order, writes them all the same", async () => {
    const [prompt, late] = await run(async (org) => runEvaluations(org.id, (await takeEvaluations(org.id)).toReversed()));
    expect(late).toEqual(prompt);
  });

  test("and whose queue was lost altogether, writes the same when the clock comes by", async () => {
    const [prompt, late] = await run(async (org) => void (await evaluateDueControlsOf(org)));
    expect(late).toEqual(prompt);
  });

  test("judges each day by the promise of that day, and the change of a promise at its own moment", async () => {
    const [prompt, late] = [await createOrg({ now: START }), await createOrg({ now: START })];
    await live(prompt, async () => runEvaluations(prompt.id));
    await clock(prompt, END);
    const ids = new Map<string, string>();
    for (const [at, act] of YEAR) await act(late, at, ids);
    await runEvaluations(late.id, (await takeEvaluations(late.id)).slice(-1).map((job) => ({ ...job, at: END })));
    await clock(late, END);
    expect((await events(late.id)).filter((line) => line.startsWith("BCP-03"))).toEqual((await events(prompt.id)).filter((line) => line.startsWith("BCP-03")));
  });

  test("a change of the time zone leaves the past as it was shown", async () => {
    const org = await createOrg({ now: new Date("2025-01-02T09:00:00Z"), timezone: "Pacific/Kiritimati" });
    await pushed(org, "2025-04-01T00:00:00Z", meeting("2025-03-31T20:00:00Z"));
    await runEvaluations(org.id);
    const asOf = "2025-05-01T00:00:00Z";
    await clock(org, asOf);
    const shown = await getControl(org.at(asOf), { key: "GOV-02" });
    await updateOrganization(org.at("2025-06-01T00:00:00Z"), { name: "Moved", timezone: "Pacific/Niue" });
    const replayed = await getControl(org.at("2025-06-02T00:00:00Z"), { key: "GOV-02", asOf });
    expect({ state: replayed.state, occurrences: replayed.occurrences }).toEqual({ state: shown.state, occurrences: shown.occurrences });
  });

  test("the development clock writes what the worker would have written", async () => {
    const [worker, dev] = [await createOrg({ now: START }), await createOrg({ now: START })];
    for (const [org, judge] of [[worker, async () => runEvaluations(worker.id)], [dev, async (at: string) => settleOrganization(dev.id, new Date(at))]] as const) {
      await pushed(org, "2025-01-15T10:00:00Z", restoreTest("2025-01-15T08:00:00Z"));
      await judge("2025-01-15T10:00:00Z");
      await pushed(org, "2025-02-20T10:00:00Z", meeting("2025-02-18T08:00:00Z"));
      await judge("2025-02-20T10:00:00Z");
    }
    await clock(worker, END);
    await settleOrganization(dev.id, new Date(END));
    expect(await events(dev.id)).toEqual(await events(worker.id));
  });
});

import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { meeting, restoreTest } from "@/db/testing/items";
import { runEvaluations, takeEvaluations } from "@/db/testing/jobs";
import { clock, END, events, KEYS, live, pushed, START } from "@/db/testing/year";

import { evaluateControls } from "./evaluate";
import { getControl } from "./get";
import { listControls } from "./list";

describe("verdict history", () => {
  test("as of any past day is what was shown on that day: by the list and by the control, with sentence and rules", async () => {
    const org = await createOrg({ now: START });
    const shown = await live(org, async () => runEvaluations(org.id));
    expect(new Set([...shown.values()].flatMap((row) => Object.values(row).map((control) => control.state))).size).toBeGreaterThan(2);
    for (const [asOf, then] of shown) {
      const listed = (await listControls(org.at(END), { asOf })).filter((row) => KEYS.includes(row.key));
      for (const { key, state, evidenceCount } of listed) {
        expect({ key, state, evidenceCount }, asOf).toEqual({ key, state: then[key]?.state, evidenceCount: then[key]?.evidenceCount });
        const { state: replayed, sentence } = await getControl(org.at(END), { key, asOf });
        expect({ key, state: replayed, sentence }, asOf).toEqual({ key, state: then[key]?.state, sentence: then[key]?.sentence });
      }
    }
  });

  test("hindsight differs where late evidence came in, and only there", async () => {
    const org = await createOrg({ now: START });
    await live(org, async () => runEvaluations(org.id));
    const before = await getControl(org.at(END), { key: "GOV-02", asOf: "2025-08-10T00:00:00Z" });
    expect(before.state).not.toBe("pass");
    expect(before.hindsight?.state).not.toBe(undefined);
    expect(before.hindsight?.sentence).not.toBe(before.sentence);
    const untouched = await getControl(org.at(END), { key: "BCP-03", asOf: "2025-02-01T00:00:00Z" });
    expect(untouched.hindsight).toBeNull();
    expect((await getControl(org.at(END), { key: "BCP-03" })).hindsight).toBeNull();
  });

  test("a missed quarter stays missed after its meeting was sent in late; the occurrence says late, not found", async () => {
    const org = await createOrg({ now: new Date("2025-01-02T09:00:00Z") });
    await pushed(org, "2025-02-20T10:00:00Z", meeting("2025-02-18T08:00:00Z"));
    await runEvaluations(org.id);
    await clock(org, "2025-07-20T00:00:00Z");
    const missed = await getControl(org.at("2025-07-20T00:00:00Z"), { key: "GOV-02" });
    expect(missed.occurrences?.map((one) => one.state)).toContain("missed");
    await pushed(org, "2025-07-21T10:00:00Z", meeting("2025-05-20T08:00:00Z"));
    await runEvaluations(org.id);
    const repaired = await getControl(org.at("2025-07-22T00:00:00Z"), { key: "GOV-02" });
    expect(repaired.state).not.toBe("pass");
    expect(repaired.occurrences?.find((one) => one.state === "missed" || one.state === "late")?.state).toMatch(/missed|late/);
    expect((await getControl(org.at("2025-07-22T00:00:00Z"), { key: "GOV-02", asOf: "2025-07-20T00:00:00Z" })).occurrences).toEqual(missed.occurrences);
    expect(repaired.history.some((band) => band.from.startsWith("2025-07-1") && band.state === "fail")).toBe(true);
  });

  test("a record dated in the future does not count before its day", async () => {
    const org = await createOrg({ now: START });
    await pushed(org, "2025-01-15T10:00:00Z", restoreTest("2099-01-01T00:00:00Z"));
    await runEvaluations(org.id);
    expect((await getControl(org.at("2025-01-16T00:00:00Z"), { key: "BCP-03" })).state).not.toBe("pass");
  });

  test("judging again changes nothing and writes nothing", async () => {
    const org = await createOrg({ now: START });
    await live(org, async () => runEvaluations(org.id));
    const before = await events(org.id);
    const ids = (await listControls(org.at(END))).map((row) => row.id);
    for (const at of [END, "2025-03-01T00:00:00Z", END]) expect(await evaluateControls(org.id, { at: new Date(at), now: new Date(at), controlIds: ids })).toBeLessThanOrEqual(1);
    expect((await events(org.id)).slice(0, 1)).toEqual(before.slice(0, 1));
    expect(await evaluateControls(org.id, { at: new Date(END), now: new Date(END), controlIds: ids })).toBe(0);
  });

  test("of several workers judging the same at once each change is written once", async () => {
    const org = await createOrg({ now: START });
    await pushed(org, "2025-01-15T10:00:00Z", restoreTest("2025-01-15T08:00:00Z"));
    const [job] = await takeEvaluations(org.id);
    const ids = job?.controlIds ?? [];
    const at = new Date("2025-06-01T00:00:00Z");
    await Promise.all(Array.from({ length: 6 }, async () => evaluateControls(org.id, { at, now: at, controlIds: ids.toReversed() })));
    expect((await events(org.id)).filter((line) => line.startsWith("BCP-03")).map((line) => line.split(" ").at(-1))).toEqual(["no_evidence", "pass", "stale"]);
  });
});

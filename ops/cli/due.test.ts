import { describe, expect, test } from "vitest";

import { EXIT } from "./cli-error";
import { run } from "./program";
import type { Terminal } from "./terminal";

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function due(...argv: string[]) {
  const printed = { out: "", note: "" };
  const terminal: Terminal = { env: {}, stdin: nothing(), isInteractive: false, out: async (text) => void (printed.out += text), note: (text) => void (printed.note += text) };
  return { code: await run(["due", ...argv], terminal), ...printed };
}

describe("proofroom due", () => {
  test("prints dates, steps with articles and what they rest on as JSON", async () => {
    const { code, out, note } = await due("--received", "2026-03-05T10:00Z", "--zone", "Europe/Berlin", "--regime", "EU", "--country", "DE", "--json");
    expect([code, note]).toEqual([EXIT.done, ""]);
    const told = JSON.parse(out) as Record<string, unknown>;
    expect(told).toMatchObject({ due: "2026-04-07", endsAt: "2026-04-07T22:00:00Z", noticeBy: "2026-04-07", isExtended: false, overdue: null, basis: { rules: "EU.2018-05-25", country: "DE" } });
    expect(JSON.stringify(told["steps"])).toContain("Art. 3(4)");
  });

  test.each([
    ["--received 2025-11-24 --country PL", "2025-12-29"], ["--received 2026-03-28T23:00:00Z --country FR", "2026-04-29"], ["--received 2027-12-01 --country UK --region SCT", "2028-01-05"],
    ["--received 2026-02-14 --country FR --extended 2026-03-16", "2026-05-15"], ["--received 2026-06-01 --country DE --pause suspend --ground identity --asked 2026-06-10 --as-of 2026-06-18", "2026-07-09"],
    ["--received 2026-01-15 --country GB --ground identity --asked 2026-01-16 --answered 2026-01-31", "2026-03-02"], ["--received 2026-06-30T22:30Z --country ES --zone Atlantic/Canary", "2026-07-30"],
  ])("%s is due %s", async (argv, on) => expect(JSON.parse((await due(...argv.split(" "), "--json")).out)).toMatchObject({ due: on }));

  test("takes each wait with its ground in the order given", async () => {
    const { out } = await due("--received", "2026-06-01", "--country", "gb", "--ground", "identity", "--asked", "2026-06-02", "--answered", "2026-06-15", "--ground", "clarification", "--asked", "2026-06-16", "--answered", "2026-06-17", "--json");
    expect(JSON.parse(out)).toMatchObject({ startsOn: "2026-06-15", pausedDays: 2, due: "2026-07-17" });
  });

  test("without --json says it in sentences that fit a terminal", async () => {
    const { code, out } = await due("--received", "2026-03-05", "--country", "DE", "--extended", "2026-04-01", "--as-of", "2026-06-08");
    expect(code).toBe(EXIT.done);
    expect(out).toContain("Due by the end of Fri 5 Jun 2026 (Europe/Berlin; before 2026-06-05T22:00:00Z), extended, OVERDUE\nRefusal or notice of extension by Tue 7 Apr 2026\n");
    expect(out).toContain("[GDPR Art. 12(4);");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test.each([
    [["--received", "yesterday", "--country", "DE"], "--received: A day such as"], [["--received", "2026-03-05", "--country", "US"], "--country: "], [["--received", "2026-03-05"], "--country"],
    [["--received", "2026-03-05", "--country", "DE", "--as-of", "2026-03-04"], "--as-of: Lies before"], [["--received", "2026-03-05", "--country", "DE", "--asked", "2026-03-06", "--ground", "curiosity"], "--ground: "],
  ])("%j is refused with a sentence and code 2", async (argv, sentence) => {
    const { code, out, note } = await due(...argv);
    expect([code, out]).toEqual([EXIT.usage, ""]);
    expect(note).toContain(sentence);
  });
});

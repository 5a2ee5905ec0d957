import { describe, expect, test } from "vitest";

import { EXIT, exitOf, sentenceOf } from "./cli-error";
import { run, usageSentence } from "./program";
import { withoutSecrets, type Terminal } from "./terminal";

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Runs a command line and keeps what it prints. */
async function cli(argv: string[], env: Record<string, string> = {}) {
  const printed = { out: "", note: "" };
  const terminal: Terminal = {
    env, stdin: nothing(), isInteractive: false, out: async (text) => void (printed.out += text), note: (text) => void (printed.note += withoutSecrets(text, env)),
  };
  return { code: await run(argv, terminal), ...printed };
}

describe("the command line", () => {
  test.each([["push", "a.json", "--colour"], ["inspect"], ["inspect", "a", "b"], ["controls", "--state", "green"], ["report", "make"], ["setup", "--email", "a@b.c"], ["witness", "--port", "1"], ["fly"], ["push", "a.json", "--key"]])(
    "what it does not take is refused with one sentence: %s %s %s", async (...argv) => {
      const { code, out, note } = await cli(argv.filter((part) => part !== undefined));
      expect([code, out]).toEqual([EXIT.usage, ""]);
      expect(note).toMatch(/^[A-Z][^\n]+ Add --help to see what it takes\.\n$/);
    });

  test("a near miss is told what was meant", async () => {
    expect((await cli(["push", "a.json", "--dryrun"])).note).toContain("--dry-run");
  });

  test.each([[], ["push"], ["inspect"], ["controls"], ["evidence", "list"], ["report", "make"], ["setup"], ["ledger"], ["witness"], ["due"], ["privacy", "drills"]])("--help shows how: %s %s", async (...argv) => {
    const { code, out } = await cli([...argv.filter((part) => part !== undefined), "--help"]);
    expect(code).toBe(EXIT.done);
    expect(out).toContain("Examples:\n  proofroom ");
  });

  test("without a key, a usable address or a file there is a sentence and code 2", async () => {
    expect(await cli(["controls"])).toMatchObject({ code: EXIT.usage, note: expect.stringContaining("PROOFROOM_KEY") });
    expect(await cli(["controls", "--url", "nowhere"], { PROOFROOM_KEY: "prk_abcdefgh" })).toMatchObject({ code: EXIT.usage, note: expect.stringMatching(/^The url /) });
    expect(await cli(["push", "/nowhere/x.json"], { PROOFROOM_KEY: "prk_abcdefgh" })).toMatchObject({ code: EXIT.usage, note: "/nowhere/x.json cannot be read: there is no such file.\n" });
    expect(await cli(["push", "-", "-"])).toMatchObject({ code: EXIT.usage });
  });

  test("no secret is printed again, wherever it was typed", async () => {
    const secret = "prk_01j9z3k5m7n9p1q3r5s7t9v1w3_SECRET";
    const lines = [["controls", `--kye=${secret}`], ["push", secret], ["inspect", "a", secret], [secret], ["controls", "--key", "not-a-key-SECRET"], ["setup", "--password=SECRET"], ["controls", "--state", secret], ["controls", "SECRET"]];
    for (const argv of lines) {
      const { code, out, note } = await cli(argv);
      expect([code, `${out}${note}`.includes("SECRET")], argv.join(" ")).toEqual([EXIT.usage, false]);
    }
    expect((await cli(["push", "my-own-SECRET"], { PROOFROOM_KEY: "my-own-SECRET" })).note).not.toContain("SECRET");
  });

  test("commander's words become one sentence", () => {
    expect(usageSentence("error: unknown option '--a'\n(Did you mean --b?)")).toBe("Unknown option '--a' (Did you mean --b?) Add --help to see what it takes.");
  });
});

describe("exit codes of failed calls", () => {
  test("tell a server that is away from a key that is wrong and from a refusal", () => {
    expect(["UNREACHABLE", "UNAVAILABLE", "RATE_LIMITED", "INTERNAL"].map((code) => exitOf({ code }))).toEqual([3, 3, 3, 3]);
    expect(["UNAUTHORIZED", "FORBIDDEN", "NOT_PROOFROOM"].map((code) => exitOf({ code }))).toEqual([2, 2, 2]);
    expect(["INVALID", "NOT_FOUND", "TOO_LARGE"].map((code) => exitOf({ code }))).toEqual([1, 1, 1]);
  });

  test("their sentence names the field and the request", () => {
    expect(sentenceOf({ message: "Not valid.", errors: [{ field: "to", message: "too early" }], requestId: "r1" })).toBe("Not valid. to: too early (request r1)");
  });
});

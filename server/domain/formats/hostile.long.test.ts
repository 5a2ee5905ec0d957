import { describe, expect, test } from "vitest";

import { bytes, GOOD_FILES, json, JUNIT, npmReport, prowlerCheck, sarifLog, sarifRun, snapshot, workflowRun } from "./fixtures";
import { MAX_CONTAINERS } from "./json-scan";
import { recognise } from "./recognise";
import { MAX_XML_ATTRIBUTE_CHARS, MAX_XML_ATTRIBUTES, MAX_XML_DEPTH } from "./xml";

const firstCode = (input: string | Uint8Array) => recognise(typeof input === "string" ? bytes(input) : input).issues[0]?.code;

describe("hostile text", () => {
  test.each([
    ["", "EMPTY_FILE"],
    [" \n\t", "EMPTY_FILE"],
    ["\ufeff", "EMPTY_FILE"],
    ["[]", "UNKNOWN_FORMAT"],
    ["{}", "UNKNOWN_FORMAT"],
    ["null", "UNKNOWN_FORMAT"],
    ["hello", "UNKNOWN_FORMAT"],
    ["[INFO] start", "UNKNOWN_FORMAT"],
    ['{"a":\u00001}', "NUL_CHARACTER"],
  ])("%j is refused as %s", (text, code) => {
    expect(recognise(bytes(text))).toMatchObject({ format: null, records: [], issues: [{ level: "error", code }] });
  });

  test("bytes that are no UTF-8 are refused, and the place is named", () => {
    const issue = recognise(new Uint8Array([0x7b, 0x22, 0xc3, 0x28])).issues[0];
    expect(issue).toMatchObject({ code: "NOT_UTF8", level: "error" });
    expect(issue?.message).toContain("offset 3");
    expect(firstCode(new Uint8Array([0xed, 0xa0, 0x80]))).toBe("NOT_UTF8");
  });

  test("UTF-16 with a byte order mark is the same file; without one it is refused", () => {
    const text = new TextDecoder().decode(GOOD_FILES.sarif);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    const bigEndian = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le").swap16());
    expect(recognise(utf16)).toEqual(recognise(bytes(text)));
    expect(recognise(bigEndian)).toEqual(recognise(bytes(text)));
    expect(firstCode(utf16.subarray(2))).toBe("NUL_CHARACTER");
  });
});

describe("hostile JSON", () => {
  test("keys named __proto__ and constructor change nothing and reach no prototype", () => {
    const text = JSON.stringify(sarifLog(sarifRun())).replace(
      '"version":"2.1.0"',
      '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"version":"2.1.0"',
    );
    expect(recognise(bytes(text))).toEqual(recognise(GOOD_FILES.sarif ?? bytes("")));
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("words like constructor as values are counted like any other word", () => {
    const runs = [workflowRun({ conclusion: "constructor", event: "__proto__", name: "toString" })];
    const found = recognise(json({ total_count: 1, workflow_runs: runs }));
    expect(found.facts).toMatchObject({ byConclusion: { constructor: 1 }, workflows: ["toString"] });
    expect(Object.entries(found.facts.byEvent ?? {})).toEqual([["__proto__", 1]]);
    expect(recognise(json([prowlerCheck({ severity: "constructor" })])).facts.failedBySeverity).toMatchObject({ unknown: 1 });
    expect(recognise(bytes(JSON.stringify(npmReport()).replace('"left":', '"__proto__":'))).facts).toMatchObject({ findings: 1 });
  });

  test("a kind named constructor or __proto__ is no kind, and a fact named so is no fact", () => {
    for (const kind of ["constructor", "__proto__", "toString"])
      expect(recognise(json({ proofroom: 1, records: [{ kind, facts: {} }] })).issues[0]).toMatchObject({
        code: "UNKNOWN_KIND",
        record: 0,
      });
    const text = '{"proofroom":1,"records":[{"kind":"backup_run","facts":{"__proto__":"x","constructor":"y"}}]}';
    expect(
      recognise(bytes(text))
        .issues.filter((issue) => issue.code === "UNKNOWN_FACT")
        .map((issue) => issue.field),
    ).toEqual(["__proto__", "constructor"]);
  });

  test("lone surrogates become the replacement character before anything is stored", () => {
    const text = JSON.stringify(
      sarifLog(
        sarifRun({
          results: [{ ruleId: "R", message: {}, locations: [{ physicalLocation: { artifactLocation: { uri: "LONE" } } }] }],
        }),
      ),
    ).replace("LONE", "\\ud800x");
    const record = recognise(bytes(text)).records[1];
    expect(record?.facts.finding_id).toBe("Scanner|R|\ufffdx");
    expect(record?.locator?.isWellFormed()).toBe(true);
  });

  test("a key that stands twice is said, and the last one counts", () => {
    const text = JSON.stringify(sarifLog(sarifRun())).replace('"version":"2.1.0"', '"version":"1.0.0","version":"2.1.0"');
    const found = recognise(bytes(text));
    expect(found.format).toBe("sarif");
    expect(found.issues[0]).toMatchObject({ code: "DUPLICATE_KEY", level: "warning" });
  });

  test("numbers beyond all bounds are no facts", () => {
    const text =
      '{"proofroom":1,"records":[{"kind":"integrity_check","facts":{"checked_at":"2026-01-01T00:00:00Z","records_checked":1e999,"mismatches":0}}]}';
    expect(recognise(bytes(text)).issues[0]).toMatchObject({ code: "WRONG_TYPE", field: "records_checked" });
  });

  test("deep nesting is refused quickly", () => {
    expect(firstCode("[".repeat(1_000_000))).toBe("TOO_DEEP");
    expect(firstCode(`{"version":"2.1.0","runs":${"[".repeat(70)}${"]".repeat(70)}}`)).toBe("TOO_DEEP");
  });

  test("more objects and lists than any true file has are refused before the parser meets them", () => {
    expect(firstCode(`[${"{},".repeat(MAX_CONTAINERS)}{}]`)).toBe("TOO_MANY_VALUES");
    expect(firstCode(`[${"{},".repeat(MAX_CONTAINERS - 2)}{}]`)).toBe("UNKNOWN_FORMAT");
  });

  test("200,001 records are refused, 200,000 are not", () => {
    const results = Array.from({ length: 200_000 }, () => ({ ruleId: "R" }));
    expect(recognise(json(sarifLog(sarifRun({ results })))).issues[0]).toMatchObject({
      code: "TOO_MANY_RECORDS",
      level: "error",
    });
    const fitting = recognise(json(sarifLog(sarifRun({ results: results.slice(1) }))));
    expect([fitting.records.length, fitting.issues.some((issue) => issue.level === "error")]).toEqual([200_000, false]);
  });
});

describe("hostile XML", () => {
  test("a DOCTYPE is refused before anything in it counts: billion laughs and external entities alike", () => {
    const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>`;
    const external = `<!DOCTYPE t SYSTEM "file:///etc/passwd"><testsuite/>`;
    expect([laughs, external, `<!DOCTYPE testsuite><testsuite/>`].map(firstCode)).toEqual([
      "DOCTYPE_REFUSED",
      "DOCTYPE_REFUSED",
      "DOCTYPE_REFUSED",
    ]);
  });

  test("an undeclared entity is a mistake in the file, and nothing is fetched for it", () => {
    expect(firstCode(`<testsuite><testcase name="&xxe;"/></testsuite>`)).toBe("INVALID_XML");
  });

  test("depth, attributes and their length have limits", () => {
    expect(firstCode("<testsuite>".repeat(MAX_XML_DEPTH + 1))).toBe("TOO_DEEP");
    expect(firstCode("<testsuite>".repeat(200_000))).toBe("TOO_DEEP");
    const many = Array.from({ length: MAX_XML_ATTRIBUTES + 1 }, (_, index) => `a${index}="1"`).join(" ");
    expect(firstCode(`<testsuite ${many}/>`)).toBe("TOO_MANY_ATTRIBUTES");
    expect(firstCode(`<testsuite><testcase name="${"x".repeat(MAX_XML_ATTRIBUTE_CHARS + 1)}"/></testsuite>`)).toBe(
      "ATTRIBUTE_TOO_LONG",
    );
  });

  test("more than a million elements are refused", () => {
    expect(firstCode(`<testsuite>${"<a/>".repeat(1_000_001)}</testsuite>`)).toBe("TOO_MANY_ELEMENTS");
  });

  test("a mistake names its line, and no result is read", () => {
    const found = recognise(bytes(JUNIT.replace("&lt;", "<")));
    expect(found).toMatchObject({
      format: "junit-xml",
      tool: null,
      records: [],
      issues: [{ code: "INVALID_XML", level: "error" }],
    });
    expect(found.issues[0]?.message).toContain("line 5");
    expect(found.facts).toEqual({ tool: null, wellFormed: false });
  });

  test("other XML is of no known format, and is not read beyond its root", () => {
    expect(recognise(bytes("<html><body>"))).toMatchObject({ format: null, issues: [{ code: "UNKNOWN_FORMAT" }] });
  });
});

describe("files made to be slow", () => {
  test("a rule id of a million slashes, many hosts, and many components take no long time", () => {
    // The processor's time, not the clock's: on a busy machine the same work takes the same.
    const started = process.cpuUsage();
    const slashes = sarifLog(sarifRun({ results: [{ ruleId: "/".repeat(1_000_000) }] }));
    const extensions = Array.from({ length: 3_000 }, (_, n) => ({ name: `pack${n}` }));
    const results = Array.from({ length: 3_000 }, (_, n) => ({ rule: { toolComponent: { name: `pack${n}` } } }));
    const hosts = Array.from({ length: 20_000 }, (_, n) => snapshot({ hostname: `h${n}` }));
    for (const value of [slashes, sarifLog({ tool: { driver: { name: "S" }, extensions }, results }), hosts]) {
      expect(recognise(json(value)).format).not.toBeNull();
    }
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
  });
});

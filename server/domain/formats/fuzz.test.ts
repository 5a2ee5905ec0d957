import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Recognition } from "../evidence/record";
import { GOOD_FILES, json, prowlerCheck, sarifLog, sarifRun, snapshot, stanza } from "./fixtures";
import { recognise } from "./recognise";

const files = Object.entries(GOOD_FILES);
const refusesWholly = (found: Recognition) => found.issues.some((issue) => issue.level === "error") && found.records.length === 0;

/** No parser may throw: the guard in `recognise` would report it as UNREADABLE. */
function expectSound(found: Recognition): void {
  expect(found.issues.map((issue) => issue.code)).not.toContain("UNREADABLE");
  if (found.issues.some((issue) => issue.level === "error")) expect(found.records).toEqual([]);
  for (const record of found.records)
    for (const value of Object.values(record.facts))
      expect(value === null || ["string", "number", "boolean"].includes(typeof value)).toBe(true);
}

describe("whatever comes in", () => {
  test("random bytes give an answer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectSound(recognise(bytes))),
      { numRuns: 500 },
    );
  });

  test("random JSON gives an answer", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => expectSound(recognise(json(value)))),
      { numRuns: 500 },
    );
  });

  test.each(files)("%s with any bytes changed gives an answer", (_format, good) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (edits) => {
        const bytes = good.slice();
        for (const [position, byte] of edits) bytes[position] = byte;
        expectSound(recognise(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test.each(files.filter(([format]) => format.endsWith("json") || format === "sarif" || format === "proofroom-native"))(
    "%s with any value replaced gives an answer",
    (_format, good) => {
      const text = new TextDecoder().decode(good);
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 2 }), fc.nat(), (value, seed) => {
          const places: string[][] = [];
          JSON.parse(text, function (this: object, key) {
            places.push([key]);
            return Reflect.get(this, key);
          });
          const target = seed % places.length;
          let seen = -1;
          const mutated: unknown = JSON.parse(text, (_key, current) => {
            seen += 1;
            return seen === target ? value : current;
          });
          expectSound(recognise(json(mutated)));
        }),
        { numRuns: 400 },
      );
    },
  );

  test("strange options give an answer", () => {
    const anyOptions = fc.record({ kind: fc.string(), timezone: fc.string(), now: fc.string() }, { requiredKeys: [] });
    fc.assert(
      fc.property(anyOptions, fc.constantFrom(...files), (options, [, bytes]) => expectSound(recognise(bytes, options))),
      { numRuns: 300 },
    );
  });
});

describe("a file that was cut off", () => {
  test.each(files.filter(([format]) => !format.endsWith("csv")))("%s is refused, wherever it was cut", (_format, good) => {
    for (let end = 0; end < good.length; end += 1) expect(refusesWholly(recognise(good.subarray(0, end)))).toBe(true);
  });

  test("a credential report is refused wherever it was cut, except between two rows, where nothing shows it", () => {
    const good = GOOD_FILES["aws-iam-credential-report-csv"] ?? new Uint8Array();
    const text = new TextDecoder().decode(good);
    const between = new Set([text.lastIndexOf("\n"), text.lastIndexOf("\n") + 1]);
    for (let end = 0; end < good.length; end += 1)
      expect([end, refusesWholly(recognise(good.subarray(0, end)))]).toEqual([end, !between.has(end)]);
  });
});

describe("the same evidence", () => {
  test.each(files)("%s says the same with a byte order mark, and each time it is asked", (format, good) => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...good]);
    expect(recognise(good).format).toBe(format);
    expect(recognise(marked)).toEqual(recognise(good));
    expect(recognise(good)).toEqual(recognise(good));
  });

  const orderless: [string, (n: number) => object, (entries: object[]) => unknown, string][] = [
    [
      "sarif",
      (n) => ({ ruleId: `R${n}`, level: n % 2 ? "error" : "note" }),
      (results) => sarifLog(sarifRun({ results })),
      "finding_id",
    ],
    [
      "restic",
      (n) => snapshot({ time: `2026-02-0${n + 1}T00:00:00Z`, id: `${n}aaaaaaaaaa`, short_id: `s${n}` }),
      (entries) => entries,
      "backup_id",
    ],
    ["pgBackRest", (n) => stanza({ name: `db${n}` }), (entries) => entries, "system_id"],
    ["Prowler", (n) => prowlerCheck({ resources: [{ uid: `r${n}` }] }), (entries) => entries, "finding_id"],
  ];
  test.each(orderless)(
    "%s gives its records in the order of the file, and the same records in any order",
    (_name, entry, wrap, key) => {
      const read = (order: number[]) =>
        recognise(json(wrap(order.map(entry))))
          .records.map((record) => record.facts[key])
          .filter((id) => id !== undefined);
      const inOrder = [0, 1, 2, 3, 4, 5];
      const ids = read(inOrder);
      expect(new Set(ids).size).toBe(inOrder.length);
      fc.assert(
        fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (order) => {
          expect(read(order)).toEqual(order.map((n) => ids[n]));
        }),
      );
    },
  );
});

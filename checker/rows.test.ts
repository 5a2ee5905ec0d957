import { describe, expect, test } from "vitest";

import { canonical } from "./testing/canonical";
import { checkFiles, found } from "./testing/check";
import { sha256 } from "./testing/keys";
import { makePack, seal, type TestPack } from "./testing/pack";

const RECORDS = [{ facts: { outcome: "success" }, id: "rec_1", kind: "restore_test" }, { facts: { outcome: "failed" }, id: "rec_2", kind: "restore_test" }];
const SUPPLEMENTS = [{ fact: "tester", id: "sup_1", record: "rec_1", value: "ada" }];
const digest = (rows: unknown[]) => ({ count: rows.length, sha256: sha256(canonical(rows)).toString("hex") });

/** An honest pack whose entry 2 commits to records and a supplied fact. */
function withRows(change: (pack: TestPack) => void = () => undefined, detail: unknown = { rows: { records: digest(RECORDS), supplements: digest(SUPPLEMENTS), item: digest([]) } }): TestPack {
  const pack = makePack({ leaves: 20, scope: [1, 2], details: { 2: detail } });
  pack.files.set("records/2.json", canonical(RECORDS));
  pack.files.set("supplements/2.json", canonical(SUPPLEMENTS));
  change(pack);
  // The maker of the pack is the one who cheats: the manifest lists and signs what is there.
  seal(pack);
  return pack;
}
const check = async (pack: TestPack) => await checkFiles(pack.files, { key: pack.key.vkey });

describe("records in a pack", () => {
  test("that their entry committed to hold, and the summary says so", async () => {
    const report = await check(withRows());
    expect(found(report)).toEqual([]);
    expect(report.proven).toContain("The records and supplied facts in 2 files are those that their entries committed to.");
  });

  const changes: [what: string, expected: string, change: (pack: TestPack) => void][] = [
    ["with another fact", "ROWS_DIGEST records/2.json", ({ files }) => files.set("records/2.json", canonical([{ ...RECORDS[0], facts: { outcome: "failed" } }, RECORDS[1]]))],
    ["in another order", "ROWS_DIGEST records/2.json", ({ files }) => files.set("records/2.json", canonical(RECORDS.toReversed()))],
    ["one fewer", "ROWS_DIGEST records/2.json", ({ files }) => files.set("records/2.json", canonical(RECORDS.slice(1)))],
    ["with another answer", "ROWS_DIGEST supplements/2.json", ({ files }) => files.set("supplements/2.json", canonical([{ ...SUPPLEMENTS[0], value: "eve" }]))],
    ["left out without a word", "LEFT_OUT_UNSAID entry 2", ({ files }) => files.delete("records/2.json")],
    ["of an entry that speaks of none", "ROWS_UNCLAIMED records/1.json", ({ files }) => files.set("records/1.json", canonical(RECORDS))],
    ["of an entry that is not opened", "ROWS_UNCLAIMED records/7.json", ({ files }) => files.set("records/7.json", canonical(RECORDS))],
  ];
  test.each(changes)("%s are found: %s", async (_, expected, change) => {
    const report = await check(withRows(change));
    expect(found(report)).toEqual([expected]);
    expect(report.firstBadEntry()).toBe(Number(/\d+/.exec(expected.replace("ROWS_", ""))?.[0]));
  });

  test("may be left out where the manifest says why, but not as out of scope, nor as erased where the log says nothing of it", async () => {
    const leave = (why: string) => (pack: TestPack) => {
      pack.files.delete("records/2.json");
      // What is said of closed entries has to stay true.
      pack.manifest["left_out"] = [...(pack.manifest["left_out"] as object[]), { what: "records", why, count: why === "out_of_scope" ? 0 : 1, entries: [2] }];
    };
    expect(found(await check(withRows(leave("withdrawn_file"))))).toEqual([]);
    expect(found(await check(withRows(leave("out_of_scope"))))).toEqual(["LEFT_OUT_UNSAID entry 2"]);
    expect(found(await check(withRows(leave("erased"))))).toEqual(["LEFT_OUT_UNSAID entry 2"]);
  });

  test.each([[{ rows: { records: { count: 1 } } }], [{ rows: { strangers: digest([]) } }], [{ rows: [] }], [{ rows: { records: { ...digest(RECORDS), sha256: "x" } } }]])("a body that commits to them in another form than the format's is refused: %j", async (detail) => {
    expect(found(await check(withRows(undefined, detail)))).toContain("SHAPE openings/2.json (entry 2)");
  });
});

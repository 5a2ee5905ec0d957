import { describe, expect, test } from "vitest";

import { judgeAttachments, type Attachments } from "./attachments";
import type { Manifest } from "./manifest";
import { nodePlatform } from "./node-platform";
import type { Opened } from "./opening";
import { Report } from "./report";
import { found, folderOf } from "./testing/check";
import { sha256 } from "./testing/keys";
import type { Files } from "./testing/zip";

const hex = (bytes: Uint8Array | string) => sha256(bytes).toString("hex");
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const EXHIBIT = { number: 7, version: 1, sha256: hex("the evidence"), ledgerIndex: 3 };
const SNAPSHOT = bytes({ evidence: [EXHIBIT] });
const LINES = ['["2026-01-01T00:00:00.000Z","a",null,"rec_1","00"]', '["2026-01-02T00:00:00.000Z","b",null,"rec_2","00"]'];
const SAMPLE = { population: { lines: LINES }, sample: { items: [{ record: "rec_2" }, { record: "rec_1" }] } };
const CLOSED = bytes({ closed: true, evidence: [{ ...EXHIBIT, controlKeys: ["BCP-03"], note: null }] });
const LIST = Buffer.from(LINES.map((line) => `${line}\n`).join(""));

type Scene = { files: Files; opened: Map<number, Opened>; manifest: Pick<Manifest, "scope" | "leftOut">; erasures: Map<number, []>; succeeds?: boolean };

/** An audit's pack as far as these files go: a report with one exhibit, a closing, a frozen list and a sample of it. */
function honest(): Scene {
  const entry = (index: number, action: string, objectId: string, detail: unknown, files: Opened["files"] = []): [number, Opened] => [index, { index, action, objectId, at: "2026-01-01T00:00:00.000Z", detail, files, unopenedFiles: 0 }];
  return {
    files: new Map([["reports/rep_1.json", SNAPSHOT], ["engagement/snapshot-1.json", CLOSED], ["populations/pop_1.txt", LIST], ["samples/smp_1.json", bytes(SAMPLE)], ...[3, 11, 10, 2, 30, 4].map((index) => [`openings/${index}.json`, Buffer.from("{}")] as const)]),
    opened: new Map([
      entry(11, "sample.extended", "smp_1", { records: ["rec_1"] }), entry(10, "sample.drawn", "smp_1", { records: ["rec_2"] }), entry(2, "population.frozen", "pop_1", { sha256: hex(LIST) }), entry(30, "report.made", "rep_1", { snapshotSha256: hex(SNAPSHOT) }),
      entry(4, "engagement.closed", "eng_1", { snapshot: { number: 1, sha256: hex(CLOSED) } }),
      entry(3, "evidence.pushed", "ev_1", {}, [{ salt: new Uint8Array(32), sha256: EXHIBIT.sha256, path: `files/${EXHIBIT.sha256}`, size: 12 }]),
    ]),
    manifest: { scope: "engagement", leftOut: [] }, erasures: new Map(),
  };
}

async function judge({ files, opened, manifest, erasures, succeeds = false }: Scene): Promise<{ report: Report; attached: Attachments }> {
  const report = new Report();
  const digests = new Map([...files].map(([path, content]) => [path, hex(content)]));
  return { report, attached: await judgeAttachments(folderOf(files), { manifest: manifest as Manifest, opened, digests, erasures, lost: [], succeeds }, nodePlatform, report) };
}

describe("what the entries of an audit's pack commit to", () => {
  test("holds, in whichever order its entries are read", async () => {
    const { report, attached } = await judge(honest());
    expect([found(report), attached]).toEqual([[], { files: 4, reports: 1, snapshots: 1, exhibits: 2 }]);
  });

  const changes: [what: string, expected: string, change: (scene: Scene) => void][] = [
    ["a report's content of other exhibits", "ATTACHED_DIGEST reports/rep_1.json", ({ files }) => files.set("reports/rep_1.json", bytes({ evidence: [] }))],
    ["another snapshot of the audit", "ATTACHED_DIGEST engagement/snapshot-1.json", ({ files }) => files.set("engagement/snapshot-1.json", bytes({ closed: false }))],
    ["a frozen list with a line fewer", "ATTACHED_DIGEST populations/pop_1.txt", ({ files }) => files.set("populations/pop_1.txt", LIST.subarray(0, LIST.length / 2))],
    ["a sample of another list", "ATTACHED_DIGEST samples/smp_1.json", ({ files }) => files.set("samples/smp_1.json", bytes({ ...SAMPLE, population: { lines: LINES.toReversed() } }))],
    ["a sample with an item fewer than was drawn", "SAMPLE_RECORDS samples/smp_1.json", ({ files }) => files.set("samples/smp_1.json", bytes({ ...SAMPLE, sample: { items: [{ record: "rec_2" }] } }))],
    ["a sample with an item that was drawn after the pack", "SAMPLE_RECORDS samples/smp_1.json", ({ opened }) => opened.delete(11)],
    ["a snapshot whose exhibit no entry of the pack has", "EXHIBIT_MISSING engagement/snapshot-1.json", ({ opened, files }) => { opened.delete(3); files.delete("openings/3.json"); }],
    ["a sample that is no document", "SHAPE samples/smp_1.json", ({ files }) => files.set("samples/smp_1.json", Buffer.from("not JSON"))],
    ["a list left out", "MISSING_FILE populations/pop_1.txt", ({ files }) => files.delete("populations/pop_1.txt")],
    ["a list that nobody froze", "FILE_UNCLAIMED populations/pop_2.txt", ({ files }) => files.set("populations/pop_2.txt", LIST)],
    ["a report whose exhibit no entry of the pack has", "EXHIBIT_MISSING reports/rep_1.json", ({ opened, files }) => { opened.delete(3); files.delete("openings/3.json"); }],
    ["an entry that names no digest", "SHAPE openings/2.json (entry 2)", ({ opened }) => { const entry = opened.get(2); if (entry) entry.detail = { sha256: "short" }; }],
  ];
  test.each(changes)("%s is found: %s", async (_, expected, change) => {
    const scene = honest();
    change(scene);
    expect(found((await judge(scene)).report)).toContain(expected);
  });

  test("of an audit's snapshots the newest is judged, and in it what bears on a control or is cited", async () => {
    const other = { ...EXHIBIT, number: 8, sha256: hex("not in the pack") };
    const judged = async (...evidence: unknown[]) => {
      const scene = honest();
      const second = bytes({ evidence });
      scene.files.set("engagement/snapshot-10.json", second).set("openings/40.json", Buffer.from("{}"));
      scene.opened.set(40, { index: 40, action: "engagement.closed", objectId: "eng_1", at: "2026-02-01T00:00:00.000Z", detail: { snapshot: { number: 10, sha256: hex(second) } }, files: [], unopenedFiles: 0 });
      return found((await judge(scene)).report);
    };
    expect(await judged({ ...other, controlKeys: [], note: null })).toEqual([]);
    expect(await judged({ ...other, controlKeys: [], note: "withdrawn" })).toEqual(["EXHIBIT_MISSING engagement/snapshot-10.json"]);
    expect(await judged({ ...other, controlKeys: ["BCP-03"], note: null })).toEqual(["EXHIBIT_MISSING engagement/snapshot-10.json"]);
  });

  test("an exhibit whose entry was erased since is said to be gone, and nothing fails", async () => {
    const scene = honest();
    scene.opened.delete(3);
    scene.files.delete("openings/3.json");
    scene.erasures.set(3, []);
    const { report } = await judge(scene);
    expect([found(report), report.notes.map(({ code }) => code)]).toEqual([[], ["EXHIBIT_GONE", "EXHIBIT_GONE"]]);
  });

  test("an exhibit that was erased before the report was drawn has no digest, and stands only where the log says so", async () => {
    const scene = honest();
    const report = bytes({ evidence: [{ ...EXHIBIT, sha256: "" }] });
    scene.files.set("reports/rep_1.json", report).delete("openings/3.json");
    scene.opened.delete(3);
    scene.opened.set(30, { ...(scene.opened.get(30) as Opened), detail: { snapshotSha256: hex(report) } });
    expect(found((await judge(scene)).report)).toContain("EXHIBIT_MISSING reports/rep_1.json");
    scene.erasures.set(3, []);
    expect(found((await judge(scene)).report)).toEqual([]);
  });

  test("a sample that began in the ledger before, or whose list was frozen there, is said to stand there, in a ledger that goes on with another and in no other", async () => {
    const without = (...gone: [index: number, path: string][]): Scene => {
      const scene = honest();
      for (const [index, path] of gone) { scene.opened.delete(index); scene.files.delete(`openings/${index}.json`); scene.files.delete(path); }
      return scene;
    };
    const said = async (scene: Scene, succeeds: boolean) => { const { report } = await judge({ ...scene, succeeds }); return [found(report), report.notes.map(({ code }) => code)]; };
    const [begun, frozen] = [without([10, "samples/smp_1.json"], [2, "populations/pop_1.txt"]), without([2, "populations/pop_1.txt"])];
    expect([await said(begun, true), await said(begun, false)]).toEqual([[[], ["SAMPLE_ELSEWHERE"]], [["MISSING_FILE samples/smp_1.json"], []]]);
    expect([await said(frozen, true), await said(frozen, false)]).toEqual([[[], ["LIST_ELSEWHERE"]], [["ATTACHED_DIGEST samples/smp_1.json"], []]]);
    const missing = without();
    missing.files.delete("samples/smp_1.json");
    expect(await said(missing, true)).toEqual([["MISSING_FILE samples/smp_1.json"], []]);
  });

  test("a pack of another scope need not carry them", async () => {
    const scene = honest();
    scene.manifest = { scope: "window", leftOut: [] };
    for (const path of scene.files.keys()) if (!path.startsWith("openings/")) scene.files.delete(path);
    expect(found((await judge(scene)).report)).toEqual([]);
  });
});

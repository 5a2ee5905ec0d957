import { canonical } from "./canonical";
import { openingOf, testEntry, type TestEntry } from "./entries";
import { note, seeded, sha256, testKey, type TestKey } from "./keys";
import { TestLog } from "./log";
import type { Files } from "./zip";

export type PackWish = {
  leaves: number;
  /** Index of a `key.rotated` entry. */
  rotateAt?: number;
  /** Leaves out the checkpoint that old and new key sign. */
  withoutOverlap?: boolean;
  /** Entry erased by the last leaf. */
  erase?: number;
  scope?: number[];
  /** Details of bodies, by index. */
  details?: Record<number, unknown>;
  anchorLog?: boolean;
  witness?: boolean;
};
export type TestPack = { files: Files; key: TestKey; newKey: TestKey; head: TestKey[]; log: TestLog; anchorLog: TestLog | undefined; entries: TestEntry[]; manifest: Record<string, unknown> };

export const ORIGIN = "portal.example/0b6f4f0e-7d9b-4a55-9f5e-3a1f8c2d4e6a";
export const ANCHOR_ORIGIN = "portal.example/anchor";
const ALWAYS = ["log.genesis", "key.rotated", "erasure"];

/** An honest pack as the contract has it, from node:crypto alone. */
export function makePack(wish: PackWish): TestPack {
  const [key, newKey] = [testKey(ORIGIN, "first"), testKey(ORIGIN, "second")];
  const entries = entriesOf(wish, newKey);
  const log = new TestLog(ORIGIN, entries.map((entry) => entry.leaf));
  const head = wish.rotateAt === undefined ? [key] : [newKey];
  const files: Files = new Map([["checkpoint", log.checkpoint(head, undefined, wish.witness ? [testKey("witness.example/w1", "witness", 4).cosign(log.text(), 1_790_000_000)] : [])], ...log.tiles()]);
  const early = Math.floor(wish.leaves / 2);
  files.set(`checkpoints/${early}`, log.checkpoint([key], early));
  if (wish.rotateAt !== undefined && !wish.withoutOverlap) files.set(`checkpoints/${wish.rotateAt + 1}`, log.checkpoint([key, newKey], wish.rotateAt + 1));
  const scope = wish.scope ?? [1, 2];
  for (const entry of entries.filter(({ index, type }) => (scope.includes(index) && index !== wish.erase) || ALWAYS.includes(type))) {
    files.set(`openings/${entry.index}.json`, openingOf(entry));
    for (const file of entry.files) files.set(`files/${sha256(file.bytes).toString("hex")}`, file.bytes);
  }
  for (const index of scope) files.set(`proofs/${index}.tlog-proof`, log.proof(index, head));
  const anchorLog = wish.anchorLog ? anchorLogOf(log, [early, wish.leaves]) : undefined;
  if (anchorLog) addLog(files, anchorLog);
  const witness = wish.witness ? `witness w1 ${testKey("witness.example/w1", "witness", 4).vkey}\nquorum w1\n` : "quorum none\n";
  files.set("policy", Buffer.from(`log ${key.vkey}\n${wish.rotateAt === undefined ? "" : `log ${newKey.vkey}\n`}${witness}`));
  files.set("index.txt", Buffer.from("What is in this pack.\n"));
  const pack = { files, key, newKey, head, log, anchorLog, entries, manifest: manifestOf(entries, scope, wish, log, head) };
  seal(pack);
  return pack;
}

/** Writes manifest and note anew, as only the holder of the key can. */
export function seal({ files, log, head, manifest }: Pick<TestPack, "files" | "log" | "head" | "manifest">): void {
  const listed = [...files.keys()].filter((path) => !path.startsWith("manifest.")).sort();
  const bytes = canonical({ ...manifest, files: listed.map((path) => ({ path, sha256: sha256(files.get(path) ?? "").toString("hex"), size: files.get(path)?.length })) });
  const text = `proofroom.pack/v1\n${log.origin}\n${sha256(bytes).toString("hex")}\n`;
  files.set("manifest.json", bytes);
  files.set("manifest.note", note(text, ...head.map((key) => key.line(text))));
}

function entriesOf(wish: PackWish, newKey: TestKey): TestEntry[] {
  const entries: TestEntry[] = [];
  for (let index = 0; index < wish.leaves; index++) {
    const target = entries[wish.erase ?? -1];
    if (index === 0) entries.push(testEntry(ORIGIN, 0, { type: "log.genesis", object: { kind: "log", id: "1" } }));
    else if (index === wish.rotateAt) entries.push(testEntry(ORIGIN, index, { type: "key.rotated", detail: { vkey: newKey.vkey, from_size: index + 1 } }));
    else if (index === wish.leaves - 1 && target) entries.push(testEntry(ORIGIN, index, { type: "erasure", object: { kind: "entry", id: target.id }, prev: target.hash, detail: { basis: "gdpr.17.1.b", approved_by: "Data protection officer", erased: ["body", "files"] } }));
    else if (wish.details?.[index] !== undefined) entries.push(testEntry(ORIGIN, index, { detail: wish.details[index] }));
    else entries.push(testEntry(ORIGIN, index, index % 5 === 1 ? { type: "evidence.version", files: [seeded("content", index), seeded("second content", index)] } : {}));
  }
  return entries;
}

function manifestOf(entries: readonly TestEntry[], scope: readonly number[], wish: PackWish, log: TestLog, head: readonly TestKey[]): Record<string, unknown> {
  return {
    v: 1, kind: "proofroom.pack", made_at: "2026-03-01T10:00:00.000Z", organization: { id: "org_1", name: "Example" }, scope: { kind: "item" },
    log: { origin: log.origin, vkey: head[0]?.vkey, size: wish.leaves, root: log.hash(0, wish.leaves).toString("base64") },
    entries: scope.map((index) => ({ index, entry: entries[index]?.id, opening: index === wish.erase ? null : `openings/${index}.json`, proof: `proofs/${index}.tlog-proof` })),
    left_out: [{ what: "entries outside the scope", why: "out_of_scope", count: entries.filter(({ index, type }) => !scope.includes(index) && !ALWAYS.includes(type)).length }],
  };
}

/** The instance-wide log with the heads of this one, and those of somebody else between them. */
export function anchorLogOf(log: TestLog, sizes: readonly number[], roots: Record<number, Buffer> = {}): TestLog {
  const tenant = (origin: string, size: number, root: Buffer) => canonical({ v: 1, type: "tenant.head", log: sha256(origin).toString("base64"), size, root: root.toString("base64") });
  const leaves = sizes.flatMap((size) => [tenant("portal.example/other", size, seeded("other", size)), tenant(log.origin, size, roots[size] ?? log.hash(0, size))]);
  return new TestLog(ANCHOR_ORIGIN, [canonical({ v: 1, type: "anchor.genesis", origin: ANCHOR_ORIGIN }), ...leaves, canonical({ v: 1, type: "timestamp", token: seeded("token").toString("base64") })]);
}

export function addLog(files: Files, anchorLog: TestLog): void {
  const keys = [testKey(ANCHOR_ORIGIN, "anchor")];
  files.set("anchor-log/checkpoint", anchorLog.checkpoint(keys));
  addProofs(files, anchorLog, keys);
}

/** An older head of the anchor log, with proofs of what it holds. */
export function addOlder(files: Files, anchorLog: TestLog, size: number, keys: readonly TestKey[]): void {
  files.set(`anchor-log/checkpoints/${size}`, anchorLog.checkpoint(keys, size));
  addProofs(files, new TestLog(ANCHOR_ORIGIN, anchorLog.leaves.slice(0, size)), keys);
}

function addProofs(files: Files, anchorLog: TestLog, keys: readonly TestKey[]): void {
  const wanted = [sha256(ORIGIN).toString("base64"), "key.rotated"];
  for (const [index, leaf] of anchorLog.leaves.entries()) {
    if (!wanted.some((text) => Buffer.from(leaf).includes(text))) continue;
    files.set(`anchor-log/heads/${index}.json`, leaf);
    files.set(`anchor-log/proofs/${index}-${anchorLog.leaves.length}.tlog-proof`, anchorLog.proof(index, keys));
  }
}

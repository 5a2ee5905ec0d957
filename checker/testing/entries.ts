import { canonical } from "./canonical";
import { seeded, sha256 } from "./keys";

export type TestFile = { bytes: Buffer; salt: Buffer; path: boolean };
export type TestEntry = { index: number; id: string; leaf: Buffer; hash: Buffer; salt: Buffer; body: Buffer; files: TestFile[]; type: string };
type Wanted = { type?: string; detail?: unknown; files?: Buffer[]; object?: { kind: string; id: string }; prev?: Buffer | null };

const START = Date.UTC(2026, 0, 5, 9);

/** Makes one entry: leaf, salts and body, all following from the seed and the index. */
export function testEntry(origin: string, index: number, { type = "audit.event", detail = { note: "größer – 𝄞" }, files = [], object, prev = null }: Wanted = {}): TestEntry {
  const salt = seeded(origin, "salt", index);
  const at = new Date(START + index * 61_001).toISOString();
  const what = object ?? { kind: "control", id: `ctl_${index}` };
  const body = canonical({ action: type === "erasure" ? "content.erased" : "thing.changed", actor: { kind: "apiKey", id: "key_1" }, at, object: { ...what, label: null }, detail });
  const opened = files.map((bytes, i) => ({ bytes, salt: seeded(origin, "file", index, i), path: true }));
  const id = uuid(seeded(origin, "id", index));
  const leaf = canonical({
    v: 1, type, log: origin, id, at,
    actor: { kind: "apikey", ref: seeded("actor").toString("base64") },
    object: { ...what, version: 1 },
    links: Array.from({ length: index % 4 }, (_, i) => ({ kind: "control", id: `ctl_${index}${"!a"[i % 2]}${i}` })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    payload: { commit: commit(salt, body), media: "application/json", size: body.length },
    files: opened.map((file) => ({ commit: commit(file.salt, file.bytes), size: file.bytes.length })).sort((a, b) => (a.commit < b.commit ? -1 : 1)),
    prev: prev?.toString("base64") ?? null,
  });
  return { index, id, leaf, hash: sha256(Buffer.of(0), leaf), salt, body, files: opened, type };
}

function commit(salt: Buffer, content: Buffer): string {
  return sha256("ledger/commit/v1\0", salt, sha256(content)).toString("base64");
}

function uuid(random: Buffer): string {
  const hex = random.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function openingOf(entry: TestEntry): Buffer {
  return canonical({
    v: 1, entry: entry.id, index: entry.index, salt: entry.salt.toString("base64"), body: entry.body.toString("base64"),
    files: entry.files.map(({ bytes, salt, path }) => {
      const digest = sha256(bytes).toString("hex");
      return { salt: salt.toString("base64"), sha256: digest, path: path ? `files/${digest}` : null };
    }),
  });
}

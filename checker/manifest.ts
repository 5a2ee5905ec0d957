import { Broken } from "./broken";
import { toHex } from "./bytes";
import { parseCanonical } from "./jcs";
import { INSTANT } from "./leaf";
import { parseNote, signersOf, type VerifierKey } from "./note";
import type { Platform } from "./platform";
import { count, fields, list, text, textOrNull } from "./shape";
import { pathFault } from "./source";

export type ListedFile = { path: string; sha256: string; size: number };
export type ListedEntry = { index: number; entry: string; opening: string | null; proof: string | null };
export type LeftOut = { what: string; why: string; count: number; entries: number[] };
export type Manifest = {
  madeAt: string;
  organization: { id: string; name: string };
  scope: string;
  log: { origin: string; vkey: string; size: number; root: string };
  files: ListedFile[];
  entries: ListedEntry[];
  leftOut: LeftOut[];
};

const WHY = ["out_of_scope", "erased", "not_in_store", "too_large", "not_asked", "withdrawn_file", "lost_in_restore", "in_closed_log", "in_later_log", "erased_in_later_log"];
const HEX = /^[0-9a-f]{64}$/;

/** Reads the manifest strictly. Throws `Broken`: what it holds is believed only after `judgeManifestNote`. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const all = fields(parseCanonical(bytes), "the manifest", ["v", "kind", "made_at", "organization", "scope", "log", "files", "entries", "left_out"]);
  if (all["v"] !== 1 || all["kind"] !== "proofroom.pack") throw new Broken("MANIFEST_FORM", "not a pack of version 1");
  const organization = fields(all["organization"], "organization", ["id", "name"]);
  const log = fields(all["log"], "log", ["origin", "vkey", "size", "root"]);
  const files = list(all["files"], "files").map(listedFile);
  const entries = list(all["entries"], "entries").map(listedEntry);
  requireRising(files.map((file) => file.path), "files");
  requireRising(entries.map((entry) => entry.index), "entries");
  return {
    madeAt: text(all["made_at"], "made_at", INSTANT),
    organization: { id: text(organization["id"], "organization id"), name: text(organization["name"], "organization name") },
    scope: text((all["scope"] as { kind?: unknown } | null)?.kind, "scope kind", /^(engagement|control|window|item|all)$/),
    log: { origin: text(log["origin"], "origin"), vkey: text(log["vkey"], "vkey"), size: count(log["size"], "size"), root: text(log["root"], "root") },
    files,
    entries,
    leftOut: list(all["left_out"], "left_out").map(leftOut),
  };
}

function listedFile(value: unknown): ListedFile {
  const file = fields(value, "a file", ["path", "sha256", "size"]);
  const path = text(file["path"], "file path");
  const fault = pathFault(path);
  if (fault) throw new Broken("MANIFEST_FORM", `${path}: ${fault}`);
  return { path, sha256: text(file["sha256"], "file sha256", HEX), size: count(file["size"], "file size") };
}

function listedEntry(value: unknown): ListedEntry {
  const entry = fields(value, "an entry", ["index", "entry", "opening", "proof"]);
  const index = count(entry["index"], "entry index");
  const [opening, proof] = [textOrNull(entry["opening"], "opening"), textOrNull(entry["proof"], "proof")];
  if (opening !== null && opening !== `openings/${index}.json`) throw new Broken("MANIFEST_FORM", `entry ${index} names the opening of another`);
  if (proof !== null && proof !== `proofs/${index}.tlog-proof`) throw new Broken("MANIFEST_FORM", `entry ${index} names the proof of another`);
  return { index, entry: text(entry["entry"], "entry id"), opening, proof };
}

function leftOut(value: unknown): LeftOut {
  const row = fields(value, "left_out", ["what", "why", "count"], ["entries"]);
  const why = text(row["why"], "why");
  if (!WHY.includes(why)) throw new Broken("MANIFEST_FORM", `"${why}" is no known reason to leave something out`);
  const entries = row["entries"] === undefined ? [] : list(row["entries"], "left_out entries").map((index) => count(index, "index"));
  return { what: text(row["what"], "what"), why, count: count(row["count"], "count"), entries };
}

function requireRising<T extends string | number>(keys: readonly T[], what: string): void {
  const wrong = keys.findIndex((key, i) => i > 0 && key <= (keys[i - 1] as T));
  if (wrong > 0) throw new Broken("MANIFEST_FORM", `${what} are not sorted, or one is there twice: ${keys[wrong]}`);
}

/** The note over the manifest: signed by trusted keys only, over exactly these bytes. Throws `Broken` naming which of the two is wrong. */
export async function judgeManifestNote(noteBytes: Uint8Array, manifestBytes: Uint8Array, origin: string, trusted: readonly VerifierKey[], platform: Platform): Promise<"good" | "other manifest"> {
  const note = parseNote(noteBytes);
  const signers = await signersOf(note, trusted, platform);
  if (signers.length !== note.signatures.length) throw new Broken("MANIFEST_NOTE", "not signed by the key you gave, nor by one that follows from it");
  const expected = `proofroom.pack/v1\n${origin}\n${toHex(platform.sha256(manifestBytes))}\n`;
  if (note.text === expected) return "good";
  const [kind, named] = note.text.split("\n");
  if (kind !== "proofroom.pack/v1" || named !== origin) throw new Broken("MANIFEST_NOTE", "a signed note, but not one about a pack of this log");
  return "other manifest";
}

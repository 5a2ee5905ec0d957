import { Broken } from "./broken";
import { textOf } from "./bytes";
import { canonicalText, parseJson } from "./jcs";
import { count, fields, list, text, textOrNull } from "./shape";

const LEAF_TYPES = [
  "log.genesis", "evidence.version", "evidence.withdrawn", "file.attached", "control.status", "access.granted",
  "audit.event", "erasure", "key.rotated", "log.succession", "log.closed", "log.repaired",
];
const ACTORS = ["user", "apikey", "system", "integration"];
const LINKS = ["control", "request", "framework"];
/** These entries are about the log itself: every pack opens them, whatever its scope. */
export const ALWAYS_OPEN: readonly string[] = ["log.genesis", "key.rotated", "log.succession", "log.closed", "log.repaired", "erasure"];
const MAX_LEAF_BYTES = 16_384;
const HASH = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Header of one log entry, read from its leaf. Hashes are base64. */
export type Leaf = {
  type: string;
  log: string;
  id: string;
  at: string;
  actor: { kind: string };
  object: { kind: string; id: string };
  payload: { commit: string; size: number };
  files: { commit: string; size: number }[];
  prev: string | null;
};

/** What the checker needs of every leaf; the rest only of few. */
export type LeafHeader = Pick<Leaf, "type" | "log" | "id">;

/**
 * The most frequent leaves in one match: canonical, all members in order, at most one file, no character that
 * JSON would write otherwise; its links are looked at by themselves, for their order. What matches is a leaf; what does not is read the long way. Speed only.
 */
const PLAIN = String.raw`[ !#-\[\]-~]*`;
const B64 = String.raw`[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=`;
const SIZE = String.raw`(?:0|[1-9]\d{0,14})`;
const USUAL = new RegExp(
  String.raw`^\{"actor":\{"kind":"(?:${ACTORS.join("|")})","ref":"${B64}"\},"at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","files":\[(?:\{"commit":"${B64}","size":${SIZE}\})?\],` +
    String.raw`"id":"([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})","links":\[((?:\{"id":"${PLAIN}","kind":"(?:${LINKS.join("|")})"\}(?:,(?=\{)|(?=\])))*)\],"log":"([!#-\[\]-~]+)",` +
    String.raw`"object":\{"id":"${PLAIN}","kind":"${PLAIN}","version":[1-9]\d{0,14}\},"payload":\{"commit":"${B64}","media":"${PLAIN}","size":${SIZE}\},` +
    String.raw`"prev":(?:null|"${B64}"),"type":"(${LEAF_TYPES.map((type) => type.replace(".", String.raw`\.`)).join("|")})","v":1\}$`,
);

const LINK_BEGINS = '{"id":"';

/** Reads what every leaf is asked for. As strict as `parseLeaf`: accepts and refuses the same bytes. */
export function readHeader(bytes: Uint8Array): LeafHeader {
  const json = jsonOf(bytes);
  const [, id, links, log, type] = USUAL.exec(json) ?? [];
  return id !== undefined && links !== undefined && log !== undefined && type !== undefined && isOrdered(links) ? { id, log, type } : slowLeaf(json);
}

/** Links of one kind in the order of their ids, as nearly all are; any others are read the long way. */
function isOrdered(links: string): boolean {
  if (links === "") return true;
  const all = links.slice(LINK_BEGINS.length, -1).split(`},${LINK_BEGINS}`).map((link) => link.split('","kind":'));
  return all.every(([id = "", kind], i) => kind === all[0]?.[1] && (i === 0 || id >= (all[i - 1]?.[0] ?? "")));
}

/** Reads a leaf. Throws `Broken` LEAF_FORM when it is not canonical, not of this format, or too large. */
export function parseLeaf(bytes: Uint8Array): Leaf {
  return slowLeaf(jsonOf(bytes));
}

function jsonOf(bytes: Uint8Array): string {
  if (bytes.length > MAX_LEAF_BYTES) throw new Broken("LEAF_FORM", `the leaf has ${bytes.length} bytes, ${MAX_LEAF_BYTES} at most`);
  return textOf(bytes);
}

function slowLeaf(json: string): Leaf {
  try {
    const value = parseJson(json);
    if (canonicalText(value) !== json) throw new Broken("LEAF_FORM", "the leaf is not canonical JSON");
    return leafOf(value);
  } catch (error) {
    throw error instanceof Broken ? new Broken("LEAF_FORM", `not a leaf: ${error.message}`) : error;
  }
}

function leafOf(value: unknown): Leaf {
  const leaf = fields(value, "the leaf", ["v", "type", "log", "id", "at", "actor", "object", "links", "payload", "files", "prev"]);
  const actor = fields(leaf["actor"], "actor", ["kind", "ref"]);
  const object = fields(leaf["object"], "object", ["kind", "id", "version"]);
  const payload = fields(leaf["payload"], "payload", ["commit", "media", "size"]);
  if (leaf["v"] !== 1) throw new Broken("SHAPE", "only version 1 is known");
  if (count(object["version"], "object version") === 0) throw new Broken("SHAPE", "versions begin at 1");
  text(actor["ref"], "actor reference", HASH);
  text(payload["media"], "media");
  requireSorted(list(leaf["links"], "links").map(linkKey));
  const files = list(leaf["files"], "files").map(fileOf);
  requireSorted(files.map((file) => file.commit));
  return {
    type: oneOf(leaf["type"], LEAF_TYPES, "type"),
    log: text(leaf["log"], "log", /./),
    id: text(leaf["id"], "id", UUID_7),
    at: text(leaf["at"], "at", INSTANT),
    actor: { kind: oneOf(actor["kind"], ACTORS, "actor kind") },
    object: { kind: text(object["kind"], "object kind"), id: text(object["id"], "object id") },
    payload: { commit: text(payload["commit"], "payload commit", HASH), size: count(payload["size"], "payload size") },
    files,
    prev: textOrNull(leaf["prev"], "prev", HASH),
  };
}

function linkKey(value: unknown): string {
  const link = fields(value, "a link", ["kind", "id"]);
  return `${oneOf(link["kind"], LINKS, "link kind")}/${text(link["id"], "link id")}`;
}

function fileOf(value: unknown): { commit: string; size: number } {
  const file = fields(value, "a file", ["commit", "size"]);
  return { commit: text(file["commit"], "file commit", HASH), size: count(file["size"], "file size") };
}

function oneOf(value: unknown, allowed: readonly string[], what: string): string {
  const found = text(value, what);
  if (!allowed.includes(found)) throw new Broken("SHAPE", `${what} "${found}" is not known`);
  return found;
}

function requireSorted(keys: readonly string[]): void {
  if (keys.some((key, i) => i > 0 && key < (keys[i - 1] ?? ""))) throw new Broken("SHAPE", "a list is not in its order");
}

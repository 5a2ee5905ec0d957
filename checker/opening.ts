import { Broken } from "./broken";
import { concat, fromBase64, toBase64, utf8 } from "./bytes";
import type { Entry } from "./entries";
import { parseCanonical } from "./jcs";
import { INSTANT } from "./leaf";
import type { Platform } from "./platform";
import { count, fields, list, text, textOrNull } from "./shape";

export type OpenedFile = { salt: Uint8Array; sha256: string; path: string | null; /** As the leaf has it. */ size: number };
/** An entry whose content is shown, and fits the commitments in its leaf. */
export type Opened = { index: number; action: string; /** Id of what it is about. */ objectId: string; at: string; detail: unknown; files: OpenedFile[]; unopenedFiles: number };
type Opening = { entry: string; index: number; salt: Uint8Array; body: Uint8Array; files: Omit<OpenedFile, "size">[] };

const DOMAIN = concat(utf8("ledger/commit/v1"), Uint8Array.of(0));
/** A report has a name that people know it by; its bytes are compared with the digest all the same. */
export const REPORT_PATH = /^reports\/[A-Za-z0-9_-]+\.pdf$/;
const HEX = /^[0-9a-f]{64}$/;

/**
 * Holds an opening against the leaf of its entry: the salted commitments, the sizes, and what both say about the
 * same thing. Throws `Broken` OPENING_FORM, OPENING_OTHER_ENTRY, COMMITMENT, BODY or FILE_COMMITMENT.
 */
export function openEntry(bytes: Uint8Array, { index, leaf }: Entry, platform: Platform): Opened {
  const opening = parseOpening(bytes);
  if (opening.index !== index || opening.entry !== leaf.id) throw new Broken("OPENING_OTHER_ENTRY", `opens entry ${opening.index} (${opening.entry}), not this one`);
  const commit = commitmentOf(platform, opening.salt, platform.sha256(opening.body));
  if (commit !== leaf.payload.commit || opening.body.length !== leaf.payload.size) {
    throw new Broken("COMMITMENT", "salt and body are not those that the entry committed to");
  }
  const body = bodyOf(opening.body, { leaf });
  return { index, objectId: leaf.object.id, ...body, ...matchFiles(opening, leaf.files, platform) };
}

function parseOpening(bytes: Uint8Array): Opening {
  const all = fields(parseCanonical(bytes), "the opening", ["v", "entry", "index", "salt", "body", "files"]);
  if (all["v"] !== 1) throw new Broken("OPENING_FORM", "only version 1 is known");
  return {
    entry: text(all["entry"], "entry"),
    index: count(all["index"], "index"),
    salt: fromBase64(text(all["salt"], "salt"), 32),
    body: fromBase64(text(all["body"], "body")),
    files: list(all["files"], "files").map((value) => {
      const file = fields(value, "a file", ["salt", "sha256", "path"]);
      const sha256 = text(file["sha256"], "sha256", HEX);
      const path = textOrNull(file["path"], "path");
      if (path !== null && path !== `files/${sha256}` && !REPORT_PATH.test(path)) throw new Broken("OPENING_FORM", "a file stands under another name than its digest");
      return { salt: fromBase64(text(file["salt"], "salt"), 32), sha256, path };
    }),
  };
}

function commitmentOf(platform: Platform, salt: Uint8Array, digest: Uint8Array): string {
  return toBase64(platform.sha256(concat(DOMAIN, salt, digest)));
}

/** What a leaf calls the actors of bodies: it knows fewer kinds, and who asks about their own data is a user there. */
const LEAF_KINDS: Readonly<Record<string, string>> = { user: "user", apiKey: "apikey", subject: "user", system: "system", integration: "integration" };

/** The body tells more than the leaf, but nothing else about what both tell. A person's id stands in the leaf as a pseudonym. */
function bodyOf(bytes: Uint8Array, { leaf }: Pick<Entry, "leaf">): { action: string; at: string; detail: unknown } {
  const body = fields(parseCanonical(bytes), "the body", ["action", "actor", "at", "object", "detail"]);
  const actor = fields(body["actor"], "actor", ["kind", "id"]);
  const object = fields(body["object"], "object", ["kind", "id", "label"]);
  const at = text(body["at"], "at", INSTANT);
  const sameActor = LEAF_KINDS[text(actor["kind"], "actor kind")] === leaf.actor.kind;
  const sameObject = object["kind"] === leaf.object.kind && (object["id"] === leaf.object.id || leaf.object.kind === "member");
  if (at !== leaf.at || !sameActor || !sameObject) throw new Broken("BODY", "the body tells another time, actor or object than the entry");
  return { action: text(body["action"], "action"), at, detail: body["detail"] };
}

/** Each opened file must fit exactly one commitment of the leaf; order tells nothing. */
function matchFiles(opening: Opening, committed: Entry["leaf"]["files"], platform: Platform): { files: OpenedFile[]; unopenedFiles: number } {
  const open = new Map(committed.map((file) => [file.commit, file.size]));
  const files = opening.files.map((file) => {
    const digest = Uint8Array.from(file.sha256.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const commit = commitmentOf(platform, file.salt, digest);
    const size = open.get(commit);
    if (size === undefined) throw new Broken("FILE_COMMITMENT", `the file ${file.sha256} is not one that the entry committed to`);
    open.delete(commit);
    return { ...file, size };
  });
  return { files, unopenedFiles: open.size };
}

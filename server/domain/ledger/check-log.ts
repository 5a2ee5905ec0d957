import { encodeBase64, sameBytes, strictHash } from "./bytes";
import { decodeBundle } from "./entry-bundle";
import { LedgerError } from "./error";
import { parseLeaf, type Leaf, type LeafType } from "./leaf";
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootHash, type Frontier } from "./merkle";
import { bundlesOfSize, parseTile, type Bundle } from "./tiles";

const MAX_FINDINGS = 100;

/** What is wrong with one entry. `code` is stable: a `LedgerError` code, or one that `checkLog` names. */
export type BadEntry = { index: number; code: string; message: string };

/** `size` and `root` are of what was read; `complete` says whether that is the whole log. `bad` holds the first hundred of `badCount`. */
export type LogCheck = {
  complete: boolean; size: number; root: Uint8Array; roots: Map<number, Uint8Array>; counts: Partial<Record<LeafType, number>>; badCount: number; bad: BadEntry[];
};

/**
 * @param origin name of the log, known from outside
 * @param size entries the log must have
 * @param wantedSizes sizes whose roots are asked for, e.g. of every checkpoint
 * @param tileOf level-0 tile of a bundle: with it a changed entry is named, not only noticed in the root
 * @param carried hashes (base64) of entries that were made for the log's predecessor and that its first entry takes over
 * @param onLeaf sees every leaf that is well-formed and in place, in order; a `LedgerError` it throws becomes a finding
 */
export type LogQuestion = {
  origin: string; size: number; wantedSizes?: Iterable<number>; carried?: ReadonlySet<string>;
  tileOf?: (bundle: Bundle) => Uint8Array | Promise<Uint8Array>; onLeaf?: (leaf: Leaf, index: number, hash: Uint8Array) => void;
};

/**
 * Derives a whole log again from its entry bundles, in one pass: leaf hashes, roots, and what every leaf says of itself.
 * Keeps an id and a hash an entry in memory, nothing else.
 *
 * Faults come back as findings, in order: `ENTRY_HASH` (other bytes than the tile has), `LEAF_*`, `JCS_*`, `ENTRY_ORIGIN`,
 * `ENTRY_DUPLICATE_ID`, `ENTRY_PREV` (names no earlier entry), `BUNDLE_*` and `TILE_LENGTH` (reading ends there),
 * `LOG_SHORT`, `LOG_LONG`. Whether the roots are the signed ones is the caller's comparison. Throws `TILE_BOUNDS` for a size that cannot be.
 */
export async function checkLog(bundles: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, question: LogQuestion): Promise<LogCheck> {
  const pass = new Pass(question);
  const shape = bundlesOfSize(question.size);
  for await (const bytes of bundles) {
    const { value: bundle, done } = shape.next();
    if (done) {
      pass.report(pass.size, "LOG_LONG", `the log has more than its ${question.size} entries`);
      return pass.result(false);
    }
    if (!(await readBundle(pass, bytes, bundle, question))) return pass.result(false);
  }
  if (pass.size < question.size) pass.report(pass.size, "LOG_SHORT", `the log ends after ${pass.size} of ${question.size} entries`);
  return pass.result(pass.size === question.size);
}

async function readBundle(pass: Pass, bytes: Uint8Array, bundle: Bundle, { tileOf }: LogQuestion): Promise<boolean> {
  const tile = await tileOf?.(bundle);
  try {
    const hashes = tile ? parseTile(tile, bundle.width) : [];
    decodeBundle(bytes, bundle.width).forEach((entry, i) => pass.add(entry, hashes[i]));
    return true;
  } catch (error) {
    pass.reportError(pass.size, error);
    return false;
  }
}

class Pass {
  private frontier: Frontier = EMPTY_FRONTIER;
  private readonly roots = new Map<number, Uint8Array>();
  private readonly counts: LogCheck["counts"] = {};
  private readonly bad: BadEntry[] = [];
  private badCount = 0;
  // Binary strings: a set of them takes a third of what hexadecimal ones do.
  private readonly ids = new Set<string>();
  private readonly hashes = new Set<string>();
  private readonly wanted: ReadonlySet<number>;

  constructor(private readonly question: LogQuestion) {
    this.wanted = new Set(question.wantedSizes);
    this.keepRoot();
  }

  get size(): number {
    return this.frontier.size;
  }

  add(bytes: Uint8Array, expected: Uint8Array | undefined): void {
    const index = this.size;
    const hash = leafHash(bytes);
    this.judge(index, bytes, hash, expected);
    // What the tree was built on, so that one changed entry is not reported again at the entry that follows it.
    this.hashes.add(binary(expected ?? hash));
    this.frontier = appendLeaf(this.frontier, hash);
    this.keepRoot();
  }

  report(index: number, code: string, message: string): void {
    this.badCount++;
    if (this.bad.length < MAX_FINDINGS) this.bad.push({ index, code, message });
  }

  reportError(index: number, error: unknown): void {
    if (!(error instanceof LedgerError)) throw error;
    this.report(index, error.code, error.message);
  }

  result(complete: boolean): LogCheck {
    return { complete, size: this.size, root: rootHash(this.frontier), roots: this.roots, counts: this.counts, badCount: this.badCount, bad: this.bad };
  }

  private judge(index: number, bytes: Uint8Array, hash: Uint8Array, expected: Uint8Array | undefined): void {
    try {
      if (expected && !sameBytes(expected, hash)) throw new LedgerError("ENTRY_HASH", "the entry's bytes are not those the tree was built on");
      const leaf = parseLeaf(bytes);
      this.counts[leaf.type] = (this.counts[leaf.type] ?? 0) + 1;
      this.requireInPlace(leaf, hash);
      this.question.onLeaf?.(leaf, index, hash);
    } catch (error) {
      this.reportError(index, error);
    }
  }

  private requireInPlace(leaf: Leaf, hash: Uint8Array): void {
    const id = binary(Buffer.from(leaf.id.replaceAll("-", ""), "hex"));
    const isDouble = this.ids.has(id);
    this.ids.add(id);
    const isCarried = leaf.log !== this.question.origin && (this.question.carried?.has(encodeBase64(hash)) ?? false);
    if (leaf.log !== this.question.origin && !isCarried) throw new LedgerError("ENTRY_ORIGIN", `the entry is of the log ${leaf.log}`);
    if (isDouble) throw new LedgerError("ENTRY_DUPLICATE_ID", `the id ${leaf.id} stands in the log already`);
    // What it followed stands in the log it was made for.
    if (leaf.prev !== null && !isCarried && !this.hashes.has(binary(strictHash(leaf.prev, "LEAF_FORM")))) throw new LedgerError("ENTRY_PREV", "prev names no earlier entry of this log");
  }

  private keepRoot(): void {
    if (this.wanted.has(this.size)) this.roots.set(this.size, rootHash(this.frontier));
  }
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

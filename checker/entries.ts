import { Broken } from "./broken";
import { IdIndex } from "./ids";
import { ALWAYS_OPEN, parseLeaf, readHeader, type Leaf, type LeafHeader } from "./leaf";
import type { Report } from "./report";

/** An entry that names another log than the one it stands in. */
export type Foreign = { index: number; log: string; hash: Uint8Array };
const MAX_FOREIGN = 100_000;

export type Entry = { index: number; leaf: Leaf; hash: Uint8Array };

/** What a replay remembers of the entries: every id, and whole those that something else in the pack speaks of. */
export class Entries {
  private readonly ids = new IdIndex();
  private readonly kept = new Map<number, Entry>();
  /** Judged when the first entry is open: a log takes over what waited in the one it succeeds. */
  readonly foreign: Foreign[] = [];
  readonly erasures: Entry[] = [];
  /** Entries that may introduce a key. */
  readonly rotations: Entry[] = [];
  readonly repairs: Entry[] = [];
  size = 0;

  constructor(
    private readonly origin: string,
    private readonly wanted: ReadonlySet<number>,
    private readonly report: Report,
  ) {}

  /** Reads one leaf of the replay. What is wrong with it goes to the report, under its index. */
  read(index: number, bytes: Uint8Array, hash: Uint8Array): void {
    this.size = index + 1;
    let header: LeafHeader;
    try {
      header = readHeader(bytes);
      if (this.wanted.has(index) || ALWAYS_OPEN.includes(header.type)) this.keep({ index, leaf: parseLeaf(bytes), hash });
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.report.fail(error.code, `entry ${index}`, error.message, index);
      return;
    }
    if (header.log !== this.origin) this.addForeign({ index, log: header.log, hash });
    const twin = this.ids.add(header.id, index);
    if (twin !== undefined) this.report.fail("ENTRY_TWICE", `entry ${index}`, `has the id of entry ${twin}, ${header.id}`, index);
  }

  at(index: number): Entry | undefined {
    return this.kept.get(index);
  }

  indexOf(id: string): number | undefined {
    return this.ids.get(id);
  }

  /** Indexes that every pack opens, in rising order. */
  alwaysOpen(): Entry[] {
    return [...this.kept.values()].filter(({ leaf }) => ALWAYS_OPEN.includes(leaf.type));
  }

  private addForeign(entry: Foreign): void {
    if (this.foreign.length < MAX_FOREIGN) this.foreign.push(entry);
    else failForeign(entry, this.report);
  }

  private keep(entry: Entry): void {
    this.kept.set(entry.index, entry);
    if (entry.leaf.type === "erasure") this.erasures.push(entry);
    if (entry.leaf.type === "log.repaired") this.repairs.push(entry);
    if (entry.leaf.type === "key.rotated" || entry.leaf.type === "log.repaired") this.rotations.push(entry);
  }
}

export function failForeign({ index, log }: Foreign, report: Report): void {
  report.fail("ENTRY_OF_OTHER_LOG", `entry ${index}`, `made for the log ${log}`, index);
}

import { Broken } from "./broken";
import { ALWAYS_OPEN, parseLeaf, type Leaf } from "./leaf";
import type { Report } from "./report";

export type Entry = { index: number; leaf: Leaf; hash: Uint8Array };
const SHARDS = 256;

/** What a replay remembers of the entries: every id, and whole those that something else in the pack speaks of. */
export class Entries {
  /** In shards, because one Map ends at 16 million. */
  private readonly ids = Array.from({ length: SHARDS }, () => new Map<string, number>());
  private readonly kept = new Map<number, Entry>();
  readonly erasures: Entry[] = [];
  readonly rotations: Entry[] = [];
  size = 0;

  constructor(
    private readonly origin: string,
    private readonly wanted: ReadonlySet<number>,
    private readonly report: Report,
  ) {}

  /** Reads one leaf of the replay. What is wrong with it goes to the report, under its index. */
  read(index: number, bytes: Uint8Array, hash: Uint8Array): void {
    this.size = index + 1;
    let leaf: Leaf;
    try {
      leaf = parseLeaf(bytes);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.report.fail(error.code, `entry ${index}`, error.message, index);
      return;
    }
    if (leaf.log !== this.origin) this.report.fail("ENTRY_OF_OTHER_LOG", `entry ${index}`, `made for the log ${leaf.log}`, index);
    const twin = this.shard(leaf.id).get(leaf.id);
    if (twin !== undefined) this.report.fail("ENTRY_TWICE", `entry ${index}`, `has the id of entry ${twin}, ${leaf.id}`, index);
    else this.shard(leaf.id).set(leaf.id, index);
    this.keep({ index, leaf, hash });
  }

  at(index: number): Entry | undefined {
    return this.kept.get(index);
  }

  indexOf(id: string): number | undefined {
    return this.shard(id).get(id);
  }

  /** Indexes that every pack opens, in rising order. */
  alwaysOpen(): Entry[] {
    return [...this.kept.values()].filter(({ leaf }) => ALWAYS_OPEN.includes(leaf.type));
  }

  private keep(entry: Entry): void {
    if (!this.wanted.has(entry.index) && !ALWAYS_OPEN.includes(entry.leaf.type)) return;
    this.kept.set(entry.index, entry);
    if (entry.leaf.type === "erasure") this.erasures.push(entry);
    if (entry.leaf.type === "key.rotated") this.rotations.push(entry);
  }

  private shard(id: string): Map<string, number> {
    const shard = this.ids[Number.parseInt(id.slice(-2), 16) % SHARDS];
    if (!shard) throw new Broken("LEAF_FORM", `${id} is not an id`);
    return shard;
  }
}

import type { LeftOut } from "@/server/domain/packs/manifest";

type Why = LeftOut["why"];
const WORDS: Partial<Record<Why, string>> = {
  erased: "contents of entries", not_in_store: "files of entries", withdrawn_file: "files of withdrawn evidence",
  lost_in_restore: "contents of entries", erased_in_later_log: "contents of entries",
};

/** Counts what a pack leaves out, with the entries it belongs to. Nothing is left out without passing here. */
export class LeftOutList {
  private readonly byWhy = new Map<Why, { count: number; entries: Set<number> }>();

  add(why: Why, index: number): void {
    const row = this.byWhy.get(why) ?? { count: 0, entries: new Set() };
    row.count += 1;
    row.entries.add(index);
    this.byWhy.set(why, row);
  }

  /** @param closed how many entries are in the pack by their header only */
  rows(closed: number): LeftOut[] {
    const outside: LeftOut[] = closed > 0 ? [{ what: "contents of entries (their headers are in the pack)", why: "out_of_scope", count: closed }] : [];
    const rest = [...this.byWhy].sort(([a], [b]) => (a < b ? -1 : 1)).map(([why, { count, entries }]): LeftOut => ({
      what: WORDS[why] ?? why, why, count, entries: [...entries].sort((a, b) => a - b),
    }));
    return [...outside, ...rest];
  }
}

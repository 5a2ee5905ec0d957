import type { LeftOut } from "@/server/domain/packs/manifest";

type Why = LeftOut["why"];
const WORDS: Partial<Record<Why, string>> = {
  erased: "contents of entries", not_in_store: "files of entries", withdrawn_file: "files of withdrawn evidence",
  lost_in_restore: "contents of entries", erased_in_later_log: "contents of entries",
};

const ROWS_WORDS: Partial<Record<Why, string>> = { erased: "records of entries", withdrawn_file: "records of withdrawn evidence", erased_in_later_log: "records of entries" };
type Kept = { why: Why; what: string; count: number; entries: Set<number> };

/** Counts what a pack leaves out, with the entries it belongs to. Nothing is left out without passing here. */
export class LeftOutList {
  private readonly byWhat = new Map<string, Kept>();

  add(why: Why, index: number): void {
    this.count(why, WORDS[why] ?? why, index);
  }

  /** Records and supplied facts of an entry, which go where its files go. */
  addRows(why: Why, index: number): void {
    this.count(why, ROWS_WORDS[why] ?? why, index);
  }

  /** @param closed how many entries are in the pack by their header only */
  rows(closed: number): LeftOut[] {
    const outside: LeftOut[] = closed > 0 ? [{ what: "contents of entries (their headers are in the pack)", why: "out_of_scope", count: closed }] : [];
    const rest = [...this.byWhat].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { what, why, count, entries }]): LeftOut => ({ what, why, count, entries: [...entries].sort((a, b) => a - b) }));
    return [...outside, ...rest];
  }

  private count(why: Why, what: string, index: number): void {
    const row = this.byWhat.get(`${why} ${what}`) ?? { why, what, count: 0, entries: new Set<number>() };
    row.count += 1;
    row.entries.add(index);
    this.byWhat.set(`${why} ${what}`, row);
  }
}

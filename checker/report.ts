import { Broken } from "./broken";

/** One thing that does not hold, or that a reader must know. `entry` is the index of the log entry it is about. */
export type Finding = { code: string; place: string; sentence: string; entry?: number };

/** A log rewritten from its first entry on has a hundred thousand findings of one kind; a reader needs the first. */
const MOST_OF_ONE_CODE = 50;

/** What was found so far. A pack holds when there is no failure; notes say what was not checked and why. */
export class Report {
  readonly failures: Finding[] = [];
  readonly notes: Finding[] = [];
  readonly proven: string[] = [];
  readonly unproven: string[] = [];
  readonly erased: string[] = [];
  readonly leftOut: string[] = [];
  /** How often each code failed, also beyond those listed. */
  readonly counts = new Map<string, number>();

  fail(code: string, place: string, sentence: string, entry?: number): void {
    const seen = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, seen);
    if (seen > MOST_OF_ONE_CODE) return;
    this.failures.push(entry === undefined ? { code, place, sentence } : { code, place, sentence, entry });
  }

  note(code: string, place: string, sentence: string): void {
    this.notes.push({ code, place, sentence });
  }

  /** Runs one check; what it throws as `Broken` becomes a failure at this place. Other errors are faults of the checker and go on. */
  async attempt<T>(place: string, check: () => T | Promise<T>, entry?: number): Promise<T | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.fail(error.code, place, error.message, entry);
      return undefined;
    }
  }

  holds(): boolean {
    return this.failures.length === 0;
  }

  /** The lowest entry index among the failures. */
  firstBadEntry(): number | undefined {
    const entries = this.failures.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
    return entries.length > 0 ? entries.reduce((first, entry) => Math.min(first, entry)) : undefined;
  }
}

/** What is wrong, where, in one line. `code` is stable: switch on it. */
export type Finding = { code: string; at: string; message: string };

export const MAX_FINDINGS = 100;

/** Findings in the order they come: the first hundred whole, the rest as a number. */
export class Findings {
  readonly list: Finding[] = [];
  total = 0;

  add(code: string, at: string, message: string): void {
    this.total++;
    if (this.list.length < MAX_FINDINGS) this.list.push({ code, at, message });
  }
}

export const entryAt = (index: number): string => `entry ${index}`;

import { normalise, type Identifier } from "./identifiers";

/** Shorter ones are in everything: a search for them says nothing. */
const SHORTEST = 4;

/** What is looked for in texts: lower case, each once; what is too short to mean anybody is left out. */
export function needlesOf(identifiers: readonly Identifier[]): { needles: string[]; tooShort: number } {
  const forms = identifiers.flatMap((identifier) => normalise(identifier) ?? identifier.value.normalize("NFC").trim());
  const all = [...new Set(forms.map((form) => form.toLowerCase()).filter(Boolean))];
  const needles = all.filter((form) => form.length >= SHORTEST);
  return { needles, tooShort: all.length - needles.length };
}

/** How many times any of them stands in a text, in whatever case. */
export function countIn(text: string, needles: readonly string[]): number {
  const folded = text.normalize("NFC").toLowerCase();
  return needles.reduce((sum, needle) => sum + folded.split(needle).length - 1, 0);
}

/**
 * Counts through a text that comes in pieces: what lies across the edge of two pieces is found too, and nothing twice.
 * Keeps no more than the longest needle's length of text.
 */
export class PieceCounter {
  private tail = "";
  private found = 0;
  private readonly keep: number;

  constructor(private readonly needles: readonly string[]) {
    this.keep = Math.max(0, ...needles.map((needle) => needle.length - 1));
  }

  add(piece: string): void {
    const text = this.tail + piece.toLowerCase();
    for (const needle of this.needles) {
      // What ends within the tail was counted with the piece before.
      for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) if (at + needle.length > this.tail.length) this.found++;
    }
    this.tail = this.keep === 0 ? "" : text.slice(-this.keep);
  }

  get count(): number {
    return this.found;
  }
}

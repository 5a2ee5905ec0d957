const SEEN_BEFORE = 2;
const TEXTS = 1000;
const LONGEST = 8000;
const uses = new Map<string, number>();

/** True from a statement's third use on. Lists of changing length give ever new texts, so only so many are remembered. */
export function comesAgain(text: string): boolean {
  const before = uses.get(text);
  if (before === undefined && (uses.size >= TEXTS || text.length > LONGEST)) return false;
  uses.set(text, (before ?? 0) + 1);
  return (before ?? 0) >= SEEN_BEFORE;
}

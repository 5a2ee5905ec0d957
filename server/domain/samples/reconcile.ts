/** Two lists compared by a key. Only the first of what is in one alone are named; the totals are whole. */
export type Reconciliation = { inBoth: number; onlyInA: string[]; onlyInATotal: number; onlyInB: string[]; onlyInBTotal: number; withoutKeyA: number; withoutKeyB: number };

const NAMED = 500;

/** Compares keys as written. One without a key (null or empty) is counted, not compared. */
export function reconcile(a: readonly (string | null)[], b: readonly (string | null)[]): Reconciliation {
  const [keysA, keysB] = [keysOf(a), keysOf(b)];
  const [onlyInA, onlyInB] = [[...keysA].filter((key) => !keysB.has(key)).sort(), [...keysB].filter((key) => !keysA.has(key)).sort()];
  return {
    inBoth: keysA.size - onlyInA.length, onlyInA: onlyInA.slice(0, NAMED), onlyInATotal: onlyInA.length, onlyInB: onlyInB.slice(0, NAMED), onlyInBTotal: onlyInB.length,
    withoutKeyA: a.filter((key) => !key).length, withoutKeyB: b.filter((key) => !key).length,
  };
}

const keysOf = (list: readonly (string | null)[]): Set<string> => new Set(list.flatMap((key) => (key ? [key] : [])));

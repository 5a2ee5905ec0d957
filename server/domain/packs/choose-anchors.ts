/** A head of the organization's log as a leaf of the anchor log. */
export type PublishedLeaf = { index: number; size: number };
/** A signed size of the anchor log. `isEnough`: the witnesses that cosigned it are those the policy asks for. */
export type AnchorHead = { size: number; at: Date; anchors: number; isEnough: boolean };
export type Stamp = { id: string; size: number; at: Date };
/** `stamps` from the earliest, each with how many entries of the organization's log it covers. */
export type Chosen<S extends Stamp> = { size: number; stamps: (S & { covers: number })[] };

const STALE_MS = 7 * 86_400_000;

/** How many entries of the organization's log an anchor log of this size covers. `leaves` in the order of their indexes. */
export function coveredAt(leaves: readonly PublishedLeaf[], size: number): number {
  return newestUnder(leaves, size)?.size ?? 0;
}

/** The organization's newest head that an anchor log of this size holds. `leaves` in the order of their indexes. */
export function newestUnder(leaves: readonly PublishedLeaf[], size: number): PublishedLeaf | undefined {
  let [low, high] = [0, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.index ?? size) < size) low = middle + 1;
    else high = middle;
  }
  return leaves[low - 1];
}

/**
 * The size of the anchor log that goes into a pack: one that enough witnesses cosigned, then the one that covers most of
 * the organization's log, then the one with most anchors, then the first. Witnesses that were silent for a week before
 * the newest head hold nothing back: their old cosignature would cost the time of all entries since.
 *
 * Null where no head holds any of the organization's.
 */
export function chooseHead(leaves: readonly PublishedLeaf[], heads: readonly AnchorHead[]): number | null {
  const newest = Math.max(...heads.map(({ at }) => at.getTime()));
  const ranked = heads.flatMap((head) => {
    const covers = coveredAt(leaves, head.size);
    return covers === 0 ? [] : [{ head, rank: [Number(head.isEnough && newest - head.at.getTime() < STALE_MS), Number(head.anchors > 0), covers, head.anchors, -head.size] }];
  });
  return ranked.toSorted((a, b) => compare(b.rank, a.rank))[0]?.head.size ?? null;
}

/**
 * The stamps that tell something about entries in scope: for each of them the earliest that covers it. One that only
 * covers what an earlier one does is left out.
 *
 * @param indexes entries in scope, rising
 */
export function chooseStamps<S extends Stamp>(leaves: readonly PublishedLeaf[], stamps: readonly S[], indexes: readonly number[]): Chosen<S>["stamps"] {
  const chosen: Chosen<S>["stamps"] = [];
  let next = 0;
  for (const stamp of stamps.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.size - b.size || (a.id < b.id ? -1 : 1))) {
    const covers = coveredAt(leaves, stamp.size);
    if ((indexes[next] ?? covers) >= covers) continue;
    chosen.push({ ...stamp, covers });
    while ((indexes[next] ?? covers) < covers) next++;
  }
  return chosen;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return (a[at] ?? 0) - (b[at] ?? 0);
}

/** What a log's list says of one of its keys: the first size it signs, and the end of its overlap with the key that followed. */
export type KeyTerm = { fromSize: number; retireAt: Date | null };

/**
 * Which of a log's active keys sign the head of `newSize`, oldest first, and whose overlap is over. None is over before
 * the head above the change of keys is cut: without the old key's line on that one nobody could follow.
 */
export function signingKeys<K extends KeyTerm>(active: readonly K[], { oldSize, newSize }: { oldSize: number; newSize: number }, now: Date): { signing: K[]; over: K[] } {
  const isOver = (key: K) => key.retireAt !== null && key.retireAt <= now && active.some((other) => other.fromSize > key.fromSize && other.fromSize <= oldSize);
  return {
    over: active.filter(isOver),
    signing: active.filter((key) => !isOver(key) && key.fromSize <= newSize).toSorted((a, b) => a.fromSize - b.fromSize),
  };
}

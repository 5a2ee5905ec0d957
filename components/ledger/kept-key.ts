/** A log's verifier key as this browser remembers it, and whether a person brought it from elsewhere. */
export type KeptKey = { vkey: string; since: string; from: "server" | "person" };
type Shelf = Pick<Storage, "getItem" | "setItem">;

const nameOf = (origin: string) => `proofroom.ledger-key:${origin}`;

/** What is kept for a log, unread; null for nothing, and where the browser keeps nothing. */
export function rawKept(shelf: Shelf | undefined, origin: string): string | null {
  try {
    return shelf?.getItem(nameOf(origin)) ?? null;
  } catch {
    return null;
  }
}

/** The key that was kept; null for none and for what cannot be read. */
export function parseKept(raw: string | null): KeptKey | null {
  try {
    const kept: unknown = JSON.parse(raw ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a key for a log in place of any other. False where the browser does not let it: a change would go unnoticed. */
export function keep(shelf: Shelf | undefined, origin: string, key: KeptKey): boolean {
  try {
    shelf?.setItem(nameOf(origin), JSON.stringify(key));
    return shelf !== undefined;
  } catch {
    return false;
  }
}

/** Whether the server now names another key than the one kept: a rotation, or somebody else's signature. */
export function hasChanged(kept: KeptKey | null, named: string | null): boolean {
  return kept !== null && named !== null && kept.vkey !== named;
}

/** "name+id+key" → the id, which is enough to compare by eye. */
export function keyId(vkey: string): string {
  return vkey.split("+").at(1) ?? vkey;
}

/** A head of a log that this browser verified. `root` is base64. */
export type SeenHead = { size: number; root: string };
const seenNameOf = (origin: string) => `proofroom.ledger-head:${origin}`;

/** The last head of a log that was verified here; null for none and for what cannot be read. */
export function readSeen(shelf: Shelf | undefined, origin: string): SeenHead | null {
  try {
    const seen = JSON.parse(shelf?.getItem(seenNameOf(origin)) ?? "null") as Partial<SeenHead> | null;
    return typeof seen?.size === "number" && typeof seen.root === "string" ? { size: seen.size, root: seen.root } : null;
  } catch {
    return null;
  }
}

/** Keeps a head that was verified. Where the browser keeps nothing the next check only judges the signature. */
export function keepSeen(shelf: Shelf | undefined, origin: string, { size, root }: SeenHead): boolean {
  try {
    shelf?.setItem(seenNameOf(origin), JSON.stringify({ size, root }));
    return shelf !== undefined;
  } catch {
    return false;
  }
}

function isKept(value: unknown): value is KeptKey {
  if (typeof value !== "object" || value === null) return false;
  const { vkey, since, from } = value as Partial<Record<keyof KeptKey, unknown>>;
  return typeof vkey === "string" && typeof since === "string" && (from === "server" || from === "person");
}

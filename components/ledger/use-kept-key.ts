"use client";

import { useState, useSyncExternalStore } from "react";

import { hasChanged, keep, type KeptKey, parseKept, rawKept } from "./kept-key";

export type KeyKeeping = {
  kept: KeptKey | null;
  /** The server names another key than the one kept. */
  changed: boolean;
  /** The browser does not let us keep a key. */
  forgets: boolean;
  /** The key to check with: the one kept, else the one named now, which is kept from here on. Null where there is none. */
  keyToUse: () => string | null;
  trust: (vkey: string, from: KeptKey["from"]) => void;
};

const listeners = new Set<() => void>();

/** The key of a log that this browser holds against what the server names. */
export function useKeptKey(origin: string, named: string | null): KeyKeeping {
  // The server cannot know what a browser keeps: the first paint shows none.
  const raw = useSyncExternalStore(subscribe, () => rawKept(shelf(), origin), () => null);
  const [unkept, setUnkept] = useState<KeptKey | null>(null);
  const kept = parseKept(raw) ?? unkept;

  function trust(vkey: string, from: KeptKey["from"]) {
    const key: KeptKey = { vkey, since: new Date().toISOString(), from };
    setUnkept(keep(shelf(), origin, key) ? null : key);
    for (const tell of listeners) tell();
  }

  function keyToUse() {
    if (kept) return kept.vkey;
    if (named) trust(named, "server");
    return named;
  }

  return { kept, changed: hasChanged(kept, named), forgets: unkept !== null, keyToUse, trust };
}

/** Other tabs keep keys too. */
function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener("storage", tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener("storage", tell);
  };
}

/** What this browser keeps for us; even to ask for it may be forbidden. */
export function shelf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

"use client";

import { useSyncExternalStore } from "react";

const subscribe = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/** The token behind the # of a mailed link: null on the server, "" where the address has none. It never leaves the browser in an address. */
export function useFragmentToken(): string | null {
  return useSyncExternalStore(subscribe, () => window.location.hash.slice(1), () => null);
}

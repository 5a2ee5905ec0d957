"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** The address as the page's memory: changed in place, without asking the server for the page again. */
export function useAddress() {
  const pathname = usePathname();
  const search = useSearchParams();

  const write = useCallback((query: URLSearchParams, how: "push" | "replace") => {
    const href = query.size > 0 ? `${pathname}?${query}` : pathname;
    if (how === "push") window.history.pushState(null, "", href);
    else window.history.replaceState(null, "", href);
  }, [pathname]);

  /** Sets or removes single parameters. Opening something is a step one can go back from. */
  const set = useCallback((changes: Record<string, string | null>, how: "push" | "replace" = "replace") => {
    const query = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    write(query, how);
  }, [write]);

  return { pathname, search, write, set };
}

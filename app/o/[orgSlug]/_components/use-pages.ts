"use client";

import { useState } from "react";

const FIRST = "first";

/** Pages of a list that is found forwards only: the way back is what one came by, else the beginning. */
export function usePages(cursor: string | null, nextCursor: string | null) {
  const [cameFrom, setCameFrom] = useState<Record<string, string>>({});

  /** The address of another page, from the address of this one. */
  function turn(search: URLSearchParams, to: string): URLSearchParams {
    const query = new URLSearchParams(search);
    const forwards = to === nextCursor;
    if (forwards) setCameFrom({ ...cameFrom, [to]: cursor ?? FIRST });
    const number = Number(search.get("page") ?? 1) + (forwards ? 1 : -1);
    query.delete("open");
    query.delete("tab");
    query.delete("cursor");
    query.delete("page");
    if (to !== FIRST) {
      query.set("cursor", to);
      query.set("page", String(Math.max(2, number)));
    }
    return query;
  }

  return { previousCursor: cursor ? (cameFrom[cursor] ?? FIRST) : null, turn };
}

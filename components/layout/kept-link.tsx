"use client";

import Link from "next/link";
import { type ComponentProps, createContext, useCallback, useContext } from "react";

const AsOfDay = createContext<string | null>(null);
export const AsOfDayProvider = AsOfDay.Provider;

/** The same address at the same past day. Addresses outside an organization have no such day. */
export function keepDay(href: string, day: string | null): string {
  if (!day || !href.startsWith("/o/") || /[?&]asOf=/.test(href)) return href;
  const [beforeHash = "", hash] = href.split("#");
  return `${beforeHash}${beforeHash.includes("?") ? "&" : "?"}asOf=${day}${hash === undefined ? "" : `#${hash}`}`;
}

/** Who looks at a past day goes on looking at it, whichever link they take. */
export function useKeepDay(): (href: string) => string {
  const day = useContext(AsOfDay);
  return useCallback((href) => keepDay(href, day), [day]);
}

export function KeptLink({ href, ...props }: ComponentProps<typeof Link>) {
  const keep = useKeepDay();
  return <Link href={typeof href === "string" ? keep(href) : href} {...props} />;
}

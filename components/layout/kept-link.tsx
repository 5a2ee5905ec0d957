"use client";

import Link from "next/link";
import { type ComponentProps, createContext, useCallback, useContext } from "react";

import { keepDay } from "./paths";

const AsOfDay = createContext<string | null>(null);
export const AsOfDayProvider = AsOfDay.Provider;

/** Who looks at a past day goes on looking at it, whichever link they take. */
export function useKeepDay(): (href: string) => string {
  const day = useContext(AsOfDay);
  return useCallback((href) => keepDay(href, day), [day]);
}

export function KeptLink({ href, ...props }: ComponentProps<typeof Link>) {
  const keep = useKeepDay();
  return <Link href={typeof href === "string" ? keep(href) : href} {...props} />;
}

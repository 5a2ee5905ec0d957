"use client";

import type Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";

import { KeptLink } from "@/components/layout/kept-link";

type OpenLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "onClick"> & { onOpen?: () => void };

/** A row of a list: a plain click or Enter opens it beside the list, a click with a key held opens its page. */
export function OpenLink({ onOpen, ...props }: OpenLinkProps) {
  function handleClick(event: MouseEvent) {
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  }
  return <KeptLink {...props} prefetch={false} onClick={handleClick} />;
}

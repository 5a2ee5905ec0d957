"use client";

import type Link from "next/link";
import { type ComponentProps, useState } from "react";

import { KeptLink } from "@/components/layout/kept-link";

type RowLinkProps = Omit<ComponentProps<typeof Link>, "prefetch">;

/** A link in a list. Fetches its page ahead only once it is pointed at or focused: fifty rows are not fifty requests. */
export function RowLink(props: RowLinkProps) {
  const [near, setNear] = useState(false);
  const handleNear = () => setNear(true);
  return <KeptLink {...props} prefetch={near ? null : false} onPointerEnter={handleNear} onFocus={handleNear} />;
}

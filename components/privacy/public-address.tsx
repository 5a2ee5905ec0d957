"use client";

import { useSyncExternalStore } from "react";

import { CopyButton } from "@/components/ui/copy-button";

const unchanging = () => () => undefined;

/** The address of the public centre, whole once the browser knows where this installation is. */
export function PublicAddress({ path }: { path: string }) {
  const whole = useSyncExternalStore(unchanging, () => new URL(path, window.location.href).href, () => path);
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2">
      <a className="link wrap-anywhere" href={path} target="_blank" rel="noreferrer"><code>{whole}</code></a>
      <CopyButton withText value={whole} label="Copy address" />
    </p>
  );
}

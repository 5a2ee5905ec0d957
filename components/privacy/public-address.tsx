"use client";

import { useSyncExternalStore } from "react";

import { CopyButton } from "@/components/ui/copy-button";

const unchanging = () => () => undefined;

/** The address of the public centre, whole once the browser knows where this installation is. */
export function PublicAddress({ path }: { path: string }) {
  const whole = useSyncExternalStore(unchanging, () => new URL(path, window.location.href).href, () => path);
  return (
    // One line before and after: nothing below moves when the browser knows the whole.
    <p className="mt-2 grid grid-cols-[minmax(0,max-content)_auto] items-center justify-start gap-2">
      <a className="link truncate" href={path} title={whole} target="_blank" rel="noreferrer"><code>{whole}</code></a>
      <CopyButton withText value={whole} label="Copy address" />
    </p>
  );
}

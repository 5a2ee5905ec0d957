"use client";

import { useSyncExternalStore } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { cn } from "@/components/ui/cn";

type DeadlineCopiesProps = { address: string; text: string };

const unchanging = () => () => undefined;

/** The address of this answer, and the answer as text. Without script the link alone works, and the buttons stay away. */
export function DeadlineCopies({ address, text }: DeadlineCopiesProps) {
  const whole = useSyncExternalStore(unchanging, () => new URL(address, window.location.href).href, () => null);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2" data-print="hide">
      <a href={address} className="link">Address of this answer</a>
      <span className={cn("flex flex-wrap gap-2", whole === null && "invisible")}>
        <CopyButton withText value={whole ?? address} label="Copy address" />
        <CopyButton withText value={text} label="Copy explanation" />
      </span>
    </div>
  );
}

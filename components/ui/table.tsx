import type { ComponentProps } from "react";

import { cn } from "./cn";

/** A plain table: one strong rule under the head, hairlines between rows, nothing else. Scrolls sideways by itself, with a shade where it goes on. */
export function Table({ className, label, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="scroll-edge relative overflow-x-auto" role="group" aria-label={label} tabIndex={0}>
      <table className={cn("w-full border-collapse text-sm", className)} {...props} />
    </div>
  );
}

export function TableHead(props: ComponentProps<"thead">) {
  return <thead {...props} className={cn("border-b border-line-strong text-start text-xs text-ink-3", props.className)} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("border-b border-line last:border-b-0 hover:bg-hover", className)} {...props} />;
}

export function TableHeader({ className, numeric, scope = "col", ...props }: ComponentProps<"th"> & { numeric?: boolean }) {
  return <th scope={scope} className={cn("h-8 px-2 text-start font-medium whitespace-nowrap first:ps-0 last:pe-0", numeric && "text-end", className)} {...props} />;
}

/** `pinned` keeps an action in sight while the rest of a row scrolls under it. */
export function TableCell({ className, numeric, pinned, ...props }: ComponentProps<"td"> & { numeric?: boolean; pinned?: boolean }) {
  return <td className={cn(pinned && "sticky end-0 bg-paper max-lg:border-s max-lg:border-line max-lg:ps-2!","h-9 px-2 py-1.5 align-middle first:ps-0 last:pe-0", numeric && "text-end whitespace-nowrap", className)} {...props} />;
}

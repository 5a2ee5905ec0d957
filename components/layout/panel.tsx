"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

import { StateGlyph } from "@/components/states/state-glyph";
import { cn } from "@/components/ui/cn";
import { formatUpTo } from "@/components/ui/count-format";
import { Skeleton } from "@/components/ui/skeleton";
import type { VerdictState } from "@/server/domain/controls/schema";

import { KeptLink } from "./kept-link";
import { activePanelHref } from "./paths";

export type PanelItem = { label: string; href: string; count?: number; countedUpTo?: number; state?: VerdictState };
export type PanelGroup = { label?: string; items: PanelItem[] };

/** The short list of ways into a place, each with its count. */
export function PanelList({ groups }: { groups: PanelGroup[] }) {
  const active = activePanelHref(usePathname() ?? "", useSearchParams()?.toString() ?? "", groups.flatMap(({ items }) => items.map(({ href }) => href)));
  return (
    <div className="grid gap-4">
      {groups.map((group, index) => (
        <div key={group.label ?? index}>
          {group.label && <h3 className="px-2 pb-1 text-xs text-ink-3" dir="auto">{group.label}</h3>}
          <ul>
            {group.items.map((item) => (
              <li key={`${item.href}${item.label}`}>
                <KeptLink href={item.href} aria-current={item.href === active ? "true" : undefined} className={cn("flex h-8 items-center gap-2 rounded px-2 text-ink-2 hover:bg-hover hover:text-ink -outline-offset-2 pointer-coarse:h-11", item.href === active && "bg-hover font-medium text-ink")}>
                  {item.state && <StateGlyph state={item.state} />}
                  <span className="min-w-0 flex-1 truncate" dir="auto">{item.label}</span>
                  {item.count !== undefined && <span className="tabular text-xs font-normal text-ink-3">{formatUpTo(item.count, item.countedUpTo)}</span>}
                </KeptLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav aria-label={title} data-print="hide" className="sticky top-0 hidden h-dvh w-50 shrink-0 overflow-y-auto border-e border-line lg:block">
      <h2 className="flex h-11 items-center border-b border-line px-4 font-semibold">{title}</h2>
      <div className="px-2 py-3">{children}</div>
    </nav>
  );
}

export function PanelSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading the panel">
      {Array.from({ length: rows }, (_, index) => <div key={index} className="flex h-8 items-center px-2"><Skeleton className="h-3 w-2/3" /></div>)}
    </div>
  );
}

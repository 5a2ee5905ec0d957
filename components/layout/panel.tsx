"use client";

import Link from "next/link";

import { StateGlyph } from "@/components/states/state-glyph";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/count-format";
import type { VerdictState } from "@/server/domain/controls/schema";

export type PanelItem = { label: string; href: string; count?: number; active?: boolean; state?: VerdictState };
export type PanelGroup = { label?: string; items: PanelItem[] };
export type PanelView = { title: string; groups: PanelGroup[] };

/** The short list of ways into a place, each with its count. */
export function PanelList({ panel, onNavigate }: { panel: PanelView; onNavigate?: () => void }) {
  return (
    <div className="grid gap-4">
      {panel.groups.map((group, index) => (
        <div key={group.label ?? index}>
          {group.label && <h3 className="px-2 pb-1 text-xs text-ink-3" dir="auto">{group.label}</h3>}
          <ul>
            {group.items.map((item) => (
              <li key={`${item.href}${item.label}`}>
                <Link href={item.href} onClick={onNavigate} aria-current={item.active ? "true" : undefined} className={cn("flex h-8 items-center gap-2 rounded px-2 text-ink-2 hover:bg-hover hover:text-ink -outline-offset-2 pointer-coarse:h-11", item.active && "bg-hover font-medium text-ink")}>
                  {item.state && <StateGlyph state={item.state} />}
                  <span className="min-w-0 flex-1 truncate" dir="auto">{item.label}</span>
                  {item.count !== undefined && <span className="tabular text-xs font-normal text-ink-3">{formatCount(item.count)}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

export function Panel({ panel }: { panel: PanelView }) {
  return (
    <nav aria-label={panel.title} data-print="hide" className="sticky top-0 hidden h-dvh w-50 shrink-0 overflow-y-auto border-e border-line lg:block">
      <h2 className="flex h-11 items-center border-b border-line px-4 font-semibold">{panel.title}</h2>
      <div className="px-2 py-3">
        <PanelList panel={panel} />
      </div>
    </nav>
  );
}

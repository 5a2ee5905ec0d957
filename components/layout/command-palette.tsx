"use client";

import { Dialog as RadixDialog } from "radix-ui";
import { useEffect, useState } from "react";

import { StateGlyph } from "@/components/states/state-glyph";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Kbd } from "@/components/ui/kbd";
import type { VerdictState } from "@/server/domain/controls/schema";

import { itemValue, rankedGroups } from "./palette-rules";

export type PaletteItem = { id: string; label: string; href?: string; code?: string; hint?: string; state?: VerdictState; keywords?: string[]; onRun?: () => void };
export type PaletteGroup = { title: string; items: PaletteItem[] };

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Pages and actions, filtered here. */
  groups: PaletteGroup[];
  /** Objects found elsewhere. Called when typing pauses; answers are shown as they come, unfiltered. */
  onSearch?: (query: string, signal: AbortSignal) => Promise<PaletteGroup[]>;
  onOpenItem: (item: PaletteItem) => void;
};

export function CommandPalette({ open, onOpenChange, groups, onSearch, onOpenItem }: CommandPaletteProps) {
  const [query, setQuery] = useState("");
  const remote = useRemoteGroups(open ? query.trim() : "", onSearch);
  const shown = rankedGroups(groups, remote.groups, query.trim());
  const [moved, setMoved] = useState({ from: "", to: "" });
  const first = shown[0]?.items[0];
  const best = first ? itemValue(first) : "";
  // The best answer is chosen as answers come, until the arrows choose another.
  const from = `${query} ${best}`;

  function handleOpenChange(next: boolean) {
    if (!next) setQuery("");
    onOpenChange(next);
  }

  function handleSelect(item: PaletteItem) {
    handleOpenChange(false);
    if (item.onRun) item.onRun();
    else onOpenItem(item);
  }

  return (
    <RadixDialog.Root open={open} onOpenChange={handleOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-50 bg-overlay" />
        <RadixDialog.Content aria-describedby={undefined} className="pop fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded border border-line bg-surface shadow-menu outline-none">
          <RadixDialog.Title className="sr-only">Find</RadixDialog.Title>
          <Command label="Find" shouldFilter={false} value={moved.from === from ? moved.to : best} onValueChange={(to) => setMoved({ from, to })}>
            <CommandInput value={query} onValueChange={setQuery} placeholder="Find a page, control, evidence number or person" />
            <CommandList className="h-[min(24rem,60dvh)]">
              {!remote.pending && shown.length === 0 && <CommandEmpty>Nothing found for “{query}”. Try a control key (BCP-03), an evidence number (E-214) or a request (R-7).</CommandEmpty>}
              {shown.map((group) => <PaletteSection key={group.title} group={group} onSelect={handleSelect} />)}
              {remote.pending && <p role="status" className="px-3 py-2 text-sm text-ink-3">Looking…</p>}
              {remote.failed && <p role="status" className="px-3 py-2 text-sm text-ink-3">The search did not answer. Pages above still work.</p>}
            </CommandList>
          </Command>
          <div className="flex h-9 items-center gap-4 border-t border-line px-3 text-xs text-ink-3 pointer-coarse:hidden" aria-hidden>
            <span className="flex items-center gap-1"><Kbd>↑</Kbd><Kbd>↓</Kbd> move</span>
            <span className="flex items-center gap-1"><Kbd>Enter</Kbd> open</span>
            <span className="flex items-center gap-1"><Kbd>Esc</Kbd> close</span>
          </div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

type SectionProps = { group: PaletteGroup; onSelect: (item: PaletteItem) => void };

function PaletteSection({ group, onSelect }: SectionProps) {
  return (
    <CommandGroup heading={group.title}>
      {group.items.map((item) => (
        <CommandItem key={item.id} value={itemValue(item)} onSelect={() => onSelect(item)}>
          {item.state && <StateGlyph state={item.state} label />}
          {item.code && <code className="w-16 shrink-0 text-ink-2">{item.code}</code>}
          <span className="min-w-0 flex-1 truncate" dir="auto">{item.label}</span>
          {item.hint && <span className="max-w-[40%] truncate text-xs text-ink-3">{item.hint}</span>}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

const PAUSE_MS = 180;

function useRemoteGroups(query: string, onSearch: CommandPaletteProps["onSearch"]) {
  const [answer, setAnswer] = useState<{ query: string; groups: PaletteGroup[]; failed: boolean }>({ query: "", groups: [], failed: false });

  useEffect(() => {
    if (!onSearch || query.length < 2) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      onSearch(query, controller.signal).then(
        (groups) => controller.signal.aborted || setAnswer({ query, groups, failed: false }),
        () => controller.signal.aborted || setAnswer({ query, groups: [], failed: true }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query, onSearch]);

  const wanted = Boolean(onSearch) && query.length >= 2;
  const current = wanted && answer.query === query;
  return { groups: wanted ? answer.groups : [], pending: wanted && !current, failed: current && answer.failed };
}

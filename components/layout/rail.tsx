"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";

import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

import { KeptLink } from "./kept-link";
import { Mark } from "./mark";
import { activeHref } from "./paths";
import { type Place, PLACE_ICONS } from "./places";

type RailProps = { places: Place[]; home: string; open: boolean; onOpenChange: (open: boolean) => void };

export function Rail({ places, home, open, onOpenChange }: RailProps) {
  const active = activeHref(usePathname() ?? "", places.map((place) => place.href));
  const Toggle = open ? PanelLeftClose : PanelLeftOpen;
  return (
    <nav aria-label="Places" data-print="hide" className={cn("sticky top-0 hidden h-dvh shrink-0 flex-col border-e border-line bg-sunken md:flex", open ? "w-50" : "w-14")}>
      <KeptLink href={home} aria-label="Proofroom, home" className="flex h-11 items-center gap-2.5 border-b border-line px-4 -outline-offset-2">
        <Mark />
        {open && <span className="font-semibold tracking-tight">Proofroom</span>}
      </KeptLink>
      <ul className="flex flex-1 flex-col gap-0.5 p-2">
        {places.map((place) => <RailItem key={place.key} place={place} active={place.href === active} open={open} />)}
      </ul>
      <button type="button" onClick={() => onOpenChange(!open)} aria-expanded={open} aria-label={open ? "Narrow the rail" : "Widen the rail"} className="m-2 flex h-9 items-center gap-2.5 rounded px-3 text-ink-3 hover:bg-hover hover:text-ink">
        <Toggle aria-hidden className="size-4 rtl:-scale-x-100" />
      </button>
    </nav>
  );
}

function RailItem({ place, active, open }: { place: Place; active: boolean; open: boolean }) {
  const Icon = PLACE_ICONS[place.key];
  const link = (
    <KeptLink href={place.href} aria-current={active ? "page" : undefined} className={cn("relative flex h-9 items-center gap-2.5 rounded px-3 text-ink-2 hover:bg-hover hover:text-ink", active && "bg-surface font-medium text-ink shadow-[inset_0_0_0_1px_var(--line)]")}>
      {active && <span aria-hidden className="absolute inset-y-1.5 -start-2 w-0.5 bg-ink" />}
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={active ? 2.25 : 1.75} />
      <span className={cn("truncate", !open && "sr-only")}>{place.label}</span>
      {place.count ? <span className={cn("tabular text-xs text-ink-3", open ? "ms-auto" : "absolute end-1 top-0.5 text-[0.625rem]")}>{place.count}</span> : null}
    </KeptLink>
  );
  return <li>{open ? link : <Tooltip content={place.label} side="right">{link}</Tooltip>}</li>;
}

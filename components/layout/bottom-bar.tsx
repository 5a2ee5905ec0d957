"use client";

import { Menu } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";

import { cn } from "@/components/ui/cn";
import { Sheet } from "@/components/ui/sheet";

import { KeptLink } from "./kept-link";
import { PanelList } from "./panel";
import { activeHref } from "./paths";
import { type Place, PLACE_ICONS } from "./places";

const SHOWN = 4;
const itemClass = "flex h-14 w-full flex-col items-center justify-center gap-0.5 text-[0.6875rem] text-ink-2 -outline-offset-2";

type BottomBarProps = { places: Place[]; panel: { title: string; content: ReactNode } | null };

/** The rail and the panel of a small screen: four places, and a sheet with the rest. It shuts itself once one went somewhere. */
export function BottomBar({ places, panel }: BottomBarProps) {
  const pathname = usePathname() ?? "";
  const here = `${pathname}?${useSearchParams()?.toString() ?? ""}`;
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === here;
  const active = activeHref(pathname, places.map((place) => place.href));
  return (
    <>
      <nav aria-label="Places" data-print="hide" className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
        <ul className="grid auto-cols-fr grid-flow-col">
          {places.slice(0, SHOWN).map((place) => {
            const Icon = PLACE_ICONS[place.key];
            const current = place.href === active;
            return (
              <li key={place.key}>
                <KeptLink href={place.href} aria-current={current ? "page" : undefined} className={cn(itemClass, current && "font-medium text-ink shadow-[inset_0_2px_0_var(--ink)]")}>
                  <Icon aria-hidden className="size-5" strokeWidth={current ? 2.25 : 1.75} />
                  {place.label}
                </KeptLink>
              </li>
            );
          })}
          <li>
            <button type="button" className={itemClass} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpenAt(here)}>
              <Menu aria-hidden className="size-5" strokeWidth={1.75} />
              More
            </button>
          </li>
        </ul>
      </nav>
      <Sheet open={open} onOpenChange={(next) => setOpenAt(next ? here : null)} side="bottom" title={panel?.title ?? "Places"}>
        <div className="grid gap-6">
          {panel?.content}
          <PanelList groups={[{ label: panel ? "Places" : undefined, items: places.map(({ label, href }) => ({ label, href })) }]} />
        </div>
      </Sheet>
    </>
  );
}

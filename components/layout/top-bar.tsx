"use client";

import { PanelLeft, Search } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

import { type AsOf, AsOfPicker } from "./as-of-picker";
import { Breadcrumb, type Crumb } from "./breadcrumb";
import { type OrganizationChoice, OrganizationSwitcher, type Person, PersonMenu } from "./organization-switcher";
import { ThemeMenu } from "./theme-menu";

export type TopBarProps = {
  organization: OrganizationChoice;
  organizations: OrganizationChoice[];
  crumbs: Crumb[];
  asOf: AsOf | null;
  onAsOfChange: (day: string | null) => void;
  person: Person;
  onSignOut: () => void;
};

type WiredProps = TopBarProps & { onPalette: () => void; onHelp: () => void; panelOpen: boolean | null; onPanelToggle: () => void };

export function TopBar({ organization, organizations, crumbs, asOf, onAsOfChange, person, onSignOut, onPalette, onHelp, panelOpen, onPanelToggle }: WiredProps) {
  return (
    <header data-print="hide" className="sticky top-0 z-20 flex h-11 items-center gap-1 border-b border-line bg-paper px-4 sm:px-6">
      {panelOpen !== null && (
        <Button variant="ghost" size="icon-sm" className="-ms-2 me-1 hidden lg:inline-flex" aria-label={panelOpen ? "Hide the panel" : "Show the panel"} aria-pressed={panelOpen} onClick={onPanelToggle}>
          <PanelLeft aria-hidden className="rtl:-scale-x-100" />
        </Button>
      )}
      <OrganizationSwitcher current={organization} organizations={organizations} />
      <div className="hidden min-w-0 flex-1 md:block">
        <Breadcrumb crumbs={crumbs} />
      </div>
      <div className="ms-auto flex shrink-0 items-center gap-0.5">
        {asOf && <AsOfPicker {...asOf} onChange={onAsOfChange} />}
        <Button variant="ghost" onClick={onPalette} aria-keyshortcuts="Control+K Meta+K" className="px-2">
          <Search aria-hidden /><span className="sr-only">Find</span>
          <span className="hidden items-center gap-0.5 lg:flex" aria-hidden><Kbd>Ctrl</Kbd><Kbd>K</Kbd></span>
        </Button>
        <ThemeMenu />
        <PersonMenu person={person} onHelp={onHelp} onSignOut={onSignOut} />
      </div>
    </header>
  );
}

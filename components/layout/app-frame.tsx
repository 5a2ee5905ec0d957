"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";

import { BottomBar } from "./bottom-bar";
import type { PaletteGroup, PaletteItem } from "./command-palette";
import { Hotkeys } from "./hotkeys";
import { AsOfDayProvider } from "./kept-link";
import { Panel } from "./panel";
import { PastBand } from "./past-band";
import type { Place } from "./places";
import { Rail } from "./rail";
import { TopBar, type TopBarProps } from "./top-bar";

// None is on the page before it is asked for, so none is in its first script.
const CommandPalette = dynamic(async () => (await import("./command-palette")).CommandPalette, { ssr: false });
const KeyboardHelp = dynamic(async () => (await import("./keyboard-help")).KeyboardHelp, { ssr: false });

const Toaster = dynamic(async () => (await import("@/components/ui/toast")).Toaster, { ssr: false });

export type FrameChoices = { railOpen: boolean; panelOpen: boolean; singleKeys: boolean };

type AppFrameProps = TopBarProps & {
  places: Place[];
  panel: { title: string; content: ReactNode } | null;
  /** The past day every link goes on showing, also where this page itself knows no past. */
  keptDay: string | null;
  paletteGroups: PaletteGroup[];
  onSearch?: (query: string, signal: AbortSignal) => Promise<PaletteGroup[]>;
  onOpenItem: (item: PaletteItem) => void;
  /** Read from a cookie by the page, so the frame is right on the first paint. */
  choices: FrameChoices;
  onChoicesChange: (choices: FrameChoices) => void;
  children: ReactNode;
};

export function AppFrame(props: AppFrameProps) {
  const { places, panel, organization, asOf, paletteGroups, onSearch, onOpenItem, onChoicesChange, children } = props;
  const [choices, setChoices] = useState(props.choices);
  const [layer, setLayer] = useState<"palette" | "help" | null>(null);
  const [showPalette] = useState(() => () => setLayer("palette"));
  const [showHelp] = useState(() => () => setLayer("help"));

  function handleChoice(change: Partial<FrameChoices>) {
    const next = { ...choices, ...change };
    setChoices(next);
    onChoicesChange(next);
  }

  return (
    <AsOfDayProvider value={props.keptDay}>
      <div className="flex min-h-dvh">
        <a href="#page" className="sr-only z-50 rounded bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3">Skip to the page</a>
        <Rail places={places} home={organization.href} open={choices.railOpen} onOpenChange={(railOpen) => handleChoice({ railOpen })} />
        {panel && choices.panelOpen && <Panel title={panel.title}>{panel.content}</Panel>}
        <div className="flex min-w-0 flex-1 flex-col pb-14 md:pb-0">
          <TopBar {...props} onPalette={showPalette} onHelp={showHelp} panelOpen={panel ? choices.panelOpen : null} onPanelToggle={() => handleChoice({ panelOpen: !choices.panelOpen })} />
          {asOf?.day && <PastBand day={asOf.day} timezone={asOf.timezone} onReturn={() => props.onAsOfChange(null)} />}
          <main id="page" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none sm:px-6">{children}</main>
        </div>
        <BottomBar places={places} panel={panel} />
        <Hotkeys singleKeys={choices.singleKeys} onPalette={showPalette} onHelp={showHelp} />
        {layer === "palette" && <CommandPalette open onOpenChange={(open) => setLayer(open ? "palette" : null)} groups={paletteGroups} onSearch={onSearch} onOpenItem={onOpenItem} />}
        {layer === "help" && <KeyboardHelp open onOpenChange={(open) => setLayer(open ? "help" : null)} singleKeys={choices.singleKeys} onSingleKeysChange={(singleKeys) => handleChoice({ singleKeys })} />}
        <Toaster />
      </div>
    </AsOfDayProvider>
  );
}

"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";

import { BottomBar } from "@/components/layout/bottom-bar";
import { Hotkeys } from "@/components/layout/hotkeys";
import { AsOfDayProvider } from "@/components/layout/kept-link";
import type { KeyGroup } from "@/components/layout/keyboard-help";
import { Rail } from "@/components/layout/rail";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";

import { auditPlaces } from "./audit-places";

const KeyboardHelp = dynamic(async () => (await import("@/components/layout/keyboard-help")).KeyboardHelp, { ssr: false });
const KEYS: KeyGroup[] = [
  { title: "In the table", keys: [{ keys: ["j"], words: "Next row" }, { keys: ["k"], words: "Previous row" }, { keys: ["Enter"], words: "Open it" }, { keys: ["/"], words: "Filter" }, { keys: ["n"], words: "Open the next control that is not done" }] },
  { title: "On a control", keys: [{ keys: ["j"], words: "Next control" }, { keys: ["k"], words: "Previous control" }, { keys: ["n"], words: "Next one that is not done" }, { keys: ["e"], words: "Its evidence" }, { keys: ["d"], words: "Mark it done" }] },
  { title: "Everywhere", keys: [{ keys: ["?"], words: "This list" }, { keys: ["Esc"], words: "Close what is open, leave the filter" }] },
];

/** What an officer who previews the room cannot do. */
const withoutWork = ({ title, keys }: KeyGroup): KeyGroup => ({ title, keys: keys.filter(({ keys: [key] }) => key !== "d") });

export type RoomHead = { name: string; organization: string; preview: boolean; expiresAt: string | null; timezone: string };

/** The auditor's own surroundings: whose room it is, until when, its few places. An officer who previews is told so on every page. */
export function AuditFrame({ room, base, onSignOut, children }: { room: RoomHead; base: string; onSignOut: () => void; children: ReactNode }) {
  const places = auditPlaces(base);
  const [helping, setHelping] = useState(false);
  const [singleKeys, setSingleKeys] = useState(true);
  const [showHelp] = useState(() => () => setHelping(true));
  return (
    <AsOfDayProvider value={null}>
      <div className="flex min-h-dvh">
        <a href="#page" className="sr-only z-50 rounded bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3">Skip to the page</a>
        <Rail places={places} home={base} open onOpenChange={() => undefined} />
        <div className="flex min-w-0 flex-1 flex-col pb-14 md:pb-0">
          <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 sm:px-6">
            <p className="min-w-0 truncate font-medium"><bdi>{room.organization}</bdi> <span className="font-normal text-ink-3">· <bdi>{room.name}</bdi></span></p>
            <span className="ms-auto text-sm text-ink-3">{room.expiresAt && <>open to you until <Time iso={room.expiresAt} tz={room.timezone} /></>}</span>
            <Button size="sm" variant="ghost" className="max-md:hidden" onClick={showHelp}>Keys <Kbd aria-hidden>?</Kbd></Button>
            {!room.preview && <Button size="sm" variant="ghost" onClick={onSignOut}>Sign out</Button>}
          </header>
          {room.preview && <p role="status" className="border-b border-line bg-sunken px-4 py-1.5 text-sm sm:px-6">You see this room as its auditors do. Nothing you do here is recorded as theirs, and their own notes are not shown.</p>}
          <main id="page" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none sm:px-6">{children}</main>
        </div>
        <BottomBar places={places} panel={null} />
        <Hotkeys singleKeys={singleKeys} onPalette={showHelp} onHelp={showHelp} />
        {helping && <KeyboardHelp open onOpenChange={setHelping} singleKeys={singleKeys} onSingleKeysChange={setSingleKeys} groups={room.preview ? KEYS.map(withoutWork) : KEYS} />}
      </div>
    </AsOfDayProvider>
  );
}

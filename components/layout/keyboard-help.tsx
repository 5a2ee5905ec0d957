"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { CheckField } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";

export type KeyGroup = { title: string; keys: { keys: string[]; words: string }[] };
const GROUPS: KeyGroup[] = [
  {
    title: "Everywhere",
    keys: [
      { keys: ["Ctrl", "K"], words: "Find a page, control or piece of evidence (⌘ K on a Mac)" },
      { keys: ["?"], words: "This list" },
      { keys: ["Esc"], words: "Close what is open, leave the filter" },
    ],
  },
  {
    title: "In a list",
    keys: [
      { keys: ["j"], words: "Next row" },
      { keys: ["k"], words: "Previous row" },
      { keys: ["Enter"], words: "Open beside the list; Enter again: as a page" },
      { keys: ["/"], words: "Filter" },
      { keys: ["u"], words: "Upload evidence" },
      { keys: ["n"], words: "Record a rights request" },
    ],
  },
  {
    title: "On a page",
    keys: [
      { keys: ["e"], words: "Edit" },
      { keys: ["←", "→", "↑", "↓"], words: "Move in the coverage strip" },
    ],
  },
];

type KeyboardHelpProps = { open: boolean; onOpenChange: (open: boolean) => void; singleKeys: boolean; onSingleKeysChange: (on: boolean) => void; /** Those of another place than an organization's. */ groups?: KeyGroup[] };

export function KeyboardHelp({ open, onOpenChange, singleKeys, onSingleKeysChange, groups = GROUPS }: KeyboardHelpProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keys">
        <div className="grid gap-5">
          {groups.map((group) => (
            <section key={group.title}>
              <h3 className="border-b border-line-strong pb-1 text-xs font-medium text-ink-3">{group.title}</h3>
              <dl>
                {group.keys.map(({ keys, words }) => (
                  <div key={words} className="flex min-h-9 items-center gap-3 border-b border-line py-1">
                    <dt className="flex w-28 shrink-0 gap-1">{keys.map((key) => <Kbd key={key}>{key}</Kbd>)}</dt>
                    <dd className="text-ink-2">{words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <CheckField label="Single-letter keys" hint="Switch off if you dictate or use a screen reader. Ctrl K and Esc stay.">
            {(control) => <Switch {...control} checked={singleKeys} onCheckedChange={onSingleKeysChange} />}
          </CheckField>
        </div>
      </DialogContent>
    </Dialog>
  );
}

import { Temporal } from "temporal-polyfill";

import { windowOn } from "./schedule";

export type Preset = { value: string; label: string; from: string; to: string };

/** Windows people ask for most, told from today, and those of the audits. */
export function windowPresets(today: string, audits: readonly { id: string; label: string; from: string; to: string }[]): Preset[] {
  return [
    { value: "last_quarter", label: "Last quarter", ...windowOn("previous_quarter", today) },
    { value: "last_12_months", label: "Last 12 months", from: Temporal.PlainDate.from(today).subtract({ months: 12 }).add({ days: 1 }).toString(), to: today },
    { value: "this_year", label: "This year so far", from: `${today.slice(0, 4)}-01-01`, to: today },
    ...audits.map(({ id, label, from, to }) => ({ value: id, label: `Window of ${label}`, from, to })),
  ];
}

import { formatCount, plural } from "@/components/ui/count-format";
import { Time } from "@/components/ui/time";
import { distanceInDays } from "@/components/ui/time-format";

import type { DeskRow } from "./desk-rows";

type RoomFactsProps = { rows: readonly DeskRow[]; firm: string; expiresAt: string | null; asOf: string; timezone: string; mayWork: boolean };

/** An audit at a glance, before its table: how much there is, how much of it is ready, how far the work is, how long the door stays open. */
export function RoomFacts({ rows, firm, expiresAt, asOf, timezone, mayWork }: RoomFactsProps) {
  const count = (is: (line: NonNullable<DeskRow["line"]>) => boolean) => rows.filter(({ line }) => line && is(line)).length;
  const [ready, without, done] = [count(({ evidence }) => evidence.status === "accepted"), count(({ evidence }) => evidence.status === "missing"), count(({ work }) => work?.status === "done")];
  const facts = [
    { name: "In scope", value: plural(rows.length, "control"), more: <bdi>{firm}</bdi> },
    { name: "Evidence accepted", value: `${formatCount(ready)} of ${formatCount(rows.length)}`, more: without === 0 ? "none without evidence" : `${formatCount(without)} without evidence` },
    ...(mayWork ? [{ name: "My work", value: `${formatCount(done)} of ${formatCount(rows.length)} done`, more: `${formatCount(count(({ work }) => work?.status === "in_progress"))} in progress` }] : []),
    ...(expiresAt === null ? [] : [{ name: "Open to you", value: `ends ${distanceInDays(asOf, expiresAt, timezone)}`, more: <>until <Time iso={expiresAt} tz={timezone} /></> }]),
  ];
  return (
    <dl className="mb-5 grid max-w-4xl grid-cols-2 gap-x-6 gap-y-3 border-y border-line py-3 md:grid-cols-4">
      {facts.map(({ name, value, more }) => <div key={name}><dt className="text-sm text-ink-3">{name}</dt><dd className="tabular font-medium">{value}<span className="block text-sm font-normal text-ink-3">{more}</span></dd></div>)}
    </dl>
  );
}

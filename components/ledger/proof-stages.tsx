import { Check, Circle } from "lucide-react";
import type { ReactNode } from "react";

import { formatCount } from "@/components/ui/count-format";
import { Time } from "@/components/ui/time";
import type { ProofStanding } from "@/server/domain/ledger/view";

type ProofStagesProps = { standing: Pick<ProofStanding, "recordedAt" | "carried" | "sequenced" | "anchored">; timezone: string };

/** Recorded, then sequenced, then anchored: how far it has come, each with its moment and what it means. */
export function ProofStages({ standing: { recordedAt, carried, sequenced, anchored }, timezone }: ProofStagesProps) {
  return (
    <ol aria-label="How far the proof has come" className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
      <Stage done name="Recorded" when={<Time iso={recordedAt} tz={timezone} withTime />}>
        Written with the item, in one transaction.{carried && <> Its ledger was closed before it had its place; the ledger that followed, <span className="break-all">{carried.to}</span>, took it over.</>}
      </Stage>
      <Stage done={sequenced !== null} name="Sequenced" when={sequenced ? <Time iso={sequenced.at} tz={timezone} withTime /> : "within a minute"}>
        {sequenced ? <>Entry <span className="tabular">#{formatCount(sequenced.index)}</span>, under a signed checkpoint over {formatCount(sequenced.size)} entries.</> : "Waits for its place and a signed checkpoint."}
      </Stage>
      <Stage done={anchored !== null} name="Anchored" when={anchored ? <Time iso={anchored.at} tz={timezone} withTime /> : "not anchored yet"}>
        {anchored ? <>Fixed outside by {anchored.kind}, with {formatCount(anchored.size)} entries.</> : "Nobody outside vouches for the time yet; until then it is this server’s word."}
      </Stage>
    </ol>
  );
}

function Stage({ done, name, when, children }: { done: boolean; name: string; when: ReactNode; children: ReactNode }) {
  return (
    <li className="border-t border-line-strong pt-2 text-sm">
      <p className="flex items-center gap-1.5 font-medium">
        {done ? <Check aria-hidden className="size-4 text-state-pass" /> : <Circle aria-hidden className="size-4 text-ink-3" />}
        {name}<span className="sr-only">{done ? ", done" : ", not yet"}</span>
      </p>
      <p className="tabular mt-0.5 text-ink-2">{when}</p>
      <p className="mt-0.5 text-ink-3">{children}</p>
    </li>
  );
}

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { plural } from "@/components/ui/count-format";
import { Time } from "@/components/ui/time";
import type { LedgerView } from "@/server/domain/ledger/view";

/** What must not be overlooked: a log that takes nothing any more, and a self-check that found something. */
export function LogBanner({ ledger: { state, checks }, timezone }: { ledger: Pick<LedgerView, "state" | "checks">; timezone: string }) {
  const failed = checks.last?.state === "failed" ? checks.last : null;
  return (
    <>
      {state === "frozen" && <Banner title="The log is frozen">Nothing can be recorded and nothing is signed until an operator has repaired it. What is here can be read, checked and taken away.</Banner>}
      {state === "closed" && <Banner title="The log is closed">It takes no more entries. What is in it can be read, checked and taken away.</Banner>}
      {failed && (
        <Banner title={`The self-check found ${plural(failed.findingsTotal, "place", "places")} that do not fit`}>
          What is stored is not what was signed, since <Time iso={failed.startedAt} tz={timezone} withTime /> at the latest. Change nothing in the database and keep its newest backup. The places are listed below; the owners were written to.
        </Banner>
      )}
    </>
  );
}

function Banner({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="alert" className="mb-5 grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-s-2 border-state-fail bg-state-fail-soft px-3 py-2.5 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 text-state-fail" />
      <div><p className="font-semibold text-state-fail">{title}</p><p className="mt-0.5 max-w-prose text-ink">{children}</p></div>
    </div>
  );
}

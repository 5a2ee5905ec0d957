import { evidencePath } from "@/components/layout/paths";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { formatDate } from "@/components/ui/time-format";
import type { FindingAct } from "@/server/domain/audit-findings/acts";
import { xOfN } from "@/server/domain/audit-findings/fold";
import type { FindingEvent } from "@/server/domain/audit-findings/view";

import { SEVERITY_WORDS } from "./request-words";

const DID: Record<FindingAct, string> = { respond: "responded", remediate: "repaired it", retest: "tested again", grade: "changed the severity", correct: "corrected the facts", close: "closed it", reopen: "opened it again", withdraw: "withdrew it", comment: "wrote" };

/** What was said and done about a finding, oldest first. */
export function FindingEvents({ events, timezone, base }: { events: FindingEvent[]; timezone: string; base: string }) {
  return (
    <ol className="text-sm">
      {events.map((event) => (
        <li key={event.id} className="border-t border-line py-2">
          <p className="text-ink-3"><bdi className="font-medium text-ink">{event.who}</bdi> ({event.side === "auditor" ? "auditor" : "organization"}) {DID[event.said.act]}, <Time iso={event.at} tz={timezone} withTime /></p>
          {linesOf(event).map(([label, text]) => <p key={label} className="whitespace-pre-wrap wrap-anywhere">{label !== "" && <span className="text-ink-3">{label}: </span>}<bdi>{text}</bdi></p>)}
          {event.evidence.map(({ id, number, title }) => <p key={id}><RowLink href={evidencePath(base, id)} className="quiet-link wrap-anywhere"><span className="tabular me-2 text-ink-2">E-{number}</span><bdi>{title}</bdi></RowLink></p>)}
        </li>
      ))}
    </ol>
  );
}

function linesOf({ said, ownerName }: FindingEvent): [string, string][] {
  if (said.act === "respond") return [["Cause", said.cause], ...(said.mitigation === "" ? [] : [["What limits it", said.mitigation] as [string, string]]), ["Corrective action", said.correction], ["By", `${ownerName ?? ""}, ${formatDate(said.dueOn)}`]];
  if (said.act === "remediate") return [["", said.text], ["Done on", formatDate(said.doneOn)]];
  if (said.act === "retest") return [["Result", `${said.passed ? "passed" : "not passed"}, ${xOfN(said)} deviate`], ["", said.text]];
  if (said.act === "grade") return [["Severity", SEVERITY_WORDS[said.severity]], ["", said.text]];
  if (said.act === "correct") return [["Now", `${xOfN(said)} of ${said.population}${said.deviating.length > 0 ? `: ${said.deviating.join(", ")}` : ""}`], ["", said.text]];
  return [["", said.text]];
}

import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { StepVerdict } from "@/server/domain/privacy/drills/judge";
import type { DrillSystemView } from "@/server/domain/privacy/drills/view";

import { CONNECTOR_WORDS } from "../system-words";
import { FAULT_WORDS, NOT_SHOWN, NOTE_WORDS, STEP_WORDS } from "./drill-words";

const STEPS = ["found", "inTime", "handedOver", "erased", "gone"] as const;

/** How each system fared, a line each, with what is wrong in words and whom it concerns. */
export function DrillSystems({ rows }: { rows: DrillSystemView[] }) {
  return (
    <Table label="How each system fared" className="min-w-[52rem]">
      <TableHead>
        <tr>{["System", "Found them", "In time", "Handed over the marker", "Erased", "Finds nobody after", "Days, step by step", "Sees to it"].map((name) => <TableHeader key={name}>{name}</TableHeader>)}</tr>
      </TableHead>
      <TableBody>{rows.map((row) => <SystemRow key={row.systemId} row={row} />)}</TableBody>
    </Table>
  );
}

function SystemRow({ row: { name, connector, seesToIt, verdict, days, facts } }: { row: DrillSystemView }) {
  const problem = facts.gone?.problem ?? facts.erased?.problem ?? facts.found?.problem;
  // Whether what it reports as erased is gone, nobody has seen.
  const isUnseen = facts.planted && !facts.takesAccess;
  const taken = [days.found, days.erased, days.gone].filter((each) => each !== null);
  return (
    <TableRow>
      <TableCell className="align-top whitespace-normal">
        <p><bdi className="font-medium wrap-anywhere">{name}</bdi> <span className="text-ink-3">{connector === "portal" ? "searched here" : CONNECTOR_WORDS[connector].word}</span></p>
        <ul className="max-w-sm text-sm">
          {verdict.faults.map((fault) => <li key={fault} className="text-danger">{FAULT_WORDS[fault]}</li>)}
          {problem && <li className="text-ink-2">{problem}</li>}
          {verdict.notes.map((note) => <li key={note} className="text-ink-3">{NOTE_WORDS[note]}</li>)}
        </ul>
      </TableCell>
      {STEPS.map((step) => <TableCell key={step} className="align-top">{isUnseen && step === "gone" ? NOT_SHOWN : <Step verdict={verdict[step]} />}</TableCell>)}
      <TableCell className="align-top whitespace-nowrap">{taken.length === 0 ? "–" : taken.join(", ")}</TableCell>
      <TableCell className="align-top whitespace-normal">{seesToIt ? <bdi>{seesToIt}</bdi> : <span className="text-ink-3">nobody</span>}</TableCell>
    </TableRow>
  );
}

function Step({ verdict }: { verdict: StepVerdict }) {
  if (verdict === "bad") return <Badge tone="danger">{STEP_WORDS.bad}</Badge>;
  return <span className={verdict === "good" ? undefined : "text-ink-3"}>{STEP_WORDS[verdict]}</span>;
}

import type { ReactNode } from "react";

import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { RightProcess } from "@/server/domain/privacy/case/case";

import { OUTCOME_WORDS, RIGHT_STATE_WORDS, RIGHT_WORDS } from "./case-words";

type RightSectionProps = { process: RightProcess; zone: string; dueOn: string | null; /** Its tasks, where systems of the register do them. */ tasks: ReactNode; children: ReactNode };

/** One right of a request: where it stands, what was done, and what may be done now. */
export function RightSection({ process, zone, dueOn, tasks, children }: RightSectionProps) {
  const { right, state, outcome, objectsTo, restriction, extendedAt } = process;
  const { word, article } = RIGHT_WORDS[right];
  return (
    <Section title={`${word} (${article})`} aside={<span className="flex flex-wrap items-center gap-2">{restriction && <Badge tone="outline">restricted</Badge>}{extendedAt && <Badge tone="outline">extended</Badge>}<Badge tone={outcome ? "neutral" : "accent"}>{RIGHT_STATE_WORDS[state]}</Badge></span>}>
      <p className="text-sm text-ink-2">
        {outcome ? `Outcome: ${OUTCOME_WORDS[outcome] ?? outcome}.` : <>Due <Time iso={dueOn} tz={zone} missing="without undue delay" />.</>}
        {objectsTo.length > 0 && ` Against: ${objectsTo.join(", ").replaceAll("_", " ")}.`}
      </p>
      {tasks}
      <Facts process={process} zone={zone} withTasks={!tasks} />
      {children}
    </Section>
  );
}

function Facts({ process, zone, withTasks }: { process: RightProcess; zone: string; withTasks: boolean }) {
  const { tasks, answers, exceptions, backups } = process;
  const lines: ReactNode[] = [
    ...(withTasks ? tasks : []).map(({ taskId, systemId, method, records }) => <li key={`t${taskId}`}><bdi>{systemId}</bdi>: {method ? `${method.replaceAll("_", " ")}, ${records} records` : "not reported yet"}</li>),
    ...exceptions.map(({ itemId, ground, endsOn, ended }) => <li key={`e${itemId}`}>Kept: <bdi>{itemId}</bdi>, {ground.replaceAll("_", " ")}{ended ? ", ended" : <>, until <Time iso={endsOn} tz={zone} missing="its ground is gone" /></>}</li>),
    ...(backups ?? []).map(({ backupSetId, expiresOn, expired }) => <li key={`b${backupSetId}`}>Backup <bdi>{backupSetId}</bdi>: {expired ? "expired" : <>until <Time iso={expiresOn} tz={zone} /></>}</li>),
    ...answers.map(({ outcome, at }, index) => <li key={`a${index}`}>Told <Time iso={at.toISOString()} tz={zone} withTime />: {OUTCOME_WORDS[outcome] ?? outcome}</li>),
  ];
  return lines.length > 0 && <ul className="mt-2 grid gap-1 border-s-2 border-line ps-3 text-sm">{lines}</ul>;
}

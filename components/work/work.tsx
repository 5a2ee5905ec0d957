import type { ReactNode } from "react";

import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { RequestLine } from "@/server/domain/audit-requests/view";
import type { WorkItem, WorkView } from "@/server/domain/work/view";

import { AskedFor } from "./asked-for";
import { OpenQuestions } from "./open-questions";
import { WorkLine } from "./work-line";

type WorkProps = { work: WorkView; timezone: string; base: string; /** The tasks of systems, which can be reported where they stand. */ tasks: ReactNode; /** What auditors wait for from this person. */ requests?: RequestLine[] };

/** What one person owns and is asked, by urgency. A part that holds nothing is left out, but for the first. */
export function Work({ work, timezone, base, tasks, requests = [] }: WorkProps) {
  const { now, next, settled, questions } = work;
  const lines = (items: WorkItem[]) => <ul data-rows>{items.map((item) => <WorkLine key={item.key} item={item} asOf={work.asOf} timezone={timezone} base={base} />)}</ul>;
  if (isEmpty(work) && requests.length === 0) {
    return (
      <Empty title="Nothing is yours to do yet" action={<ButtonLink href={`${base}/evidence?upload=1`}>Add evidence</ButtonLink>}>
        Controls appear here once an officer makes you their owner: how each stands, why, and until when. What your evidence leaves open is asked here, too, and what people’s requests ask of a system you see to.
      </Empty>
    );
  }
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-8">
      {work.tasks.length > 0 && <Section title="For people’s requests" count={work.tasks.length} aside="due first">{tasks}</Section>}
      {requests.length > 0 && <Section title="Auditors ask for" count={requests.length}><AskedFor requests={requests} base={base} /></Section>}
      <Section title="Now" count={now.length}>
        {now.length > 0 ? lines(now) : <p className="border-t border-line py-3 text-ink-2">No control of yours needs anything now.</p>}
      </Section>
      {questions.rows.length > 0 && <Section title="Waiting for your answer" count={questions.more ? undefined : questions.rows.length}><OpenQuestions questions={questions} timezone={timezone} base={base} /></Section>}
      {next.length > 0 && <Section title="Next" count={next.length} aside="the day a verdict runs out">{lines(next)}</Section>}
      {settled.length > 0 && <Section title="Nothing due" count={settled.length}>{lines(settled)}</Section>}
    </div>
  );
}

function isEmpty({ now, next, settled, questions, tasks }: WorkView): boolean {
  return now.length + next.length + settled.length + questions.rows.length + tasks.length === 0;
}

export function WorkSkeleton() {
  return <RowsSkeleton label="your work" rows={6} widths={["w-24", "w-1/2", "w-28"]} rowClassName="h-24" />;
}

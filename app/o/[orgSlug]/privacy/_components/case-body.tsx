import type { ReactNode } from "react";

import { Section } from "@/components/layout/section";
import type { OfferedAct } from "@/components/privacy/act-form";
import { CaseCare } from "@/components/privacy/case-care";
import { CaseHistory } from "@/components/privacy/case-history";
import { DueCard } from "@/components/privacy/due-card";
import { MessageThread } from "@/components/privacy/message-thread";
import { RequesterCard } from "@/components/privacy/requester-card";
import { RightSection } from "@/components/privacy/right-section";
import type { SelectOption } from "@/components/ui/select";
import { RowLink } from "@/components/ui/row-link";
import { LANGUAGES } from "@/server/domain/privacy/languages";
import { ANSWERED_WITH_FILES } from "@/server/domain/privacy/answers/schema";
import type { CaseFileLine } from "@/server/domain/privacy/answers/view";
import { RUNNING } from "@/server/domain/privacy/case/rule";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { CaseView } from "@/server/domain/privacy/view";

import { CaseActs } from "./case-acts";
import { CaseTasks } from "./case-tasks";
import { Identifiers } from "./identifiers";
import { CaseFiles } from "./case-files";
import { Reply } from "./reply";

type CaseBodyProps = { /** What goes with an erasure, where one was asked for. */ erasure: ReactNode; /** Who received the data, for the rights whose execution they are told of. */ recipients: ReadonlyMap<Right, ReactNode>; view: CaseView; files: CaseFileLine[]; acts: OfferedAct[]; people: SelectOption[]; base: string; mayHandle: boolean; mayReadLedger: boolean };

/** A case: on the left what was said, on the right who, by when, and what to do. On a small screen date and tasks come first. */
export function CaseBody({ erasure, recipients, view, files, acts, people, base, mayHandle, mayReadLedger }: CaseBodyProps) {
  const { id, case: current, requester, wording } = view;
  const { zone } = current.receipt;
  const isOpen = RUNNING.includes(view.state);
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="grid min-w-0 content-start gap-8 xl:order-2">
        <DueCard dates={view.dates} zone={zone} isOpen={isOpen} />
        <Section title="Who asked"><RequesterCard view={view} language={LANGUAGES[view.language]} /></Section>
        {(requester !== null || view.identifiers.length > 0) && <Section title="Known to systems as" count={view.identifiers.length}><Identifiers requestId={id} identifiers={view.identifiers} mayHandle={mayHandle && view.channel !== "drill"} /></Section>}
        {view.sameAddress.length > 0 && (
          <Section title="From the same address" count={view.sameAddress.length}>
            <ul className="flex flex-wrap gap-x-4">{view.sameAddress.map((other) => <li key={other.id}><RowLink className="link" href={`${base}/privacy/${other.id}`}>{other.name}</RowLink></li>)}</ul>
          </Section>
        )}
      </div>
      <div className="grid min-w-0 content-start gap-8">
        <Section title="In their words">
          {wording === null ? <p className="text-ink-3">The words were destroyed at the end of their time.</p> : <blockquote className="border-s-2 border-accent ps-3 whitespace-pre-wrap wrap-anywhere" dir="auto">{wording}</blockquote>}
        </Section>
        {mayHandle && <Section title="The request as a whole"><CaseActs id={id} offered={acts.filter(({ right }) => right === null)} label="What can be done with the request" zone={zone} /></Section>}
        {current.rights.map((process) => (
          <RightSection key={process.right} process={process} tasks={view.tasks.some(({ right }) => right === process.right) && <CaseTasks tasks={view.tasks.filter(({ right }) => right === process.right)} zone={zone} people={people} mayHandle={mayHandle} />} zone={zone} dueOn={view.dates.find(({ right }) => right === process.right)?.due ?? null}>
            {mayHandle && process.state === "fulfilling" && ANSWERED_WITH_FILES.some((right) => right === process.right) && <p className="mt-3" data-print="hide"><RowLink className="link" href={`${base}/privacy/${id}/answer/${process.right}`}>{process.right === "erasure" ? "Look at the erasure report" : "Look through the data and make the files"}</RowLink></p>}
            <CaseActs id={id} offered={acts.filter(({ right }) => right === process.right)} label={`What can be done about ${process.right.replaceAll("_", " ")}`} zone={zone} />
            {recipients.get(process.right)}
          </RightSection>
        ))}
        {(files.length > 0 || current.rights.some(({ tasks }) => tasks.length > 0)) && <Section title="Files" count={files.length}><CaseFiles id={id} files={files} zone={zone} base={base} mayHandle={mayHandle} /></Section>}
        {erasure}
        <Section title="Messages" count={view.messages.length}>
          <MessageThread messages={view.messages} zone={zone} />
          {mayHandle && requester && <Reply id={id} />}
        </Section>
        {view.nudges.length + view.filed.length > 0 && <Section title="Done by itself"><CaseCare nudges={view.nudges} filed={view.filed} zone={zone} evidenceBase={`${base}/evidence`} /></Section>}
        <Section title="History" count={view.steps.length}><CaseHistory steps={view.steps} zone={zone} entryHref={mayReadLedger ? (entryId) => `${base}/files/entries/${entryId}` : null} /></Section>
      </div>
    </div>
  );
}

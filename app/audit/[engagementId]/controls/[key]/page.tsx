import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { HistoryBand } from "@/components/controls/history-band";
import { OccurrenceList } from "@/components/controls/occurrence-list";
import { VerdictPanel } from "@/components/controls/verdict-panel";
import { ControlSteps } from "@/components/desk/control-steps";
import { FrozenNote } from "@/components/desk/frozen-note";
import { ReleasedList } from "@/components/desk/released-list";
import { ExceptionParts, PopulationParts, PromisedParts, TestedParts, WindowEvidence } from "@/components/desk/sheet-parts";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { dayIn, endOfDay, startOfDay } from "@/components/ui/time-format";
import { orNotFound } from "@/server/trpc/rsc";

import { auditRoom } from "../../../_data/room";
import { RoomTalk } from "../../_components/room-talk";
import { Workpaper } from "../../_components/workpaper";

type RoomControlPageProps = { params: Promise<{ engagementId: string; key: string }> };

export async function generateMetadata({ params }: RoomControlPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key).slice(0, 60) };
}

/** One control as its auditor works on it: what was promised and shown over the window on the left, their own pages on the right. */
export default async function RoomControlPage({ params }: RoomControlPageProps) {
  const { engagementId, key } = await params;
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/.test(key)) notFound();
  const { caller, room, base } = await auditRoom(engagementId);
  const control = await orNotFound(caller.audit.control({ key }));
  const [shown, desk, talk, paper] = await Promise.all([caller.desk.sheet({ key }), caller.desk.get(), caller.desk.talk({ key }), room.preview ? null : caller.desk.paper({ key })]);
  const lines = new Map(desk.lines.map((line) => [line.key, line]));
  const rows = room.controls.map((each) => ({ ...each, requirements: each.requirements.filter(({ framework }) => room.frameworks.includes(framework)), line: lines.get(each.key) ?? null }));
  const window = { from: startOfDay(room.windowFrom, room.timezone), to: endOfDay(room.windowTo, room.timezone) };
  const now = new Date().toISOString();
  const { sheet, timezone } = shown;
  return (
    <>
      <PageHeader title={control.title} actions={<ControlSteps rows={rows} controlKey={control.key} base={base} mayWork={!room.preview} />}><code>{control.key}</code> · {control.category} · {control.requirements.filter(({ framework }) => room.frameworks.includes(framework)).map(({ id }) => id).join(", ")}</PageHeader>
      {shown.frozen && <FrozenNote snapshot={shown.frozen} timezone={timezone} />}
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="grid grid-cols-1 content-start gap-8">
          <Section title="The promise" aside="In the organization’s words">
            <p dir="auto" className="border-t border-line py-2 whitespace-pre-wrap wrap-anywhere">{sheet?.promise ?? control.promise}</p>
            {sheet && <PromisedParts sheet={sheet} timezone={timezone} />}
          </Section>
          <Section title="Management’s verdict"><VerdictPanel control={control} asOf={shown.frozen?.takenAt ?? now} timezone={timezone} recordHref={`${base}/evidence?record=`} /></Section>
          {sheet && <Section title="How it was tested" count={sheet.testSteps.length}><TestedParts sheet={sheet} /></Section>}
          <Section title="Populations" count={shown.populations.length}><PopulationParts populations={shown.populations} /></Section>
          <Section title="Exceptions" count={shown.exceptions.length}><ExceptionParts exceptions={shown.exceptions} timezone={timezone} /></Section>
          <Section title="History"><HistoryBand history={control.history} {...window} timezone={timezone} /></Section>
          <Section title="Expected runs" count={control.occurrences?.length}><OccurrenceList occurrences={control.occurrences} rules={control.rules} timezone={timezone} recordHref={`${base}/evidence?record=`} /></Section>
          <Section id="evidence" title="Evidence in the window" count={shown.evidenceTotal}><WindowEvidence items={shown.evidence} total={shown.evidenceTotal} timezone={timezone} base={base} /></Section>
          <Section title="Comments" count={talk.comments.length} aside="Both sides see them"><RoomTalk controlKey={control.key} comments={talk.comments} timezone={timezone} mayWork={!room.preview} /></Section>
          {talk.released.length > 0 && <Section title="Released to the organization" count={talk.released.length}><ReleasedList released={talk.released} timezone={timezone} /></Section>}
        </div>
        {paper && <Workpaper controlKey={control.key} paper={paper} today={dayIn(now, timezone)} timezone={timezone} />}
      </div>
    </>
  );
}

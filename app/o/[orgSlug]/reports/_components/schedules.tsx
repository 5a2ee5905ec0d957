"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Section } from "@/components/layout/section";
import type { NewReport } from "@/components/reports/new-report";
import { ScheduleForm, type SchedulePlan } from "@/components/reports/schedule-form";
import { ScheduleList } from "@/components/reports/schedule-list";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import type { ScheduleView } from "@/server/domain/reports/schedule-schema";
import { useAct, useTRPC, useTRPCClient } from "@/server/trpc/client";

export type Reader = { id: string; name: string };
type SchedulesProps = { initial: ScheduleView[]; timezone: string; today: string; readers: Reader[]; mayMake: boolean; /** A report that is to be made regularly. */ wanted: NewReport | null; onDone: () => void };

const NEW_PLAN: SchedulePlan = { rhythm: { every: "month", day: 1 }, window: "previous_month", notify: [] };
const POLL_MS = 5_000;
const isMoving = ({ last }: ScheduleView) => last?.state === "queued" || last?.state === "running";

/** What is made regularly, with the dialogs that set, change and end it. */
export function Schedules({ initial, timezone, today, readers, mayMake, wanted, onDone }: SchedulesProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const act = useAct();
  const [editing, setEditing] = useState<ScheduleView | null>(null);
  const [ending, setEnding] = useState<ScheduleView | null>(null);
  const { data: schedules } = useQuery({ ...trpc.reports.schedules.queryOptions(undefined, { initialData: initial }), refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL_MS : false) });

  async function told(work: () => Promise<unknown>, said: string, done: () => void = () => undefined) {
    const result = await act(work);
    if (result.ok) {
      toast(said);
      done();
    }
    return result;
  }

  async function atOnce(work: () => Promise<unknown>, said: string) {
    const result = await told(work, said);
    if (!result.ok) toast.error(result.message);
  }

  function handleCreate(plan: SchedulePlan) {
    const { kind, from: _from, to: _to, ...options } = wanted ?? ({} as NewReport);
    return told(() => client.reports.createSchedule.mutate({ kind, options, ...plan }), "It is made from its next day on.", onDone);
  }

  const acts = {
    onPause: ({ id, paused }: ScheduleView) => void atOnce(() => client.reports.pauseSchedule.mutate({ id, paused: !paused }), paused ? "It goes on from its next day." : "It rests. What passes meanwhile is not made."),
    onRetry: ({ id, last }: ScheduleView) => void atOnce(() => (last?.reportId ? client.reports.retry.mutate({ id: last.reportId }) : client.reports.retrySchedule.mutate({ id })), "Asked for again."),
    onEdit: setEditing, onDelete: setEnding,
  };

  return (
    <>
      {schedules.length > 0 && (
        <Section title="Made regularly" count={schedules.length} id="schedules">
          <ScheduleList schedules={schedules} timezone={timezone} acts={mayMake ? acts : undefined} />
        </Section>
      )}
      <Dialog open={wanted !== null} onOpenChange={(open) => !open && onDone()}>
        <DialogContent title={wanted ? `${REPORT_TITLES[wanted.kind]}, regularly` : ""} description="With what you chose in the form. It is made when the day begins, in the organization’s time zone.">
          <ScheduleForm plan={NEW_PLAN} today={today} readers={readers} submitLabel="Make it regularly" onSave={handleCreate} />
        </DialogContent>
      </Dialog>
      <Dialog open={editing !== null} onOpenChange={(open) => !open && setEditing(null)}>
        <DialogContent title={editing ? `${editing.title}, regularly` : ""} description="What it prints stays as it was chosen. To change that, set it anew in the form and delete this one.">
          {editing && <ScheduleForm plan={{ ...editing, notify: editing.notify.map(({ id }) => id) }} today={today} readers={readers} submitLabel="Save" onSave={(plan) => told(() => client.reports.updateSchedule.mutate({ id: editing.id, options: editing.options, ...plan }), "Saved.", () => setEditing(null))} />}
        </DialogContent>
      </Dialog>
      <ConfirmDialog open={ending !== null} onOpenChange={(open) => !open && setEnding(null)} title="Delete this schedule?" confirmLabel="Delete it" danger onConfirm={() => told(() => client.reports.deleteSchedule.mutate({ id: ending?.id ?? "" }), "Deleted. The reports it made stay.")}>
        {ending?.title} is not made regularly any more. The reports it made stay on the shelf.
      </ConfirmDialog>
    </>
  );
}

"use client";

import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { ScheduleView } from "@/server/domain/reports/schedule-schema";

import { LANGUAGE_WORD } from "./report-kinds";
import { rhythmWords, windowWords } from "./schedule-words";

export type ScheduleActs = { onPause: (schedule: ScheduleView) => void; onEdit: (schedule: ScheduleView) => void; onDelete: (schedule: ScheduleView) => void; onRetry: (schedule: ScheduleView) => void };
type ScheduleListProps = { schedules: ScheduleView[]; timezone: string; acts?: ScheduleActs | undefined };

/** What is made regularly: its days, what became of the last, when the next is. */
export function ScheduleList({ schedules, timezone, acts }: ScheduleListProps) {
  return (
    <ul data-rows className="border-t border-line-strong">
      {schedules.map((schedule) => (
        <li key={schedule.id} data-row className="grid min-h-16 grid-cols-1 items-center gap-x-6 gap-y-1 border-b border-line py-2.5 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1.2fr)_auto]">
          <div className="min-w-0">
            <h3 className="font-medium">{schedule.title}</h3>
            <p className="text-sm text-ink-2">{rhythmWords(schedule.rhythm)}, for {windowWords(schedule.window)}</p>
            <p className="text-xs text-ink-3 wrap-anywhere">{[LANGUAGE_WORD[schedule.options.language ?? "en"], schedule.options.status === "final" ? "final" : "draft", ...(schedule.options.sections ? ["some sections left out"] : [])].join(", ")} · {schedule.notify.length === 0 ? "nobody is told" : <>told: <bdi>{schedule.notify.map(({ name }) => name).join(", ")}</bdi></>} · set by <bdi>{schedule.setBy}</bdi></p>
          </div>
          <div className="text-sm">
            <p>{schedule.paused ? "Paused" : <>Next <Time iso={schedule.nextOn} tz={timezone} /></>}</p>
            <LastRun schedule={schedule} timezone={timezone} onRetry={acts?.onRetry} />
          </div>
          {acts && (
            <div className="flex flex-wrap gap-2 lg:justify-self-end">
              <Button size="sm" onClick={() => acts.onPause(schedule)} aria-label={`${schedule.paused ? "Resume" : "Pause"} ${schedule.title}`}>{schedule.paused ? "Resume" : "Pause"}</Button>
              <Button size="sm" onClick={() => acts.onEdit(schedule)} aria-label={`Edit the schedule of ${schedule.title}`}>Edit</Button>
              <Button size="sm" onClick={() => acts.onDelete(schedule)} aria-label={`Delete the schedule of ${schedule.title}`}>Delete</Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function LastRun({ schedule, timezone, onRetry }: { schedule: ScheduleView; timezone: string; onRetry?: ScheduleActs["onRetry"] | undefined }) {
  const { last } = schedule;
  if (!last) return <p className="text-ink-3">Not made yet</p>;
  const failed = last.state === "failed" || last.state === "refused";
  return (
    <>
      <p className={failed ? "text-state-fail wrap-anywhere" : "text-ink-2"}>
        {failed ? <>Not made for <Time iso={last.on} tz={timezone} />: {last.error ?? "the reason is in the log"}</> : last.state === "done" ? <>Last made for <a className="underline underline-offset-2" href={`#${last.reportId ?? ""}`}><Time iso={last.on} tz={timezone} /></a></> : <>Being made for <Time iso={last.on} tz={timezone} /></>}
      </p>
      {last.missed.length > 0 && <p className="text-ink-3">Nothing ran on {last.missed.join(", ")}</p>}
      {failed && onRetry && <Button size="sm" className="mt-1" onClick={() => onRetry(schedule)} aria-label={`Try again: ${schedule.title}`}>Try again</Button>}
    </>
  );
}

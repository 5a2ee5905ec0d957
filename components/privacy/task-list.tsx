"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { plural } from "@/components/ui/count-format";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import type { TaskView } from "@/server/domain/privacy/systems/view";

import { CONNECTOR_WORDS, METHOD_WORDS, TASK_STATE_WORDS, TASK_STEP_WORDS } from "./system-words";

type TaskListProps = { tasks: TaskView[]; zone: string; people: SelectOption[]; onAssign?: (id: string, userId: string | null) => Promise<void>; onRetry?: (id: string) => Promise<void> };
const OVER = ["done", "dropped"];

/** What each system has to do for one right: how it stands, whose it is, and its way so far. */
export function TaskList({ tasks, ...rest }: TaskListProps) {
  return <ul className="mt-2 border-s-2 border-line ps-3 text-sm">{tasks.map((task) => <Task key={task.id} task={task} {...rest} />)}</ul>;
}

function Task({ task, zone, people, onAssign, onRetry }: Omit<TaskListProps, "tasks"> & { task: TaskView }) {
  const { id, system, connector, state, method, records, dueOn, assignee, problem, delivery } = task;
  const waits = !OVER.includes(state);
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <bdi className="font-medium wrap-anywhere">{system}</bdi>
        <span>{state === "done" && method ? `${METHOD_WORDS[method] ?? method}, ${plural(records ?? 0, "record")}` : TASK_STATE_WORDS[state]}</span>
        <span className="text-ink-3">{CONNECTOR_WORDS[connector].word}</span>
        {waits && <span className="text-ink-3">due <Time iso={dueOn} tz={zone} missing="without undue delay" /></span>}
        {assignee && <span className="text-ink-3">sees to it: <bdi>{assignee}</bdi></span>}
      </p>
      {task.late.map(({ at, method: said, records: count }) => <p key={at} className="text-danger">After nobody asked any more, on <Time iso={at} tz={zone} withTime />, it reported: {METHOD_WORDS[said] ?? said}, {plural(count, "record")}. Nothing followed from it.</p>)}
      {waits && problem && <p className="text-ink-2">{problem}</p>}
      {waits && delivery?.status === "pending" && <p className="text-ink-3">Next try: <Time iso={delivery.nextTryAt} tz={zone} withTime /></p>}
      <TaskHistory task={task} zone={zone} />
      {waits && onAssign && (
        <div className="mt-1 flex flex-wrap items-center gap-2" data-print="hide">
          <AssignTask task={task} people={people} onAssign={onAssign} />
          {delivery && onRetry && <Button size="sm" onClick={() => void onRetry(id)}>Ask again now</Button>}
        </div>
      )}
    </li>
  );
}

function AssignTask({ task: { id, system, assigneeId }, people, onAssign }: { task: TaskView; people: SelectOption[]; onAssign: NonNullable<TaskListProps["onAssign"]> }) {
  const [chosen, setChosen] = useState(assigneeId ?? "");
  return (
    <NativeSelect aria-label={`Who sees to ${system}`} value={chosen} placeholder="Nobody in particular" options={people} className="w-48" onChange={(event) => {
      setChosen(event.target.value);
      void onAssign(id, event.target.value === "" ? null : event.target.value);
    }} />
  );
}

function TaskHistory({ task: { steps, delivery }, zone }: { task: TaskView; zone: string }) {
  const tries = (delivery?.attempts ?? []).map(({ at, status, problem }) => ({ at, text: `Tried: ${problem ?? `answered ${status ?? ""}`}` }));
  const lines = [...steps.map(({ at, what, by }) => ({ at, text: `${TASK_STEP_WORDS[what] ?? what.replaceAll("_", " ")}, by ${by}` })), ...tries].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return (
    <details className="mt-0.5">
      <summary className="cursor-pointer text-ink-3">{plural(lines.length, "step")}</summary>
      <ol className="mt-1 grid gap-0.5">{lines.map(({ at, text }, index) => <li key={index} className="flex flex-wrap gap-x-3"><Time iso={at} tz={zone} withTime className="text-ink-3" /><span className="min-w-0 wrap-anywhere">{text}</span></li>)}</ol>
    </details>
  );
}

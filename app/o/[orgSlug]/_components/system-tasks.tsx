"use client";

import { ReportTaskForm } from "@/components/work/report-task-form";
import { SystemTask } from "@/components/work/system-task";
import { toast } from "@/components/ui/toast";
import type { WorkTask } from "@/server/domain/privacy/systems/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type SystemTasksProps = { tasks: WorkTask[]; orgSlug: string };

/** Tasks of systems that wait for the person who reads, with the form that reports each. */
export function SystemTasks({ tasks, orgSlug }: SystemTasksProps) {
  const client = useTRPCClient();
  const act = useAct();
  return (
    <ul data-rows>
      {tasks.map((task) => (
        <SystemTask key={task.id} task={task} form={(close) => (
          <ReportTaskForm task={task} onCancel={close} onFile={async (file) => sendTaskFile(orgSlug, task.id, file)} onReport={async (report) => {
            const result = await act(() => client.systems.completeTask.mutate({ id: task.id, ...report }));
            if (result.ok) toast(`${task.system} is reported for ${task.caseName}.`);
            return result;
          }} />
        )} />
      ))}
    </ul>
  );
}

async function sendTaskFile(orgSlug: string, taskId: string, file: File): Promise<{ rows: number | null } | string> {
  try {
    const answer = await fetch(`/o/${orgSlug}/files/tasks/${taskId}`, { method: "POST", body: file, headers: { "content-type": file.type || "application/octet-stream", "x-file-name": encodeURIComponent(file.name) } });
    const body = (await answer.json()) as { rows?: number | null; title?: string; detail?: string };
    return answer.status === 201 ? { rows: body.rows ?? null } : (body.detail ?? body.title ?? `The server answered ${answer.status}.`);
  } catch {
    // Neither the network nor a proxy in between says more than this.
    return "The file could not be sent. Nothing was kept; try again.";
  }
}

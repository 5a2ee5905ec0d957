"use client";

import { TaskList } from "@/components/privacy/task-list";
import type { SelectOption } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { TaskView } from "@/server/domain/privacy/systems/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type CaseTasksProps = { tasks: TaskView[]; zone: string; people: SelectOption[]; mayHandle: boolean };

/** The tasks of one right, with what whoever handles the case can do about them. */
export function CaseTasks({ mayHandle, ...given }: CaseTasksProps) {
  const client = useTRPCClient();
  const act = useAct();

  async function told(work: () => Promise<unknown>, done: string) {
    const result = await act(work);
    if (result.ok) toast(done);
    else toast.error(result.message);
  }

  const handlers = mayHandle ? {
    onAssign: async (id: string, userId: string | null) => told(() => client.systems.assignTask.mutate({ id, userId }), userId === null ? "It is nobody’s in particular now." : "Assigned."),
    onRetry: async (id: string) => told(() => client.systems.retryTask.mutate({ id }), "The system is being asked again."),
  } : {};
  return <TaskList {...given} {...handlers} />;
}

"use client";

import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type AssignProps = { id: string; assigneeId: string | null; people: { value: string; label: string }[] };

/** Whose request it is. */
export function Assign({ id, assigneeId, people }: AssignProps) {
  const client = useTRPCClient();
  const act = useAct();

  async function handleChange(userId: string) {
    const result = await act(() => client.privacy.assign.mutate({ id, userId: userId === "" ? null : userId }));
    if (!result.ok) toast.error(result.message);
  }

  return <NativeSelect aria-label="Whose request this is" value={assigneeId ?? ""} placeholder="Nobody’s" options={people} className="w-48" onChange={(event) => void handleChange(event.target.value)} />;
}

"use client";

import { useState } from "react";

import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type AssignProps = { id: string; assigneeId: string | null; people: { value: string; label: string }[] };

/** Whose request it is. */
export function Assign({ id, assigneeId, people }: AssignProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [chosen, setChosen] = useState(assigneeId ?? "");

  async function handleChange(userId: string) {
    setChosen(userId);
    const result = await act(() => client.privacy.assign.mutate({ id, userId: userId === "" ? null : userId }));
    if (result.ok) return toast(userId === "" ? "It is nobody’s now." : "Assigned.");
    setChosen(assigneeId ?? "");
    toast.error(result.message);
  }

  return <NativeSelect aria-label="Whose request this is" value={chosen} placeholder="Nobody’s" options={people} className="w-48" onChange={(event) => void handleChange(event.target.value)} />;
}

"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAct, useTRPCClient } from "@/server/trpc/client";

/** Makes somebody up for a new drill and goes to it. */
export function SetUpDrill({ base }: { base: string }) {
  const client = useTRPCClient();
  const act = useAct();
  const router = useRouter();

  async function handleSetUp() {
    const result = await act(async () => {
      const { id } = await client.drills.setUp.mutate();
      router.push(`${base}/privacy/drills/${id}`);
    });
    if (!result.ok) toast(result.message);
  }

  return <Button variant="primary" data-hotkey="n" onClick={() => void handleSetUp()}>Set up a drill</Button>;
}

"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { SystemLine } from "@/server/domain/privacy/systems/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type SystemActionsProps = { system: SystemLine; onSecret: (secret: string) => void };

/** What can be done with a system besides changing it: a new secret, and out of use or back into it. */
export function SystemActions({ system: { id, name, connector, archivedAt }, onSecret }: SystemActionsProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [asking, setAsking] = useState<"rotate" | "archive" | null>(null);
  const archived = archivedAt === null;

  const rotate = async () => act(async () => onSecret((await client.systems.rotateSecret.mutate({ id })).secret));
  async function archive() {
    const result = await act(() => client.systems.archive.mutate({ id, archived }));
    if (result.ok) toast(archived ? `${name} is out of use.` : `${name} is in use again.`);
    return result;
  }

  return (
    <div className="mb-4 flex flex-wrap gap-2 border-b border-line pb-4">
      {connector.kind === "webhook" && <Button size="sm" onClick={() => setAsking("rotate")}>New secret</Button>}
      <Button size="sm" onClick={() => setAsking("archive")}>{archived ? "Take out of use" : "Use again"}</Button>
      {asking === "rotate" && <ConfirmDialog open onOpenChange={(open) => !open && setAsking(null)} title="Make a new secret?" confirmLabel="Make it" onConfirm={rotate}>The one before stays valid until the next is made, so that the system can change over. A third is refused from now on.</ConfirmDialog>}
      {asking === "archive" && <ConfirmDialog open onOpenChange={(open) => !open && setAsking(null)} title={archived ? `Take ${name} out of use?` : `Use ${name} again?`} confirmLabel={archived ? "Take out of use" : "Use again"} onConfirm={archive}>{archived ? "It is proposed for no new request. What was asked of it is still owed." : "It is proposed again for the rights it takes part in."}</ConfirmDialog>}
    </div>
  );
}

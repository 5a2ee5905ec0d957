"use client";

import { useState } from "react";

import { ImportRequests } from "@/components/audits/import-requests";
import { RequestForm } from "@/components/audits/request-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { RequestDraft } from "@/server/domain/audit-requests/schema";
import { refusal, useAct, useTRPCClient } from "@/server/trpc/client";

/** What an auditor does with the list as a whole: ask, or bring a list. */
export function RoomRequestActs({ engagementId }: { engagementId: string }) {
  const client = useTRPCClient();
  const act = useAct();
  const [asking, setAsking] = useState(false);

  async function handleSave(values: RequestDraft) {
    const result = await act(() => client.roomRequests.create.mutate(values));
    if (result.ok) setAsking(false);
    return result;
  }

  return (
    <>
      <ImportRequests
        onPreview={async (file) => client.roomRequests.previewImport.mutate({ engagementId, ...file }).then((preview) => ({ ok: true as const, preview }), (error: unknown) => { const said = refusal(error); return said.ok ? { ok: false as const, message: "" } : said; })}
        onImport={async (file) => act(() => client.roomRequests.import.mutate({ engagementId, ...file }))}
      />
      <Button variant="primary" data-hotkey="n" onClick={() => setAsking(true)}>Ask for something</Button>
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent title="Ask for something" description="The organization sees it at once." className="top-[5dvh] max-h-[90dvh] max-w-2xl"><RequestForm saveLabel="Ask" onSave={handleSave} onCancel={() => setAsking(false)} /></DialogContent>
      </Dialog>
    </>
  );
}

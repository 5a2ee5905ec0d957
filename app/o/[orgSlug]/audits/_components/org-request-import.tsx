"use client";

import { ImportRequests } from "@/components/audits/import-requests";
import { refusal, useAct, useTRPCClient } from "@/server/trpc/client";

/** A list that auditors sent by other ways, brought by the organization. */
export function OrgRequestImport({ engagementId }: { engagementId: string }) {
  const client = useTRPCClient();
  const act = useAct();
  return (
    <ImportRequests
      onPreview={async (file) => client.auditRequests.previewImport.mutate({ engagementId, ...file }).then((preview) => ({ ok: true as const, preview }), (error: unknown) => { const said = refusal(error); return said.ok ? { ok: false as const, message: "" } : said; })}
      onImport={async (file) => act(() => client.auditRequests.import.mutate({ engagementId, ...file }))}
    />
  );
}

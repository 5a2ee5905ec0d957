"use client";

import { useState } from "react";

import { Section } from "@/components/layout/section";
import { DocumentRequests } from "@/components/settings/document-requests";
import { KeepMonthsForm } from "@/components/settings/keep-months-form";
import { StatusDraftForm } from "@/components/settings/status-draft-form";
import { StatusVersions } from "@/components/settings/status-versions";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { StatusBoard, StatusChoices } from "@/server/domain/status-page/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type StatusPageBoardProps = { board: StatusBoard; choices: StatusChoices; me: string; base: string; timezone: string };

export function StatusPageBoard({ board: { slug, keepMonths, versions, requests }, choices, me, base, timezone }: StatusPageBoardProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [drafting, setDrafting] = useState(false);

  async function told(work: () => Promise<unknown>, words: string) {
    const result = await act(work);
    if (result.ok) toast(words);
    return result;
  }

  return (
    <div className="grid max-w-5xl grid-cols-1 gap-10">
      <Section title="Versions" count={versions.length} aside={!drafting && <Button size="sm" onClick={() => setDrafting(true)}>Draft a version</Button>}>
        <StatusVersions
          versions={versions} slug={slug} me={me} base={base} timezone={timezone}
          onPublish={({ id, sha256 }) => told(() => client.statusPage.publish.mutate({ id, sha256 }), "Published.")}
          onWithdraw={({ id }) => told(() => client.statusPage.withdraw.mutate({ id }), "Taken back.")}
        />
      </Section>
      {drafting && (
        <Section title="New draft">
          <StatusDraftForm choices={choices} onCancel={() => setDrafting(false)} onDraft={async (draft) => {
            const result = await told(() => client.statusPage.draft.mutate(draft), "Drafted. A second person can read and publish it.");
            if (result.ok) setDrafting(false);
            return result;
          }} />
        </Section>
      )}
      <Section title="Requests for documents" count={requests.length}>
        <DocumentRequests
          requests={requests} timezone={timezone}
          onApprove={(id) => told(() => client.statusPage.approve.mutate({ id }), "Approved. The link is on its way.")}
          onRefuse={(id, reason) => told(() => client.statusPage.refuse.mutate({ id, reason }), "Refused.")}
        />
        <KeepMonthsForm key={keepMonths} months={keepMonths} onSave={(months) => told(() => client.statusPage.saveSettings.mutate({ keepMonths: months }), "Saved.")} />
      </Section>
    </div>
  );
}

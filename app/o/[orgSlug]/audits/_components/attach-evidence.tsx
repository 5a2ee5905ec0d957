"use client";

import { useState } from "react";

import { FileButton } from "@/components/evidence/file-button";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { useAct, useTRPCClient } from "@/server/trpc/client";

import { sendFile } from "../../evidence/_upload/send-file";
import { FoundEvidence } from "./found-evidence";

const MAX_TITLE = 200;

/** Brings evidence that is there already, or a new document, with a request. The auditor sees it once the request is submitted. */
export function AttachEvidence({ requestId, orgSlug, attached }: { requestId: string; orgSlug: string; attached: ReadonlySet<string> }) {
  const client = useTRPCClient();
  const act = useAct();
  const [pending, setPending] = useState(false);
  const [message, setMessage] = useState<string>();
  const attach = async (evidenceId: string) => client.auditRequests.attach.mutate({ id: requestId, evidenceId });

  async function tried(work: () => Promise<string | undefined>) {
    setPending(true);
    let refused: string | undefined;
    const result = await act(async () => { refused = await work(); });
    setPending(false);
    setMessage(result.ok ? refused : result.message);
  }
  /** Sends, keeps and attaches one file after the other; says which was not taken. */
  async function bring(files: File[]): Promise<string | undefined> {
    for (const file of files) {
      const { sha256 } = await sendFile(orgSlug, file, () => undefined);
      const [item] = await client.evidence.push.mutate({ items: [{ content: { sha256 }, title: file.name.slice(0, MAX_TITLE), fileName: file.name.slice(0, MAX_TITLE), asDocument: true }] });
      if (!item?.id) return `${file.name} was not taken: ${item?.issues[0]?.message ?? "nothing could be read from it"}`;
      await attach(item.id);
    }
    return undefined;
  }

  return (
    <div className="border-t border-line pt-3">
      <FoundEvidence label="Attach evidence" hint="Find it by a word of its title, or upload a document.">
        {({ id, number }) => attached.has(id) ? <span className="text-ink-3">attached</span> : <Button size="sm" pending={pending} aria-label={`Attach E-${number}`} onClick={() => void tried(async () => { await attach(id); return undefined; })}>Attach</Button>}
      </FoundEvidence>
      <FileButton pending={pending} onFiles={(files) => void tried(async () => bring(files))}>Upload a document</FileButton>
      <FormError message={message} className="mt-3" />
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FileButton } from "@/components/evidence/file-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { useAct, useTRPC, useTRPCClient } from "@/server/trpc/client";

import { sendFile } from "../../evidence/_upload/send-file";

const SHOWN = 8;
const MAX_TITLE = 200;

/** Brings evidence that is there already, or a new document, with a request. The auditor sees it once the request is submitted. */
export function AttachEvidence({ requestId, orgSlug, attached }: { requestId: string; orgSlug: string; attached: ReadonlySet<string> }) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const act = useAct();
  const [text, setText] = useState("");
  const [pending, setPending] = useState(false);
  const [message, setMessage] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const found = useQuery({ ...trpc.evidence.list.queryOptions({ text: text.trim(), limit: SHOWN }), enabled: text.trim().length >= 2 });
  const attach = async (evidenceId: string) => client.auditRequests.attach.mutate({ id: requestId, evidenceId });

  async function tried(work: () => Promise<unknown>) {
    setPending(true);
    setRefused(undefined);
    const result = await act(work);
    setPending(false);
    setMessage(result.ok ? undefined : result.message);
  }
  const handleFiles = (files: File[]) => void tried(async () => {
    for (const file of files) {
      const { sha256 } = await sendFile(orgSlug, file, () => undefined);
      const [item] = await client.evidence.push.mutate({ items: [{ content: { sha256 }, title: file.name.slice(0, MAX_TITLE), fileName: file.name.slice(0, MAX_TITLE), asDocument: true }] });
      if (!item?.id) return setRefused(`${file.name} was not taken: ${item?.issues[0]?.message ?? "nothing could be read from it"}`);
      await attach(item.id);
    }
  });

  return (
    <div className="border-t border-line pt-3">
      <Field label="Attach evidence" hint="Find it by a word of its title, or upload a document.">{(control) => <Input {...control} type="search" maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
      {text.trim().length >= 2 && (
        <ul className="mb-3 text-sm" aria-busy={found.isFetching}>
          {found.data?.rows.map(({ id, number, title }) => (
            <li key={id} className="flex items-center gap-3 border-t border-line py-1.5"><span className="min-w-0 flex-1 wrap-anywhere"><span className="tabular me-2 text-ink-2">E-{number}</span><bdi>{title}</bdi></span>{attached.has(id) ? <span className="text-ink-3">attached</span> : <Button size="sm" pending={pending} aria-label={`Attach E-${number}`} onClick={() => void tried(async () => attach(id))}>Attach</Button>}</li>
          ))}
          {found.data?.rows.length === 0 && <li className="border-t border-line py-1.5 text-ink-3">No evidence of yours has this in its title.</li>}
          {found.isError && <li className="border-t border-line py-1.5 text-danger">The search failed. Type again.</li>}
        </ul>
      )}
      <FileButton pending={pending} onFiles={handleFiles}>Upload a document</FileButton>
      <FormError message={message ?? refused} className="mt-3" />
    </div>
  );
}

"use client";

import { useState } from "react";

import { Section } from "@/components/layout/section";
import { SigningCertificates } from "@/components/settings/signing-certificates";
import { UploadCertificateForm } from "@/components/settings/upload-certificate-form";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { SigningIdentityView } from "@/server/domain/signing/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type ReportSignatureProps = { identities: SigningIdentityView[]; hrefPrefix: string; timezone: string; now: string };

export function ReportSignature({ identities, hrefPrefix, timezone, now }: ReportSignatureProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [asking, setAsking] = useState(false);

  async function told(work: () => Promise<unknown>) {
    const result = await act(work);
    if (result.ok) toast("The new certificate signs from now on.");
    return result;
  }

  return (
    <div className="grid max-w-5xl grid-cols-1 gap-10">
      <Section title="Certificates" count={identities.length} aside={<Button size="sm" onClick={() => setAsking(true)}>Make a new one</Button>}>
        <SigningCertificates identities={identities} hrefPrefix={hrefPrefix} timezone={timezone} now={now} />
      </Section>
      <Section title="Upload our own">
        <div className="pt-2"><UploadCertificateForm onUpload={(upload) => told(() => client.signing.upload.mutate(upload))} /></div>
      </Section>
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Make a new certificate?" confirmLabel="Make it" onConfirm={() => told(() => client.signing.rotate.mutate())}>
        Reports are signed with a new key from now on. What is signed already stays valid, and the former certificate stays listed. It cannot sign again.
      </ConfirmDialog>
    </div>
  );
}

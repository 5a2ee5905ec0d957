"use client";

import { useEffect, useState } from "react";

import { useFragmentToken } from "@/app/_client/fragment-token";
import { AuditTermsForm } from "@/components/audits/audit-terms-form";
import { AuthFrame } from "@/components/auth/auth-frame";
import { AuthMessage } from "@/components/auth/auth-message";
import { ButtonLink } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { AuditInvitation } from "@/server/services/engagements/accept";
import { makeClient, refusal } from "@/server/trpc/client";

type Problem = { title: string; errors?: { field?: string; message: string }[] };

/** Who invites into which audit, the terms in full, and one button. */
export function AuditInvitationPage() {
  const token = useFragmentToken();
  const [found, setFound] = useState<AuditInvitation | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!token) return;
    makeClient("-").account.auditInvitation.mutate({ token }).then(setFound, (error: unknown) => {
      const answer = refusal(error);
      setProblem(answer.ok ? null : answer.message);
    });
  }, [token]);

  if (token === "" || problem) {
    return (
      <AuthFrame title="Audit room">
        <AuthMessage tone="problem" title="This invitation does not open" action={<ButtonLink href="/sign-in?to=/audit">Sign in</ButtonLink>}>
          {problem ?? "Its address is not complete. Open it from the mail once more."}
        </AuthMessage>
      </AuthFrame>
    );
  }
  if (!token || !found) return <AuthFrame title="Audit room"><Skeleton className="mb-4 h-10 w-full" /><Skeleton className="h-10 w-full" /></AuthFrame>;
  return (
    <AuthFrame title={found.organization} lead={<>{found.engagement}. Access for {found.email} until <Time iso={found.expiresAt} tz={found.timezone} />.</>}>
      <AuditTermsForm name={found.name} terms={found.terms} onAccept={(name) => accept(token, name, found.termsVersion)} />
    </AuthFrame>
  );
}

async function accept(token: string, name: string, termsVersion: string): Promise<FormResult> {
  try {
    const response = await fetch("/api/audit/accept", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token, name, termsVersion }) });
    if (response.ok) {
      const { engagementId } = (await response.json()) as { engagementId: string };
      window.location.assign(`/audit/second-factor?to=/audit/${engagementId}`);
      return { ok: true };
    }
    const { title, errors = [] } = (await response.json()) as Problem;
    return { ok: false, message: title, fields: Object.fromEntries(errors.flatMap(({ field, message }) => (field ? [[field, message]] : []))) };
  } catch {
    return { ok: false, message: "The answer did not arrive. Look at the connection and try again." };
  }
}

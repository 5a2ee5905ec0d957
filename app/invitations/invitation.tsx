"use client";

import { useEffect, useState } from "react";

import { useFragmentToken } from "@/app/_client/fragment-token";
import { AcceptInvitationForm } from "@/components/auth/accept-invitation-form";
import { AuthFrame } from "@/components/auth/auth-frame";
import { AuthMessage } from "@/components/auth/auth-message";
import { ButtonLink } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { Skeleton } from "@/components/ui/skeleton";
import { makeClient, refusal } from "@/server/trpc/client";

type Found = { organization: string; email: string; role: string; hasAccount: boolean };
type Problem = { title: string; errors?: { field?: string; message: string }[] };

/** Who invites to what, and the two fields it takes to join. */
export function Invitation() {
  const token = useFragmentToken();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!token) return;
    makeClient("-").account.invitation.mutate({ token }).then(setFound, (error: unknown) => {
      const answer = refusal(error);
      setProblem(answer.ok ? null : answer.message);
    });
  }, [token]);

  if (token === "" || problem) {
    return (
      <AuthFrame title="Invitation">
        <AuthMessage tone="problem" title="This invitation does not open" action={<ButtonLink href="/sign-in">Sign in</ButtonLink>}>
          {problem ?? "Its address is not complete. Open it from the mail once more."}
        </AuthMessage>
      </AuthFrame>
    );
  }
  if (!token || !found) return <AuthFrame title="Invitation"><Skeleton className="mb-4 h-10 w-full" /><Skeleton className="h-10 w-full" /></AuthFrame>;

  return (
    <AuthFrame title={`Join ${found.organization}`} lead={<>You are invited as {found.role}.{found.hasAccount && " You have an account: its password is enough."}</>}>
      <AcceptInvitationForm email={found.email} known={found.hasAccount} onAccept={(values) => accept(token, values)} />
    </AuthFrame>
  );
}

async function accept(token: string, { name, password }: { name: string; password: string }): Promise<FormResult> {
  try {
    const body = JSON.stringify({ token, password, ...(name ? { name } : {}) });
    const response = await fetch("/api/invitations/accept", { method: "POST", headers: { "content-type": "application/json" }, body });
    if (response.ok) {
      const { slug } = (await response.json()) as { slug: string };
      window.location.assign(`/o/${slug}`);
      return { ok: true };
    }
    const { title, errors = [] } = (await response.json()) as Problem;
    return { ok: false, message: title, fields: Object.fromEntries(errors.flatMap(({ field, message }) => (field ? [[field, message]] : []))) };
  } catch {
    return { ok: false, message: "The answer did not arrive. Look at the connection and try again." };
  }
}

"use client";

import { useState } from "react";

import { useFragmentToken } from "@/app/_client/fragment-token";
import { signInWith } from "@/app/_client/session";
import { AuthMessage } from "@/components/auth/auth-message";
import { Button, ButtonLink } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

/** A click, not the arrival, uses the link up: mail scanners open links too. */
export function LinkSignIn({ to }: { to: string | null }) {
  const token = useFragmentToken();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (token === null) return <Skeleton className="h-10 w-full" />;
  if (token === "" || problem) {
    return (
      <AuthMessage tone="problem" title="This link does not sign you in" action={<ButtonLink href="/sign-in">Sign in another way</ButtonLink>}>
        {problem ?? "Its address is not complete. Open it from the mail once more, or ask for a new one."}
      </AuthMessage>
    );
  }

  async function handleSignIn() {
    setPending(true);
    const result = await signInWith("link", { token: token ?? "" });
    if (result.ok) return window.location.assign(to ?? "/");
    setPending(false);
    setProblem(result.message);
  }

  return (
    <>
      <p className="mb-4 text-ink-2">The link works once, for 15 minutes.</p>
      <Button variant="primary" size="lg" className="w-full" pending={pending} onClick={handleSignIn}>Sign in</Button>
    </>
  );
}

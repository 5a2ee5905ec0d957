"use client";

import { signInWith } from "@/app/_client/session";
import { SignInForm } from "@/components/auth/sign-in-form";
import type { FormResult } from "@/components/ui/form-result";
import { makeClient, refusal } from "@/server/trpc/client";

/** `to`: the page that was asked for, already checked; else the front door. */
export function SignIn({ to }: { to: string | null }) {
  async function handleSignIn(values: { email: string; password: string }): Promise<FormResult> {
    const result = await signInWith("password", values);
    // A full load: nothing of the signed-out page stays in memory.
    if (result.ok) window.location.assign(to ?? "/");
    return result;
  }

  async function handleSendLink(email: string): Promise<FormResult> {
    try {
      await makeClient("-").account.requestSignInLink.mutate(to ? { email, to } : { email });
      return { ok: true };
    } catch (error) {
      return refusal(error);
    }
  }

  return <SignInForm onSignIn={handleSignIn} onSendLink={handleSendLink} />;
}

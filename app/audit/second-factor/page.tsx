import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { AuthFrame } from "@/components/auth/auth-frame";
import { returnAddress } from "@/server/domain/access/return-address";
import { api } from "@/server/trpc/rsc";

import { SecondFactor } from "./second-factor";

export const metadata: Metadata = { title: "Second factor" };

type SecondFactorPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const to = returnAddress([(await searchParams)["to"]].flat()[0]) ?? "/audit";
  const state = await (await api("-")).audit.secondFactor();
  if (state.isProven) redirect(to);
  return (
    <AuthFrame title={state.isSet ? "Your second factor" : "Set up a second factor"} lead={state.isSet ? "Enter the code your authenticator app shows now, or a recovery code." : "An audit room opens with the link in your mail and a code from an app on your phone."}>
      <SecondFactor isSet={state.isSet} to={to} />
    </AuthFrame>
  );
}

import type { Metadata } from "next";

import { AuthFrame } from "@/components/auth/auth-frame";

import { returnAddress } from "@/server/domain/access/return-address";

import { LinkSignIn } from "../_components/link-sign-in";

export const metadata: Metadata = { title: "Sign in by link" };

type LinkPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LinkPage({ searchParams }: LinkPageProps) {
  const to = returnAddress([(await searchParams)["to"]].flat()[0]);
  return <AuthFrame title="Sign in by link"><LinkSignIn to={to} /></AuthFrame>;
}

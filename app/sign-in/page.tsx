import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";

import { AuthFrame } from "@/components/auth/auth-frame";
import { currentVisitor } from "@/server/auth/current-user";
import { returnAddress } from "@/server/domain/access/return-address";

import { SignIn } from "./_components/sign-in";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ user }, query] = await Promise.all([currentVisitor(), searchParams]);
  const to = returnAddress([query["to"]].flat()[0]);
  if (user) redirect(to ?? "/");
  const signedOut = query["signed"] === "out";
  const mailbox = process.env.PROOFROOM_BUILD === "demo" && <Link className="link" href="/dev/mailbox">Mailbox of this demo</Link>;
  return (
    <AuthFrame title="Sign in" lead={signedOut ? "You are signed out." : undefined} foot={mailbox}>
      <SignIn to={to} />
    </AuthFrame>
  );
}

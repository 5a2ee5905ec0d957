import type { Metadata } from "next";

import { AuthFrame } from "@/components/auth/auth-frame";

import { LinkSignIn } from "../_components/link-sign-in";

export const metadata: Metadata = { title: "Sign in by link" };

export default function LinkPage() {
  return <AuthFrame title="Sign in by link"><LinkSignIn /></AuthFrame>;
}

"use client";

import { AuthFrame } from "@/components/auth/auth-frame";
import { LoadError } from "@/components/ui/load-error";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <AuthFrame title="This page failed">
      <LoadError what="Something went wrong on our side." kept="Nothing was changed." requestId={error.digest} onRetry={reset} />
    </AuthFrame>
  );
}

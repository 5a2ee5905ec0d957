"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

import { LoadError } from "@/components/ui/load-error";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function OrganizationError({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const handleRetry = () => startTransition(() => {
    router.refresh();
    reset();
  });
  return <LoadError what="This page could not be loaded." kept="Nothing was changed." advice="If it stays so, send us the number below." requestId={error.digest} onRetry={handleRetry} />;
}

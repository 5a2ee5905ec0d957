"use client";

import { Button } from "@/components/ui/button";

export function RetryReport({ id, title, onRetry }: { id: string; title: string; onRetry: (id: string) => void }) {
  return <Button onClick={() => onRetry(id)} aria-label={`Make again: ${title}`}>Make again</Button>;
}

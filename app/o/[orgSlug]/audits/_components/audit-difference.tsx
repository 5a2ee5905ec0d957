"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { DifferenceList } from "@/components/audits/difference-list";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { useTRPC } from "@/server/trpc/client";

/** What changed since the newest snapshot; worked out when asked for, for it reads the whole window. */
export function AuditDifference({ id }: { id: string }) {
  const trpc = useTRPC();
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({ ...trpc.engagements.difference.queryOptions({ id }), enabled: asked });
  if (!asked) return <Button size="sm" className="mt-2" onClick={() => setAsked(true)}>What changed since?</Button>;
  if (error) return <LoadError what={error.message} kept="Nothing was changed." onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} label="what changed" widths={["w-32", "w-1/2"]} />;
  return <div className="mt-3" aria-live="polite"><DifferenceList changes={data?.changes ?? []} /></div>;
}

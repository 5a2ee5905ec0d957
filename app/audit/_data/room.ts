import "server-only";

import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { api } from "@/server/trpc/rsc";

/** The audit room in the address, once a request. Without the second factor it leads there; a stranger gets the 404 page. */
export const auditRoom = cache(async (engagementId: string) => {
  if (!/^eng_[0-9a-z]{1,50}$/.test(engagementId)) notFound();
  const caller = await api(engagementId);
  try {
    return { caller, base: `/audit/${engagementId}`, room: await caller.audit.room() };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "NOT_FOUND") notFound();
    const details = (error.cause as { details?: { code?: string }[] } | undefined)?.details ?? [];
    if (details.some(({ code }) => code === "SECOND_FACTOR")) redirect(`/audit/second-factor?to=/audit/${engagementId}`);
    throw error;
  }
});

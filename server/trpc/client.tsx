"use client";

import { QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useState } from "react";

import type { ErrorDetail } from "../services/errors";
import type { AppRouter } from "./root";

const context = createTRPCContext<AppRouter>();
export const useTRPC = context.useTRPC;
export const useTRPCClient = context.useTRPCClient;

export type ActResult = { ok: true } | { ok: false; message: string; fields?: Record<string, string> };

/** A client for one organization (`-`: none), for code that runs outside of React's tree of providers. */
export function makeClient(orgSlug: string) {
  return createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `/api/trpc/${orgSlug}`, maxItems: 20 })] });
}

/** Queries and mutations of one organization, for the client leaves of a place. */
export function OrgQueries({ orgSlug, children }: { orgSlug: string; children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1 } } }));
  const [client] = useState(() => makeClient(orgSlug));
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>{children}</context.TRPCProvider>
    </QueryClientProvider>
  );
}

/** A refusal as a form shows it: the server's own sentence, and its words per field. */
export function refusal(error: unknown): ActResult {
  if (!(error instanceof TRPCClientError)) return { ok: false, message: "The answer did not arrive. Nothing may have been changed; look before you try again." };
  const details = (error.data as { details?: ErrorDetail[] } | null)?.details ?? [];
  const fields = Object.fromEntries(details.flatMap(({ field, message }) => (field ? [[field, message]] : [])));
  return { ok: false, message: error.message, fields };
}

// Verdicts follow a change through the worker; the second look shows them without a reload.
const SETTLE_MS = 2_500;

/** Runs a change, then shows what it changed: the page's own data and every query of the place. */
export function useAct(): (work: () => Promise<unknown>) => Promise<ActResult> {
  const router = useRouter();
  const queries = useQueryClient();
  return useCallback(async (work) => {
    try {
      await work();
    } catch (error) {
      return refusal(error);
    }
    const look = () => {
      router.refresh();
      void queries.invalidateQueries();
    };
    look();
    setTimeout(look, SETTLE_MS);
    return { ok: true };
  }, [router, queries]);
}

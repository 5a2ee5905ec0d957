"use client";

import { HeadCheck } from "@/components/ledger/head-check";
import type { LedgerView } from "@/server/domain/ledger/view";
import { useTRPCClient } from "@/server/trpc/client";

type HeadProps = { ledger: Pick<LedgerView, "origin" | "head" | "keys">; timezone: string; hrefPrefix: string };

/** The head, verified where it is read. */
export function Head(props: HeadProps) {
  const client = useTRPCClient();
  return <HeadCheck {...props} onGrowth={async (from, to) => (await client.ledger.consistency.query({ from, to })).text} />;
}

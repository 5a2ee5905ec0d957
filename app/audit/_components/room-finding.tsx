"use client";

import { FindingActs } from "@/components/audits/finding-acts";
import { FindingDetail } from "@/components/audits/finding-detail";
import type { FindingDetail as FindingDetailView } from "@/server/domain/audit-findings/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

/** One finding as its auditor works on it. */
export function RoomFinding({ finding, timezone, base }: { finding: FindingDetailView; timezone: string; base: string }) {
  const client = useTRPCClient();
  const act = useAct();
  return <FindingDetail finding={finding} timezone={timezone} base={base} acts={<FindingActs finding={finding} onAct={async (said) => act(() => client.roomFindings.act.mutate({ id: finding.id, said }))} />} />;
}

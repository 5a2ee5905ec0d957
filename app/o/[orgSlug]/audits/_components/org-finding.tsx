"use client";

import { FindingActs } from "@/components/audits/finding-acts";
import { FindingDetail } from "@/components/audits/finding-detail";
import type { SelectOption } from "@/components/ui/select";
import type { FindingDetail as FindingDetailView } from "@/server/domain/audit-findings/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

import { EvidencePicker } from "./evidence-picker";

type OrgFindingProps = { finding: FindingDetailView; timezone: string; base: string; people: SelectOption[] };

/** One finding as the organization answers it. */
export function OrgFinding({ finding, timezone, base, people }: OrgFindingProps) {
  const client = useTRPCClient();
  const act = useAct();
  return (
    <FindingDetail
      finding={finding} timezone={timezone} base={base}
      acts={<FindingActs finding={finding} people={people} evidence={(value, onChange) => <EvidencePicker value={value} onChange={onChange} />} onAct={async (said) => act(() => client.auditFindings.act.mutate({ id: finding.id, said }))} />}
    />
  );
}

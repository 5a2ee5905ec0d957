"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { EngagementForm, type EngagementValues } from "@/components/audits/engagement-form";
import { engagementValues } from "@/components/audits/engagement-values";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { yearLater } from "@/server/domain/engagements/timeline";
import type { EngagementDetail } from "@/server/domain/engagements/view";
import { refusal, useTRPCClient } from "@/server/trpc/client";

/** Plans next year's audit from this one: its days a year later, its controls, the auditor's numbering. */
export function RollForward({ audit, base }: { audit: EngagementDetail; base: string }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const later = (day: string | null) => (day === null ? null : yearLater(day));
  const values: EngagementValues = { ...engagementValues(audit), name: nextName(audit.name), windowFrom: yearLater(audit.windowFrom), windowTo: yearLater(audit.windowTo), fieldworkFrom: later(audit.fieldworkFrom), fieldworkTo: later(audit.fieldworkTo) };

  async function handleSave(wanted: EngagementValues) {
    try {
      const { id } = await client.engagements.create.mutate({ ...wanted, previousId: audit.id });
      router.push(`${base}/audits/${id}`);
      return { ok: true as const };
    } catch (error) {
      return refusal(error);
    }
  }

  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>Plan next year’s</Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="Plan next year’s from this one" description="The auditor’s numbering and what is left out are taken over. Nobody outside sees it yet." className="top-[5dvh] max-h-[90dvh] max-w-2xl">
          <EngagementForm values={values} saveLabel="Plan it" onSave={handleSave} onCancel={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}

/** "SOC 2 2026" becomes "SOC 2 2027"; a name without a year stays. */
const nextName = (name: string) => name.replace(/\b(20\d\d)\b(?!.*\b20\d\d\b)/, (year) => String(Number(year) + 1));

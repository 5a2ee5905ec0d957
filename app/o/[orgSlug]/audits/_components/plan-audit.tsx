"use client";

import { useRouter } from "next/navigation";

import { EngagementForm, type EngagementValues } from "@/components/audits/engagement-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { SelectOption } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { refusal, useTRPCClient } from "@/server/trpc/client";

import { useAddress } from "../../_components/use-address";

/** The dialog that plans an audit. It is open under ?new=1, and leads to the audit it made. */
export function PlanAudit({ base, previous }: { base: string; previous: SelectOption[] }) {
  const client = useTRPCClient();
  const router = useRouter();
  const { search, set } = useAddress();
  const close = () => set({ new: null });

  async function handleSave(values: EngagementValues, previousId: string | null) {
    try {
      const { id } = await client.engagements.create.mutate({ ...values, previousId });
      toast("The audit is planned. Nobody outside sees it yet.");
      router.push(`${base}/audits/${id}`);
      return { ok: true as const };
    } catch (error) {
      return refusal(error);
    }
  }

  return (
    <>
      <Button variant="primary" data-hotkey="n" onClick={() => set({ new: "1" }, "push")}>Plan an audit</Button>
      <Dialog open={search.get("new") === "1"} onOpenChange={(open) => !open && close()}>
        <DialogContent title="Plan an audit" description="What it covers and which days. All of it can be changed until it is closed." className="top-[5dvh] max-h-[90dvh] max-w-2xl">
          <EngagementForm previous={previous} saveLabel="Plan it" onSave={handleSave} onCancel={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

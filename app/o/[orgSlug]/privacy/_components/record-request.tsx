"use client";

import { useRouter } from "next/navigation";

import { type RecordChoices, RecordRequestForm } from "@/components/privacy/record-request-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { RecordRequestInput } from "@/server/domain/privacy/intake";
import { refusal, useTRPCClient } from "@/server/trpc/client";

import { useAddress } from "../../_components/use-address";

/** The dialog that takes in what did not come by the form. It is open under ?new=1, and leads to the case it made. */
export function RecordRequest({ base, ...choices }: RecordChoices & { base: string }) {
  const client = useTRPCClient();
  const router = useRouter();
  const { search, set } = useAddress();
  const close = () => set({ new: null });

  async function handleRecord(request: RecordRequestInput) {
    try {
      const { id, number } = await client.privacy.record.mutate(request);
      toast(`R-${number} is recorded; its clock runs since it reached you.`);
      router.push(`${base}/privacy/${id}`);
      return { ok: true as const };
    } catch (error) {
      return refusal(error);
    }
  }

  return (
    <>
      <Button variant="primary" data-hotkey="n" onClick={() => set({ new: "1" }, "push")}>Record a request</Button>
      <Dialog open={search.get("new") === "1"} onOpenChange={(open) => !open && close()}>
        <DialogContent title="Record a request" description="One that came by phone, post, e-mail or an agent. Its clock started when it reached you." className="top-[5dvh] max-h-[90dvh] max-w-2xl">
          <RecordRequestForm {...choices} onRecord={handleRecord} onCancel={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

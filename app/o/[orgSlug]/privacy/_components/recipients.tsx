"use client";

import { NameRecipients } from "@/components/privacy/erasure/name-recipients";
import { RecipientList } from "@/components/privacy/erasure/recipient-list";
import { toast } from "@/components/ui/toast";
import type { ToldRight } from "@/server/domain/privacy/erasure/schema";
import type { ProposedRecipient } from "@/server/domain/privacy/erasure/recipients";
import type { NamedRecipient } from "@/server/domain/privacy/erasure/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type RecipientsProps = { id: string; right: ToldRight; recipients: NamedRecipient[]; proposed: ProposedRecipient[]; /** Whether they can be named, and told, as the case stands. */ mayName: boolean; mayTell: boolean };

/** Who received the data of one right, and what became of telling them: the only way in which they are named and told. */
export function Recipients({ id, right, recipients, proposed, mayName, mayTell }: RecipientsProps) {
  const client = useTRPCClient();
  const act = useAct();
  async function told(work: () => Promise<unknown>, words: string) {
    const result = await act(work);
    if (result.ok) toast(words);
    return result;
  }
  if (recipients.length === 0 && !mayName) return null;
  return (
    <div className="mt-3 grid gap-3">
      <h3 className="text-sm font-medium">Who received the data (Art. 19)</h3>
      {recipients.length > 0 && (
        <RecipientList
          recipients={recipients} asksWhat={right !== "erasure"}
          onTell={mayTell ? (recipientIds, { result, reason, said }) => told(() => client.personErasures.tellRecipients.mutate({ id, right, recipientIds, result, ...(reason ? { reason } : {}), ...(said ? { said } : {}) }), result === "notified" ? "The letters are written." : "Recorded.") : undefined}
        />
      )}
      {mayName && <NameRecipients proposed={proposed} onName={(named, publicSteps) => told(() => client.personErasures.nameRecipients.mutate({ id, right, recipients: named, ...(publicSteps ? { publicSteps } : {}) }), "Named.")} />}
    </div>
  );
}

"use client";

import { ReplyForm } from "@/components/privacy/reply-form";
import { useAct, useTRPCClient } from "@/server/trpc/client";

/** A message to the person, sent at once. */
export function Reply({ id }: { id: string }) {
  const client = useTRPCClient();
  const act = useAct();
  return <ReplyForm onSend={(text) => act(() => client.privacy.message.mutate({ id, text }))} />;
}

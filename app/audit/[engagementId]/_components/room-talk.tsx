"use client";

import { TalkThread } from "@/components/desk/talk-thread";
import type { Comment } from "@/server/domain/workpapers/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

/** The thread of a control, inside the room. */
export function RoomTalk({ controlKey: key, comments, timezone, mayWork }: { controlKey: string; comments: Comment[]; timezone: string; mayWork: boolean }) {
  const client = useTRPCClient();
  const act = useAct();
  return <TalkThread comments={comments} timezone={timezone} onSay={mayWork ? async (text) => act(() => client.desk.comment.mutate({ key, text })) : undefined} />;
}

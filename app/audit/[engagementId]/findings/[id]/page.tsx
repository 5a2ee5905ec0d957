import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { orNotFound } from "@/server/trpc/rsc";

import { auditRoom } from "../../../_data/room";
import { RoomFinding } from "../../../_components/room-finding";

export const metadata: Metadata = { title: "Finding" };

export default async function RoomFindingPage({ params }: { params: Promise<{ engagementId: string; id: string }> }) {
  const { engagementId, id } = await params;
  if (!/^fnd_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, room, base } = await auditRoom(engagementId);
  const finding = await orNotFound(caller.roomFindings.get({ id }));
  return <RoomFinding finding={finding} timezone={room.timezone} base={base} />;
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { orNotFound } from "@/server/trpc/rsc";

import { auditRoom } from "../../../_data/room";
import { RoomRequest } from "../../../_components/room-request";

export const metadata: Metadata = { title: "Request" };

export default async function RoomRequestPage({ params }: { params: Promise<{ engagementId: string; id: string }> }) {
  const { engagementId, id } = await params;
  if (!/^arq_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, room, base } = await auditRoom(engagementId);
  const request = await orNotFound(caller.roomRequests.get({ id }));
  return <RoomRequest request={request} timezone={room.timezone} base={base} mayWork={!room.preview} />;
}

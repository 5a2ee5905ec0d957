import type { Metadata } from "next";

import { RequestList } from "@/components/audits/request-list";

import { auditRoom } from "../../_data/room";
import { RoomRequestActs } from "../../_components/room-request-acts";

export const metadata: Metadata = { title: "Requests" };

export default async function RoomRequestsPage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { engagementId } = await params;
  const { caller, room, base } = await auditRoom(engagementId);
  const list = await caller.roomRequests.list({ engagementId });
  return <RequestList list={list} base={`${base}/requests`} exportHref={`${base}/files/requests`} actions={!room.preview && <RoomRequestActs engagementId={engagementId} />} empty="Ask for single documents here, or import your firm's list from CSV or XLSX. The organization sees each at once." />;
}

import type { Metadata } from "next";

import { FindingList } from "@/components/audits/finding-list";

import { auditRoom } from "../../_data/room";
import { RaiseFinding } from "../../_components/raise-finding";

export const metadata: Metadata = { title: "Findings" };

export default async function RoomFindingsPage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { engagementId } = await params;
  const { caller, room, base } = await auditRoom(engagementId);
  const findings = await caller.roomFindings.list({ engagementId });
  return <FindingList findings={findings} base={`${base}/findings`} actions={!room.preview && <RaiseFinding />} empty="State each deviation as x of n, with the items. The organization sees it at once and responds here." />;
}

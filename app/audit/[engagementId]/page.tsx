import type { Metadata } from "next";

import { AuditExports } from "@/components/audits/audit-exports";
import { PHASE_WORDS } from "@/components/audits/audit-words";
import { RoomControls } from "@/components/audits/room-controls";
import { PageHeader } from "@/components/layout/page-header";
import { Digest } from "@/components/ui/digest";

import { auditRoom } from "../_data/room";

export const metadata: Metadata = { title: "Audit room" };

export default async function AuditRoomPage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { room, base } = await auditRoom((await params).engagementId);
  return (
    <>
      <PageHeader title={room.name}>
        {room.reference} · {room.windowFrom === room.windowTo ? room.windowFrom : `${room.windowFrom} to ${room.windowTo}`} ({room.timezone}) · {PHASE_WORDS[room.phase]}
        {room.snapshot && <> · snapshot {room.snapshot.number} <Digest value={room.snapshot.sha256} /></>}
      </PageHeader>
      <RoomControls controls={room.controls} timezone={room.timezone} base={base} />
      {room.snapshot && <div className="mt-8"><AuditExports base={`${base}/files`} state={`As frozen in snapshot ${room.snapshot.number}, for the frameworks of your access.`} /></div>}
    </>
  );
}

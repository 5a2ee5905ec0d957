import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { RoomEvidence } from "@/components/audits/room-evidence";
import { PageHeader } from "@/components/layout/page-header";
import { Time } from "@/components/ui/time";
import { orNotFound } from "@/server/trpc/rsc";

import { auditRoom } from "../../../_data/room";
import { RoomProof } from "../../_components/room-proof";

export const metadata: Metadata = { title: "Evidence" };

export default async function RoomEvidencePage({ params }: { params: Promise<{ engagementId: string; id: string }> }) {
  const { engagementId, id } = await params;
  if (!/^ev_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, room, base } = await auditRoom(engagementId);
  const detail = await orNotFound(caller.audit.evidence({ id }));
  return (
    <>
      <PageHeader title={detail.title}>
        <span className="tabular">E-{detail.number}{detail.version > 1 && ` v${detail.version}`}</span> · received <Time iso={detail.receivedAt} tz={room.timezone} withTime />
      </PageHeader>
      <div className="max-w-5xl"><RoomEvidence detail={detail} timezone={room.timezone} base={base} proof={<RoomProof detail={detail} base={base} timezone={room.timezone} />} /></div>
    </>
  );
}

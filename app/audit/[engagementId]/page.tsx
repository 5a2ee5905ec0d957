import type { Metadata } from "next";

import { AuditExports } from "@/components/audits/audit-exports";
import { PHASE_WORDS } from "@/components/audits/audit-words";
import { FrozenNote } from "@/components/desk/frozen-note";
import { RoomFacts } from "@/components/desk/room-facts";
import { PageHeader } from "@/components/layout/page-header";

import { auditRoom } from "../_data/room";
import { Desk } from "./_components/desk";
import { Days } from "@/components/ui/days";

export const metadata: Metadata = { title: "Audit room" };

export default async function AuditRoomPage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { caller, room, base } = await auditRoom((await params).engagementId);
  const desk = await caller.desk.get();
  const lines = new Map(desk.lines.map((line) => [line.key, line]));
  const rows = room.controls.map((control) => ({ ...control, requirements: control.requirements.filter(({ framework }) => room.frameworks.includes(framework)), line: lines.get(control.key) ?? null }));
  return (
    <>
      <PageHeader title={room.name}>
        {room.reference} · <Days from={room.windowFrom} to={room.windowTo} /> ({room.timezone}) · {PHASE_WORDS[room.phase]}
      </PageHeader>
      {room.snapshot && <FrozenNote snapshot={room.snapshot} timezone={room.timezone} />}
      <RoomFacts rows={rows} firm={room.firm} expiresAt={room.expiresAt} asOf={new Date().toISOString()} timezone={room.timezone} mayWork={!room.preview} />
      <Desk rows={rows} weeks={desk.weeks} tickmarks={desk.tickmarks} base={base} mayWork={!room.preview} />
      {room.snapshot && <div className="mt-8"><AuditExports base={`${base}/files`} state={`As frozen in snapshot ${room.snapshot.number}, for the frameworks of your access.`} /></div>}
    </>
  );
}

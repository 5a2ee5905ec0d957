import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { FRAMEWORK_WORDS } from "@/components/audits/audit-words";
import { ControlDetail } from "@/components/controls/control-detail";
import { orNotFound } from "@/server/trpc/rsc";

import { auditRoom } from "../../../_data/room";

type RoomControlPageProps = { params: Promise<{ engagementId: string; key: string }> };

export async function generateMetadata({ params }: RoomControlPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key).slice(0, 60) };
}

export default async function RoomControlPage({ params }: RoomControlPageProps) {
  const { engagementId, key } = await params;
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/.test(key)) notFound();
  const { caller, room, base } = await auditRoom(engagementId);
  const control = await orNotFound(caller.audit.control({ key }));
  const [from, to] = [new Date(`${room.windowFrom}T00:00:00Z`).toISOString(), new Date(`${room.windowTo}T23:59:59Z`).toISOString()];
  return <ControlDetail control={control} asOf={new Date().toISOString()} window={{ from, to }} timezone={room.timezone} base={base} frameworkNames={FRAMEWORK_WORDS} people={[]} />;
}

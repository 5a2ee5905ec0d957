import type { Metadata } from "next";

import { RoomPeopleList } from "@/components/audits/room-people";
import { PageHeader } from "@/components/layout/page-header";

import { auditRoom } from "../../_data/room";

export const metadata: Metadata = { title: "People" };

export default async function RoomPeoplePage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { caller, room } = await auditRoom((await params).engagementId);
  const people = await caller.audit.people();
  return (
    <>
      <PageHeader title="Who has access to this audit?">What auditors keep private, only auditors read. What is released, asked or found, both sides read.</PageHeader>
      <RoomPeopleList people={people} firm={room.firm} organization={room.organization} timezone={room.timezone} />
    </>
  );
}

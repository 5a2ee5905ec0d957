import { notFound, redirect } from "next/navigation";

import { orNotFound } from "@/server/trpc/rsc";

import { auditRoom } from "../../_data/room";

type RoomRecordPageProps = { params: Promise<{ engagementId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Verdicts name records: ?record= leads to the evidence the record was read from. Without one there is no page here. */
export default async function RoomRecordPage({ params, searchParams }: RoomRecordPageProps) {
  const [{ engagementId }, query] = await Promise.all([params, searchParams]);
  const recordId = [query["record"]].flat()[0];
  if (!recordId) notFound();
  const { caller, base } = await auditRoom(engagementId);
  const { id } = await orNotFound(caller.audit.ofRecord({ recordId }));
  redirect(`${base}/evidence/${id}`);
}

import type { Metadata } from "next";

import { SharedReportList } from "@/components/audits/shared-report-list";
import { PageHeader } from "@/components/layout/page-header";
import { Empty } from "@/components/ui/empty";

import { auditRoom } from "../../_data/room";

export const metadata: Metadata = { title: "Reports" };

export default async function RoomReportsPage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { caller, room, base } = await auditRoom((await params).engagementId);
  const reports = await caller.audit.reports();
  return (
    <>
      <PageHeader title="Which reports can you take along?">Prepared by management. Each copy carries your name, the time and this audit on every page, and no signature; the digests are those of the originals.</PageHeader>
      {reports.length === 0 ? <Empty title="No report is shared with you">The organization decides which of its final reports its auditors get. Ask for one under Requests.</Empty> : <SharedReportList reports={reports} timezone={room.timezone} hrefPrefix={`${base}/files/reports/`} />}
    </>
  );
}

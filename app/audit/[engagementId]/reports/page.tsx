import type { Metadata } from "next";

import { RoomPackList } from "@/components/audits/room-pack-list";
import { SharedReportList } from "@/components/audits/shared-report-list";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Empty } from "@/components/ui/empty";

import { auditRoom } from "../../_data/room";

export const metadata: Metadata = { title: "Reports" };

export default async function RoomReportsPage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { caller, room, base } = await auditRoom((await params).engagementId);
  const [reports, packs] = await Promise.all([caller.audit.reports(), caller.audit.packs()]);
  return (
    <>
      <PageHeader title="Which reports can you take along?">Prepared by management. Each copy of a report carries your name, the time and this audit on every page, and no signature; the digests are those of the originals.</PageHeader>
      {reports.length === 0 ? <Empty title="No report is shared with you">The organization decides which of its final reports its auditors get. Ask for one under Requests.</Empty> : <SharedReportList reports={reports} timezone={room.timezone} hrefPrefix={`${base}/files/reports/`} />}
      <Section title="Pack of this audit" count={packs.length} className="mt-8">
        <p className="mb-3 max-w-prose text-sm text-ink-2">Evidence, requests, samples with their lists, findings, snapshots and reports in one zip. It holds its own checker and needs neither this server nor us; the key comes from the organization by another way. Nothing in it carries your name.</p>
        {packs.length === 0 ? <Empty title="No pack to take along">A pack holds the whole audit, so it opens only to access to all of it. If yours is, ask the organization for a pack under Requests.</Empty> : <RoomPackList packs={packs} timezone={room.timezone} hrefPrefix={`${base}/files/packs/`} />}
      </Section>
    </>
  );
}

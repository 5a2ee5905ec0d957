"use client";

import { Download } from "lucide-react";
import { useState } from "react";

import { ShareReportForm } from "@/components/audits/share-report-form";
import { ReportLine } from "@/components/audits/shared-report-list";
import { Section } from "@/components/layout/section";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button, buttonVariants } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { SharedReports } from "@/server/domain/shared-reports/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type AuditReportsProps = { id: string; reports: SharedReports; timezone: string; base: string; fileBase: string; mayShare: boolean };

/** The reports that auditors of this audit may take along; one more is shared, one is taken back. */
export function AuditReports({ id, reports: { shared, choices }, timezone, base, fileBase, mayShare }: AuditReportsProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [sharing, setSharing] = useState(false);
  const [ending, setEnding] = useState<SharedReports["shared"][number] | null>(null);
  return (
    <Section title="Reports they may take along" count={shared.length} aside={mayShare && <Button size="sm" onClick={() => setSharing(true)}>Share a report</Button>}>
      {shared.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">None yet. Auditors see the final reports that you share here, each copy marked with their name.</p> : (
        <ul>
          {shared.map((report) => (
            <ReportLine key={report.reportId} report={report} timezone={timezone} said={<>, shared by <bdi>{report.sharedBy}</bdi></>}>
              <span className="flex flex-wrap gap-2 sm:justify-end">
                <a href={`${fileBase}${report.reportId}`} download className={buttonVariants({ size: "sm" })} aria-label={`Download the PDF of ${report.title}`}><Download aria-hidden />PDF</a>
                {mayShare && <Button size="sm" variant="ghost" aria-label={`Take back ${report.title}`} onClick={() => setEnding(report)}>Take back</Button>}
              </span>
            </ReportLine>
          ))}
        </ul>
      )}
      <Dialog open={sharing} onOpenChange={setSharing}>
        <DialogContent title="Share a report with the auditors" description="Each copy they take along carries their name, the time and this audit on every page, and is on your list. An access to a part of the audit opens only reports that lie within it.">
          <ShareReportForm choices={choices} reportsHref={`${base}/reports`} timezone={timezone} onCancel={() => setSharing(false)} onShare={async (reportId) => {
            const result = await act(() => client.engagements.shareReport.mutate({ engagementId: id, reportId }));
            if (result.ok) setSharing(false);
            return result;
          }} />
        </DialogContent>
      </Dialog>
      {ending && (
        <ConfirmDialog open danger onOpenChange={(open) => !open && setEnding(null)} title={`Take back “${ending.title}”?`} confirmLabel="Take it back" onConfirm={async () => act(() => client.engagements.unshareReport.mutate({ engagementId: id, reportId: ending.reportId }))}>
          Auditors do not find it any more. Copies they took along stay with them.
        </ConfirmDialog>
      )}
    </Section>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Section } from "@/components/layout/section";
import type { NewReport } from "@/components/reports/new-report";
import { NewReportForm, type ReportAudit } from "@/components/reports/new-report-form";
import { ReportPreview } from "@/components/reports/report-preview";
import { ReportShelf } from "@/components/reports/report-shelf";
import { toast } from "@/components/ui/toast";
import type { ScheduleView } from "@/server/domain/reports/schedule-schema";
import type { ReportRow } from "@/server/domain/reports/view";
import { refusal, useTRPC, useTRPCClient, type ActResult } from "@/server/trpc/client";

import { Schedules, type Reader } from "./schedules";

type ReportsProps = {
  initial: ReportRow[];
  schedules: ScheduleView[];
  /** Files of reports lie under it. */
  filesPrefix: string;
  timezone: string;
  today: string;
  window: { from: string; to: string };
  audits: ReportAudit[];
  readers: Reader[];
  mayMake: boolean;
  asked: boolean;
};

const POLL_MS = 1_000;
const PREVIEW_POLL_MS = 500;
const QUEUED = { state: "queued", progress: 0, step: null, note: null, error: null } as const;
const isMoving = ({ state }: { state: ReportRow["state"] }) => state === "queued" || state === "running";

/** The form with its preview, what is made regularly, and the shelf, looked at every second while something is being made. */
export function Reports({ initial, schedules, filesPrefix, timezone, today, window, audits, readers, mayMake, asked }: ReportsProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [previewId, setPreviewId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<NewReport | null>(null);
  const { data: reports } = useQuery({ ...trpc.reports.list.queryOptions(undefined, { initialData: initial }), refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL_MS : false) });
  const { data: preview = QUEUED, error: unseen } = useQuery({ ...trpc.reports.previewState.queryOptions({ id: previewId ?? "" }), enabled: previewId !== null, refetchInterval: (query) => (query.state.error || (query.state.data && !isMoving(query.state.data)) ? false : PREVIEW_POLL_MS) });

  async function answered(work: () => Promise<unknown>): Promise<ActResult> {
    try {
      await work();
      return { ok: true };
    } catch (error) {
      return refusal(error);
    }
  }

  const handleMake = (report: NewReport) => answered(async () => {
    await client.reports.make.mutate(report);
    await queries.invalidateQueries();
  });
  const handlePreview = (report: NewReport) => answered(async () => setPreviewId((await client.reports.preview.mutate(report)).id));

  async function handleRetry(id: string) {
    const result = await answered(async () => client.reports.retry.mutate({ id }));
    await queries.invalidateQueries();
    if (!result.ok) toast.error(result.message);
  }

  return (
    <div className="grid grid-cols-1 gap-8">
      {mayMake && <NewReportForm window={window} today={today} audits={audits} autoFocus={asked} onMake={handleMake} onPreview={handlePreview} onSchedule={setWanted} />}
      {previewId !== null && <ReportPreview preview={unseen && isMoving(preview) ? { ...preview, state: "failed", error: unseen.message } : preview} href={`${filesPrefix}report-previews/${previewId}`} onClose={() => setPreviewId(null)} />}
      <Schedules initial={schedules} timezone={timezone} today={today} readers={readers} mayMake={mayMake} wanted={wanted} onDone={() => setWanted(null)} />
      <Section title="Shelf" count={reports.length} id="shelf">
        <ReportShelf reports={reports} hrefPrefix={`${filesPrefix}reports/`} timezone={timezone} onRetry={mayMake ? (id) => void handleRetry(id) : undefined} />
      </Section>
    </div>
  );
}

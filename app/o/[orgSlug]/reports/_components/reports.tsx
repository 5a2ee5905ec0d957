"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";

import { NewReportForm, type NewReport } from "@/components/reports/new-report-form";
import { ReportShelf } from "@/components/reports/report-shelf";
import { toast } from "@/components/ui/toast";
import { PSEUDONYMOUS_REPORTS } from "@/server/domain/reports/pseudonymous";
import { SECTIONS } from "@/server/domain/reports/sections";
import type { ReportRow } from "@/server/domain/reports/view";
import { refusal, useTRPC, useTRPCClient, type ActResult } from "@/server/trpc/client";

type ReportsProps = {
  initial: ReportRow[];
  hrefPrefix: string;
  timezone: string;
  today: string;
  window: { from: string; to: string };
  audits: { id: string; label: string }[];
  mayMake: boolean;
  asked: boolean;
};

const POLL_MS = 1_000;
const hasChoices = (kind: ReportRow["kind"]) => SECTIONS[kind] !== undefined || PSEUDONYMOUS_REPORTS.includes(kind);
const isMoving = ({ state }: ReportRow) => state === "queued" || state === "running";

/** The shelf, looked at every second while something is being made. */
export function Reports({ initial, hrefPrefix, timezone, today, window, audits, mayMake, asked }: ReportsProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { data: reports } = useQuery({ ...trpc.reports.list.queryOptions(undefined, { initialData: initial }), refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL_MS : false) });

  async function handleMake(report: NewReport): Promise<ActResult> {
    try {
      await client.reports.make.mutate(report);
      await queries.invalidateQueries();
      return { ok: true };
    } catch (error) {
      return refusal(error);
    }
  }

  async function handleRetry(id: string) {
    const report = reports.find((row) => row.id === id);
    if (!report) return;
    const { kind, from, to, language } = report;
    // Made again without them it would print what was asked not to be printed.
    if (hasChoices(kind)) {
      toast.error("Ask for this report again above, with what you chose for it.");
      return;
    }
    const result = await handleMake({ kind, from, to, status: "draft", pageSize: "A4", language });
    if (!result.ok) toast.error(result.message);
  }

  return (
    <div className="grid grid-cols-1 gap-8">
      {mayMake && <NewReportForm window={window} today={today} audits={audits} autoFocus={asked} onMake={handleMake} />}
      <ReportShelf reports={reports} hrefPrefix={hrefPrefix} timezone={timezone} onRetry={mayMake ? (id) => void handleRetry(id) : undefined} />
    </div>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";

import { Section } from "@/components/layout/section";
import { NewPackForm } from "@/components/packs/new-pack-form";
import { PackShelf } from "@/components/packs/pack-shelf";
import { formatBytes, plural } from "@/components/ui/count-format";
import { toast } from "@/components/ui/toast";
import { formatDays } from "@/components/ui/time-format";
import type { PackScope } from "@/server/domain/packs/schema";
import type { PackRow } from "@/server/domain/packs/view";
import type { ReportRow } from "@/server/domain/reports/view";
import { refusal, useAct, useTRPC, useTRPCClient, type ActResult } from "@/server/trpc/client";

type PacksProps = { initial: PackRow[]; hrefPrefix: string; timezone: string; today: string; controls: { key: string; title: string }[]; audits: { id: string; label: string }[]; mayMake: boolean; mayRelease: boolean };

const POLL_MS = 1_000;
const isMoving = ({ state }: PackRow) => state === "queued" || state === "running";

/** Auditor packs: the form, and the shelf looked at every second while something is being made. */
export function Packs({ initial, hrefPrefix, timezone, today, controls, audits, mayMake, mayRelease }: PacksProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { data: packs } = useQuery({ ...trpc.packs.list.queryOptions(undefined, { initialData: initial }), refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL_MS : false) });

  const { data: reports } = useQuery({ ...trpc.reports.list.queryOptions(), enabled: mayMake });
  const { data: logs } = useQuery({ ...trpc.packs.logs.queryOptions(), enabled: mayMake });

  const act = useAct();
  const releasing = { release: async (id: string) => act(async () => client.packs.release.mutate({ id })), takeBack: async (id: string) => act(async () => client.packs.takeBack.mutate({ id })) };

  async function handleAsk(scope: PackScope): Promise<ActResult> {
    try {
      await client.packs.ask.mutate({ scope });
      await queries.invalidateQueries();
      return { ok: true };
    } catch (error) {
      return refusal(error);
    }
  }

  async function handleAgain(scope: PackScope): Promise<ActResult> {
    const result = await handleAsk(scope);
    if (result.ok) toast("Asked for. It is made as of now.");
    else toast.error(result.message);
    return result;
  }

  return (
    <Section title="Auditor packs" id="packs">
      <p className="mb-3 max-w-prose text-sm text-ink-2">Evidence with its proofs in one zip. The auditor checks it offline, with the checker in it and a key you send by another way.</p>
      {mayMake && <NewPackForm controls={controls} audits={audits} reports={finalOnes(reports ?? [])} today={today} logs={logs ?? []} preview={(scope) => <Preview scope={scope} />} onAsk={handleAsk} />}
      <div className="mt-4"><PackShelf packs={packs} hrefPrefix={hrefPrefix} timezone={timezone} onAskAgain={mayMake ? handleAgain : undefined} releasing={mayRelease ? releasing : undefined} /></div>
    </Section>
  );
}

const finalOnes = (reports: readonly ReportRow[]) => reports.flatMap(({ id, title, from, to, state, status, engagement }) => (state === "done" && status === "final" ? [{ id, label: `${title}, ${formatDays(from, to)}`, engagement }] : []));

function Preview({ scope }: { scope: PackScope }) {
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.packs.preview.queryOptions({ scope }));
  if (error) return <span className="text-danger">{error.message}</span>;
  if (!data) return <span className="text-ink-3">Counting…</span>;
  const withdrawn = data.withdrawn > 0 && scope.kind !== "item" ? ` ${plural(data.withdrawn, "withdrawn item")} without its file.` : "";
  return <span className="tabular">As of now: {plural(data.evidence, "item")} of evidence, {formatBytes(data.fileBytes)} of files.{withdrawn} All {plural(data.logSize, "entry", "entries")} of the ledger go along, closed unless in scope.</span>;
}

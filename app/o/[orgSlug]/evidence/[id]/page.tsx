import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { PageHeader } from "@/components/layout/page-header";
import { Time } from "@/components/ui/time";
import { orNotFound } from "@/server/trpc/rsc";

import { controlsAt } from "../../_data/controls";
import { one, pastDay, type Query } from "../../_data/query";
import { tenant, type Tenant } from "../../_data/tenant";
import { EvidenceView } from "../_components/evidence-view";
import { evidenceSurroundings } from "../_components/surroundings";

export const metadata: Metadata = { title: "Evidence" };

type EvidencePageProps = { params: Promise<{ orgSlug: string; id: string }>; searchParams: Promise<Query> };
const FIRST_RECORDS = 50;

/** Awaited whole: an unknown id is a real 404, and a soft navigation keeps the old page until this one stands. */
export default async function EvidenceItemPage({ params, searchParams }: EvidencePageProps) {
  const { orgSlug, id } = await params;
  if (!/^ev_[0-9a-z]{1,50}$/.test(id)) notFound();
  const here = await tenant(orgSlug);
  const query = await searchParams;
  const past = pastDay(query, here.timezone, here.me.now);
  const [detail, controls, around] = await Promise.all([
    orNotFound(here.caller.evidence.get({ id })), controlsAt(orgSlug, past?.moment ?? null), recordsAround(here, id, one(query["record"])),
  ]);
  if (past && detail.receivedAt > past.moment) notFound();
  return (
    <>
      <CrumbLabel label={`E-${detail.number}`} />
      <PageHeader title={detail.title}>
        <span className="tabular">E-{detail.number}{detail.version > 1 && ` v${detail.version}`}</span> · received <Time iso={detail.receivedAt} tz={here.timezone} withTime />
      </PageHeader>
      <div className="max-w-5xl">
        <EvidenceView key={`${id}${around.from}`} detail={{ ...detail, records: around.records ?? detail.records }} recordsFrom={around.from} surroundings={evidenceSurroundings(here, past, controls)} />
      </div>
    </>
  );
}

/** Where a link names a record that the first page does not hold: the records from it on. */
async function recordsAround({ caller }: Tenant, id: string, recordId: string | undefined) {
  if (!recordId || !/^rec_[0-9a-z]{1,50}$/.test(recordId)) return { from: 0, records: null };
  const place = await caller.evidence.ofRecord({ recordId }).catch(() => null);
  if (!place || place.id !== id || place.ordinal < FIRST_RECORDS) return { from: 0, records: null };
  const page = await orNotFound(caller.evidence.records({ id, offset: place.ordinal, limit: FIRST_RECORDS }));
  return { from: place.ordinal, records: page.records };
}

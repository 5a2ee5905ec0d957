import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";

import { evidenceFiltersFrom, hasEvidenceFilters } from "@/components/evidence/evidence-filters";
import { EvidenceTableSkeleton } from "@/components/evidence/evidence-table";
import { keepDay } from "@/components/layout/paths";
import { PageHeader } from "@/components/layout/page-header";
import { orNotFound } from "@/server/trpc/rsc";

import { controlsAt } from "../_data/controls";
import { evidenceCounts } from "../_data/evidence";
import { one, type OrgPage, pastDay, type Query } from "../_data/query";
import { tenant } from "../_data/tenant";
import { AddEvidence } from "./_components/add-evidence";
import { EvidenceList } from "./_components/evidence-list";
import { evidenceQuery, PAGE_ROWS } from "./_components/evidence-query";
import { evidenceSurroundings } from "./_components/surroundings";

export const metadata: Metadata = { title: "Evidence" };

export default async function EvidencePage(props: OrgPage) {
  const { orgSlug } = await props.params;
  const query = await props.searchParams;
  const record = one(query["record"]);
  if (record) await openRecord(orgSlug, record, one(query["asOf"]) ?? null);
  const here = await tenant(orgSlug);
  const past = pastDay(query, here.timezone, here.me.now);
  return (
    <>
      <PageHeader title="What do we have to show?" actions={here.may("evidence:push") && !past ? <AddEvidence timezone={here.timezone} base={here.base} name={here.me.name} /> : undefined} />
      <Suspense fallback={<EvidenceTableSkeleton />}><Evidence orgSlug={orgSlug} query={query} /></Suspense>
    </>
  );
}

/** A verdict names records; what people open is the evidence a record was read from. */
async function openRecord(orgSlug: string, recordId: string, day: string | null): Promise<never> {
  if (!/^rec_[0-9a-z]+$/.test(recordId)) notFound();
  const { caller, base } = await tenant(orgSlug);
  const { id } = await orNotFound(caller.evidence.ofRecord({ recordId }));
  redirect(keepDay(`${base}/evidence/${id}?tab=facts&record=${recordId}#${recordId}`, day));
}

async function Evidence({ orgSlug, query }: { orgSlug: string; query: Query }) {
  const here = await tenant(orgSlug);
  const past = pastDay(query, here.timezone, here.me.now);
  const address = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (one(value) ? [[name, one(value) ?? ""]] : [])));
  const filters = evidenceFiltersFrom(address);
  const [page, counts, controls] = await Promise.all([
    here.caller.evidence.list(evidenceQuery(filters, { cursor: one(query["cursor"]), timezone: here.timezone, asOf: past?.moment })), evidenceCounts(orgSlug), controlsAt(orgSlug, past?.moment ?? null),
  ]);
  const number = Math.max(1, Math.min(100_000, Number(one(query["page"]) ?? 1) || 1));
  const whole = !hasEvidenceFilters(filters) && !past && counts.total <= (counts.totalUpTo ?? Infinity);
  return (
    <EvidenceList
      rows={page.rows}
      nextCursor={page.nextCursor}
      cursor={one(query["cursor"]) ?? null}
      firstIndex={(number - 1) * PAGE_ROWS}
      total={whole ? counts.total : null}
      facets={{ kinds: counts.kinds, sources: counts.sources, controls: controls.map(({ key, title }) => ({ key, title })) }}
      surroundings={evidenceSurroundings(here, past, controls)}
    />
  );
}

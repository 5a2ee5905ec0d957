"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";

import { type CaseFilters, caseSearch } from "@/components/privacy/case-filters";
import { CaseTable } from "@/components/privacy/case-table";
import type { CaseList as Cases } from "@/server/domain/privacy/view";

/** The list; its filters and page stand in the address. */
export function CaseList({ list, filters, zone, base }: { list: Cases; filters: CaseFilters; zone: string; base: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function handleFilters(next: CaseFilters) {
    const query = caseSearch(next);
    startTransition(() => router.push(query.size > 0 ? `${base}/privacy?${query}` : `${base}/privacy`));
  }

  return <CaseTable list={list} filters={filters} onFiltersChange={handleFilters} pending={pending} zone={zone} base={base} />;
}

"use client";

import { useRouter } from "next/navigation";
import { useMemo, useTransition } from "react";

import { ActivityTable } from "@/components/activity/activity-table";
import { activityFiltersFrom, withActivityFilters } from "@/components/activity/activity-words";
import type { ActivityRow } from "@/server/domain/activity/view";

import { useAddress } from "../../_components/use-address";
import { usePages } from "../../_components/use-pages";

type ActivityListProps = {
  rows: ActivityRow[];
  nextCursor: string | null;
  cursor: string | null;
  facets: { actors: { id: string; name: string }[]; actions: string[]; objectKinds: string[] };
  timezone: string;
  base: string;
  exportHref: string;
};

export function ActivityList({ nextCursor, cursor, ...shown }: ActivityListProps) {
  const router = useRouter();
  const { pathname, search } = useAddress();
  const [pending, startTransition] = useTransition();
  const { previousCursor, turn } = usePages(cursor, nextCursor);
  const filters = useMemo(() => activityFiltersFrom(search), [search]);

  function go(query: URLSearchParams) {
    startTransition(() => router.push(query.size > 0 ? `${pathname}?${query}` : pathname));
  }

  return (
    <ActivityTable
      {...shown}
      filters={filters}
      onFiltersChange={(next) => go(withActivityFilters(new URLSearchParams(window.location.search), next))}
      nextCursor={nextCursor}
      previousCursor={previousCursor}
      onPage={(to) => go(turn(search, to))}
      pending={pending}
    />
  );
}

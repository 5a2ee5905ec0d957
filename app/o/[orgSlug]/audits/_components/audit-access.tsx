"use client";

import { useInfiniteQuery } from "@tanstack/react-query";

import { AccessLog } from "@/components/audits/access-log";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import type { AuditView } from "@/server/domain/engagements/view";
import { useTRPCClient } from "@/server/trpc/client";

type Page = { views: AuditView[]; next: number | null; total: number };

/** The list of accesses: its newest page at once, older ones when asked for, all of it as CSV. */
export function AuditAccess({ id, first, timezone, csvHref }: { id: string; first: Page; timezone: string; csvHref: string }) {
  const client = useTRPCClient();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["audit-views", id], queryFn: async ({ pageParam }): Promise<Page> => client.engagements.views.query({ id, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null, getNextPageParam: ({ next }: Page) => next, initialData: { pages: [first], pageParams: [null] },
  });
  const views = data.pages.flatMap((page) => page.views);
  return (
    <Section title="What they opened" count={data.pages[0]?.total ?? 0} aside={views.length > 0 && <a href={csvHref} download className="link">All as CSV</a>}>
      <AccessLog views={views} timezone={timezone} />
      {error && <LoadError what={error.message} kept="What is shown stays." onRetry={() => void fetchNextPage()} />}
      {hasNextPage && <Button size="sm" className="mt-2" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>Older</Button>}
    </Section>
  );
}

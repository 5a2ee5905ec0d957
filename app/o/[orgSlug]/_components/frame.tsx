"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useState } from "react";

import { signOut } from "@/app/_client/session";
import { AppFrame, type FrameChoices } from "@/components/layout/app-frame";
import { CrumbLabelProvider } from "@/components/layout/crumb-label";
import { keepDay } from "@/components/layout/paths";
import type { OrganizationChoice, Person } from "@/components/layout/organization-switcher";
import type { Place } from "@/components/layout/places";

import { writeChoices } from "../_data/frame-choices";
import { crumbsOf, hasPast, panelTitleOf } from "./crumbs";
import { paletteGroups } from "./palette";

type FrameProps = {
  organization: OrganizationChoice;
  organizations: OrganizationChoice[];
  person: Person;
  places: Place[];
  panel: ReactNode;
  timezone: string;
  today: string;
  earliest: string;
  choices: FrameChoices;
  mayPush: boolean;
  children: ReactNode;
};

/** The frame with what only the browser knows: where one is, and the past day in the address. */
export function Frame({ organization, places, panel, timezone, today, earliest, mayPush, children, ...rest }: FrameProps) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [label, setLabel] = useState<string | null>(null);
  const base = organization.href;
  const wanted = search.get("asOf");
  const day = wanted && /^\d{4}-\d{2}-\d{2}$/.test(wanted) && wanted < today ? wanted : null;
  const title = panelTitleOf(pathname, base);
  const mayFindPeople = places.some(({ key }) => key === "settings");
  const mayFindCases = places.some(({ key }) => key === "privacy");
  const groups = useMemo(() => paletteGroups(base, places, mayPush), [base, places, mayPush]);

  const handleSearch = useCallback(async (query: string, signal: AbortSignal) => (await import("./remote-search")).remoteSearch({ orgSlug: organization.slug, people: mayFindPeople, cases: mayFindCases }, query, signal), [organization.slug, mayFindPeople, mayFindCases]);

  function handleAsOf(next: string | null) {
    const query = new URLSearchParams(search);
    query.delete("cursor");
    query.delete("page");
    if (next) query.set("asOf", next);
    else query.delete("asOf");
    router.push(query.size > 0 ? `${pathname}?${query}` : pathname);
  }

  return (
    <AppFrame
      {...rest}
      organization={organization}
      places={places}
      panel={title ? { title, content: panel } : null}
      crumbs={crumbsOf(pathname, base, { home: places[0]?.label ?? "Home", page: label })}
      asOf={hasPast(pathname, base, places[0]?.key) ? { day, today, earliest, timezone } : null}
      keptDay={day}
      onAsOfChange={handleAsOf}
      onSignOut={() => void signOut()}
      paletteGroups={groups}
      onSearch={handleSearch}
      onOpenItem={(item) => item.href && router.push(keepDay(item.href, day))}
      onChoicesChange={(choices) => { document.cookie = writeChoices(choices); }}
    >
      <CrumbLabelProvider value={setLabel}>{children}</CrumbLabelProvider>
    </AppFrame>
  );
}

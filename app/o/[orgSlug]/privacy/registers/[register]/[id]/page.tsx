import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { BreachDue } from "@/components/registers/breach-due";
import { COUNTRY_OPTIONS } from "@/components/registers/country-options";
import { roleWord } from "@/components/settings/role-words";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { REGISTERS } from "@/server/domain/registers/registers";
import { orNotFound } from "@/server/trpc/rsc";

import { one, type Query } from "../../../../_data/query";
import { tenant } from "../../../../_data/tenant";
import { ArchiveEntry } from "../../_components/archive-entry";
import { EntryBody } from "../../_components/entry-body";
import { registerKey } from "../../_components/register-key";
import { SaveEntry } from "../../_components/save-entry";

export const metadata: Metadata = { title: "Entry" };

type EntryPageProps = { params: Promise<{ orgSlug: string; register: string; id: string }>; searchParams: Promise<Query> };

/** Awaited whole: an unknown id is a real 404. */
export default async function EntryPage({ params, searchParams }: EntryPageProps) {
  const { orgSlug, register: named, id } = await params;
  const register = registerKey(named);
  if (!/^reg_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("registers:read")) return <><PageHeader title={REGISTERS[register].title} /><NoPermission what="the registers" role={roleWord(me.role).toLowerCase()} /></>;
  const view = await orNotFound(caller.registers.get({ register, id }));
  const here = `${base}/privacy/registers/${register}`;
  const mayChange = may("registers:manage");
  const isOpen = view.archivedAt === null;
  const editing = mayChange && isOpen && one((await searchParams)["edit"]) === "1";
  const actions = mayChange && !editing && <>{isOpen && <ButtonLink variant="primary" href={`${here}/${id}?edit=1`} data-hotkey="e">Change</ButtonLink>}<ArchiveEntry register={register} id={id} label={view.label} archived={!isOpen} /></>;
  return (
    <>
      <CrumbLabel label={view.label} />
      <PageHeader title={view.content.name} actions={actions}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone="outline">{view.label}</Badge><span>Version {view.version}</span>
          {!isOpen && <Badge tone="late">Archived</Badge>}
          {view.clock && <BreachDue clock={view.clock} />}
        </span>
      </PageHeader>
      {editing
        ? <SaveEntry key={view.version} register={register} content={view.content} entry={{ id, version: view.version }} zone={view.zone} choices={await caller.registers.choices({ register })} countries={COUNTRY_OPTIONS} here={here} />
        : <EntryBody view={view} base={base} mayReadLedger={may("ledger:read")} />}
    </>
  );
}

import type { Metadata } from "next";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { KeptLink } from "@/components/layout/kept-link";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { EntryTable } from "@/components/registers/entry-table";
import { roleWord } from "@/components/settings/role-words";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { withArticle } from "@/server/domain/registers/define";
import { REGISTERS } from "@/server/domain/registers/registers";

import { one, type Query } from "../../../_data/query";
import { tenant } from "../../../_data/tenant";
import { ImportRegister } from "../_components/import-register";
import { registerKey } from "../_components/register-key";

type RegisterPageProps = { params: Promise<{ orgSlug: string; register: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: RegisterPageProps): Promise<Metadata> {
  return { title: REGISTERS[registerKey((await params).register)].title };
}

/** Awaited whole: an unknown register is a real 404. */
export default async function RegisterPage({ params, searchParams }: RegisterPageProps) {
  const { orgSlug, register: named } = await params;
  const register = registerKey(named);
  const { title, noun, about, law } = REGISTERS[register];
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("registers:read")) return <><PageHeader title={title} /><NoPermission what="the registers" role={roleWord(me.role).toLowerCase()} /></>;
  const archived = one((await searchParams)["archived"]) === "1";
  const list = await caller.registers.list({ register, archived });
  const here = `${base}/privacy/registers/${register}`;
  const add = may("registers:manage") && <ButtonLink variant="primary" href={`${here}/new`} data-hotkey="n">Add {withArticle(noun)}</ButtonLink>;
  const actions = (
    <>
      {may("registers:manage") && <ImportRegister register={register} />}
      {add}
    </>
  );
  return (
    <>
      <CrumbLabel label={title} />
      <PageHeader title={archived ? `${title}, archived` : title} actions={archived ? null : actions}>{about} {law}.</PageHeader>
      {list.rows.length === 0
        ? <Empty title={archived ? "Nothing is archived" : "Nothing stands here yet"} action={!archived && add}>{archived ? "What is over is put away here and never deleted." : <p>Add the first {noun}, or import what you have as CSV or JSON. Export the empty register to see its columns.</p>}</Empty>
        : <EntryTable list={list} base={base} />}
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2" data-print="hide">
        <a className="link" href={`${base}/files/registers/${register}?format=csv${archived ? "&archived=true" : ""}`}>Export as CSV</a>
        <a className="link" href={`${base}/files/registers/${register}?format=json${archived ? "&archived=true" : ""}`}>Export as JSON</a>
        {archived ? <KeptLink className="link" href={here}>What is in use</KeptLink> : list.archived > 0 && <KeptLink className="link" href={`${here}?archived=1`}>Archived ({list.archived})</KeptLink>}
      </p>
    </>
  );
}

import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { BreachDue } from "@/components/registers/breach-due";
import { roleWord } from "@/components/settings/role-words";
import { RowLink } from "@/components/ui/row-link";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { REGISTERS } from "@/server/domain/registers/registers";

import type { OrgPage } from "../../_data/query";
import { tenant } from "../../_data/tenant";

export const metadata: Metadata = { title: "Registers" };

export default function RegistersPage({ params }: OrgPage) {
  return (
    <>
      <PageHeader title="What do you do with people’s data?">Each register keeps every version of an entry. An authority may ask for them at any time (Art. 30(4), 33(5)).</PageHeader>
      <Suspense fallback={<RowsSkeleton label="the registers" rows={10} rowClassName="h-14" />}><Registers params={params} /></Suspense>
    </>
  );
}

async function Registers({ params }: Pick<OrgPage, "params">) {
  const { caller, me, may, base } = await tenant((await params).orgSlug);
  if (!may("registers:read")) return <NoPermission what="the registers" role={roleWord(me.role).toLowerCase()} />;
  const { registers, running, checks } = await caller.registers.overview();
  return (
    <div className="grid gap-8">
      {running.length > 0 && (
        <Section title="Breaches whose 72 hours run" count={running.length}>
          <ul data-rows>
            {running.map(({ id, label, name, clock }) => (
              <li key={id} data-row className="border-b border-line last:border-b-0">
                <RowLink href={`${base}/privacy/registers/breaches/${id}`} data-row-link className="grid min-h-9 grid-cols-[4rem_minmax(0,1fr)_auto] items-baseline gap-3 py-2 hover:bg-hover">
                  <span className="text-sm text-ink-2">{label}</span><bdi className="wrap-anywhere">{name}</bdi>{clock && <BreachDue clock={clock} className="text-sm" />}
                </RowLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Registers">
        <ul data-rows>
          {registers.map(({ register, entries, incomplete }) => (
            <li key={register} data-row className="border-b border-line last:border-b-0">
              <RowLink href={`${base}/privacy/registers/${register}`} data-row-link className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2.5 hover:bg-hover">
                <span className="min-w-0"><span className="font-medium">{REGISTERS[register].title}</span> <span className="text-sm text-ink-3">{REGISTERS[register].law}</span><span className="block text-sm text-ink-2">{REGISTERS[register].about}</span></span>
                <span className="text-end text-sm"><span className="tabular">{entries}</span> <span className="text-ink-3">{entries === 1 ? "entry" : "entries"}</span>{incomplete > 0 && <span className="block text-state-stale">{incomplete} incomplete</span>}</span>
              </RowLink>
            </li>
          ))}
        </ul>
      </Section>
      {checks.length > 0 && (
        <Section title="What one register says and another lacks" count={checks.length}>
          <ul className="text-sm" data-rows>
            {checks.map(({ id, register, label, message }) => (
              <li key={`${id}${message}`} data-row className="border-b border-line last:border-b-0">
                <RowLink href={`${base}/privacy/registers/${register}/${id}`} data-row-link className="grid min-h-9 grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-3 py-2 hover:bg-hover"><span className="text-ink-2">{label}</span><span className="wrap-anywhere">{message}</span></RowLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

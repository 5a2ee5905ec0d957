import type { Metadata } from "next";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { COUNTRY_OPTIONS } from "@/components/registers/country-options";
import { roleWord } from "@/components/settings/role-words";
import { withArticle } from "@/server/domain/registers/define";
import { REGISTERS } from "@/server/domain/registers/registers";

import { tenant } from "../../../../_data/tenant";
import { registerKey } from "../../_components/register-key";
import { SaveEntry } from "../../_components/save-entry";

export const metadata: Metadata = { title: "New entry" };

export default async function NewEntryPage({ params }: { params: Promise<{ orgSlug: string; register: string }> }) {
  const { orgSlug, register: named } = await params;
  const register = registerKey(named);
  const { noun, law, title } = REGISTERS[register];
  const { caller, me, may, base } = await tenant(orgSlug);
  const header = <><CrumbLabel label={title} /><PageHeader title={`Add ${withArticle(noun)}`}>Only the name is needed now. What the law wants besides stands on the entry until it is there. {law}.</PageHeader></>;
  if (!may("registers:manage")) return <>{header}<NoPermission what="changes of the registers" role={roleWord(me.role).toLowerCase()} /></>;
  const [choices, { zone }] = await Promise.all([caller.registers.choices({ register }), caller.registers.list({ register })]);
  return <>{header}<SaveEntry register={register} content={{}} zone={zone} choices={choices} countries={COUNTRY_OPTIONS} here={`${base}/privacy/registers/${register}`} /></>;
}

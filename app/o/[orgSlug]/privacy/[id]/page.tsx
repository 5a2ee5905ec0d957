import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { REQUEST_STATE_WORDS, rightsInWords } from "@/components/privacy/case-words";
import { CONNECTOR_WORDS } from "@/components/privacy/system-words";
import { roleWord } from "@/components/settings/role-words";
import type { OfferedAct } from "@/components/privacy/act-form";
import { Badge } from "@/components/ui/badge";
import { dayIn } from "@/components/ui/time-format";
import { DEFAULT_RETENTION_YEARS } from "@/server/domain/privacy/settings";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../_data/tenant";
import { Assign } from "../_components/assign";
import { CaseBody } from "../_components/case-body";
import { ErasureDesk } from "../_components/erasure-desk";
import { PORTAL_CHOICE } from "@/components/privacy/erasure/portal-choice";
import { offeredActs } from "@/components/privacy/forms/offered-acts";

export const metadata: Metadata = { title: "Request" };

type CasePageProps = { params: Promise<{ orgSlug: string; id: string }> };

/** Awaited whole: an unknown id is a real 404. */
export default async function CasePage({ params }: CasePageProps) {
  const { orgSlug, id } = await params;
  if (!/^dsr_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("privacy:read")) return <><PageHeader title="What is next here?" /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  const [view, settings, { members }, systems, files] = await Promise.all([orNotFound(caller.privacy.get({ id })), caller.privacy.settings(), caller.members.list(), caller.systems.list(), orNotFound(caller.privacy.files({ id }))]);
  const isErasure = view.rights.some(({ right }) => right === "erasure");
  const [erasure, proposed] = isErasure ? await Promise.all([caller.personErasures.get({ id }), caller.personErasures.proposeRecipients({ id, right: "erasure" })]) : [null, []];
  const today = dayIn(me.now, view.case.receipt.zone);
  const acts = offeredActs(view, today, settings?.retentionYears ?? DEFAULT_RETENTION_YEARS, [...systems.map(({ connector, ...system }) => ({ ...system, how: CONNECTOR_WORDS[connector.kind].how })), PORTAL_CHOICE], files);
  const assign = <Assign key={view.assigneeId} id={id} assigneeId={view.assigneeId} people={members.filter(({ role }) => role !== "contributor").map(({ userId, name }) => ({ value: userId, label: name }))} />;
  return (
    <>
      <CrumbLabel label={view.name} />
      <PageHeader title={`What is next for ${view.name}?`} actions={may("privacy:handle") ? assign : view.assignee}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">{view.channel === "drill" && <Badge tone="accent">Drill: nobody is behind it</Badge>}<Badge tone="outline">{REQUEST_STATE_WORDS[view.state]}</Badge>{rightsInWords(view.rights)}</span>
      </PageHeader>
      <CaseBody erasure={erasure && <ErasureDesk id={id} erasure={erasure} proposed={proposed} base={base} checkPath={`/privacy/${orgSlug}/certificate`} zone={view.case.receipt.zone} mayHandle={may("privacy:handle")} mayErase={may("evidence:erase")} mayName={offers(acts, "list_recipients")} mayTell={offers(acts, "settle_recipient")} />} view={view} files={files} acts={acts} people={members.map(({ userId, name }) => ({ value: userId, label: name }))} base={base} mayHandle={may("privacy:handle")} mayReadLedger={may("ledger:read")} />
    </>
  );
}

/** Whether an act about the erasure can be done now. */
const offers = (acts: OfferedAct[], name: string): boolean => acts.some(({ act, right, blockedBy }) => act === name && right === "erasure" && !blockedBy);

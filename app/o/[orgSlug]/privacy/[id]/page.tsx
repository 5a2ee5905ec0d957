import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { REQUEST_STATE_WORDS, rightsInWords } from "@/components/privacy/case-words";
import { CONNECTOR_WORDS } from "@/components/privacy/system-words";
import { roleWord } from "@/components/settings/role-words";
import { Badge } from "@/components/ui/badge";
import { dayIn } from "@/components/ui/time-format";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import { DEFAULT_RETENTION_YEARS } from "@/server/domain/privacy/settings";
import type { CaseView } from "@/server/domain/privacy/view";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../_data/tenant";
import { Assign } from "../_components/assign";
import { CaseBody } from "../_components/case-body";
import { ErasureDesk } from "../_components/erasure-desk";
import { Recipients } from "../_components/recipients";
import { PORTAL_CHOICE } from "@/components/privacy/erasure/portal-choice";
import { offeredActs } from "@/components/privacy/forms/offered-acts";

export const metadata: Metadata = { title: "Request" };

/** Rights whose execution every recipient is told of (Art. 19). */
const TOLD_RIGHTS = ["erasure", "rectification", "restriction"] as const;

type CasePageProps = { params: Promise<{ orgSlug: string; id: string }> };

/** Awaited whole: an unknown id is a real 404. */
export default async function CasePage({ params }: CasePageProps) {
  const { orgSlug, id } = await params;
  if (!/^dsr_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("privacy:read")) return <><PageHeader title="What is next here?" /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  const [view, settings, { members }, systems, files] = await Promise.all([orNotFound(caller.privacy.get({ id })), caller.privacy.settings(), caller.members.list(), caller.systems.list(), orNotFound(caller.privacy.files({ id }))]);
  const toldRights = TOLD_RIGHTS.filter((told) => view.rights.some(({ right }) => right === told));
  const erasure = toldRights.length > 0 ? await caller.personErasures.get({ id }) : null;
  const recipients = await Promise.all(toldRights.map(async (right) => [right, (
    <Recipients key={right} id={id} right={right} recipients={erasure?.recipients.filter((each) => each.right === right) ?? []} proposed={await caller.personErasures.proposeRecipients({ id, right })} mayName={offers(view, "list_recipients", right)} mayTell={offers(view, "settle_recipient", right)} />
  )] as const));
  const today = dayIn(me.now, view.case.receipt.zone);
  const acts = offeredActs(view, today, settings?.retentionYears ?? DEFAULT_RETENTION_YEARS, [...systems.map(({ connector, ...system }) => ({ ...system, how: CONNECTOR_WORDS[connector.kind].how })), PORTAL_CHOICE], files);
  const assign = <Assign key={view.assigneeId} id={id} assigneeId={view.assigneeId} people={members.filter(({ role }) => role !== "contributor").map(({ userId, name }) => ({ value: userId, label: name }))} />;
  return (
    <>
      <CrumbLabel label={view.name} />
      <PageHeader title={`What is next for ${view.name}?`} actions={may("privacy:handle") ? assign : view.assignee}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">{view.channel === "drill" && <Badge tone="accent">Drill: nobody is behind it</Badge>}<Badge tone="outline">{REQUEST_STATE_WORDS[view.state]}</Badge>{rightsInWords(view.rights)}</span>
      </PageHeader>
      <CaseBody erasure={erasure && toldRights.includes("erasure") && <ErasureDesk id={id} erasure={erasure} recipients={recipients.find(([right]) => right === "erasure")?.[1]} base={base} checkPath={`/privacy/${orgSlug}/certificate`} zone={view.case.receipt.zone} mayHandle={may("privacy:handle")} mayErase={may("evidence:erase")} />} recipients={new Map(recipients.filter(([right]) => right !== "erasure"))} view={view} files={files} acts={acts} people={members.map(({ userId, name }) => ({ value: userId, label: name }))} base={base} mayHandle={may("privacy:handle")} mayReadLedger={may("ledger:read")} />
    </>
  );
}

/** Whether an act about a right can be done now. */
const offers = ({ offered }: CaseView, name: string, of: Right): boolean => offered.some(({ command, right, blockedBy }) => command === name && right === of && !blockedBy);

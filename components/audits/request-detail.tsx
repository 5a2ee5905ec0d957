import type { ReactNode } from "react";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { DescriptionList } from "@/components/evidence/description-list";
import { Badge } from "@/components/ui/badge";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { Days } from "@/components/ui/days";
import { evidencePath } from "@/components/layout/paths";
import { RETURN_REASONS } from "@/server/domain/audit-requests/reasons";
import type { RequestDetail as RequestDetailView, RequestItem } from "@/server/domain/audit-requests/view";

import { RequestState } from "./request-table";
import { GROUP_WORDS, ITEM_STATE_WORDS } from "./request-words";
import { RequestThread } from "./request-thread";

type RequestDetailProps = {
  request: RequestDetailView; timezone: string; /** Root of the reader's place, under which evidence lies. */ base: string;
  acts: ReactNode; /** What can be done with one item. */ itemActs?: Record<string, ReactNode>; attach?: ReactNode; comment: ReactNode; owner?: ReactNode;
};

/** One request: what is asked, what was brought, what was said. */
export function RequestDetail({ request, timezone, base, acts, itemActs = {}, attach, comment, owner }: RequestDetailProps) {
  return (
    <>
      <CrumbLabel label={request.reference ?? request.number} />
      <PageHeader title={request.title} actions={acts}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1"><RequestState request={request} /><span className="tabular">{request.number}</span>{request.reference && <> · auditor&rsquo;s number <bdi>{request.reference}</bdi></>} · {GROUP_WORDS[request.group]}{request.isLate && <Badge tone="late">late</Badge>}</span>
      </PageHeader>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid grid-cols-1 content-start gap-8">
          <Section title="Evidence" count={request.items.length}>
            {request.items.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">Nothing was brought yet.</p> : <ul>{request.items.map((item) => <Item key={item.id} item={item} timezone={timezone} base={base} acts={itemActs[item.id]} />)}</ul>}
            {attach}
          </Section>
          <Section title="Thread"><RequestThread events={request.events} timezone={timezone} />{comment}</Section>
        </div>
        <Section title="What is asked" className="content-start">
          {request.body !== "" && <p className="border-t border-line py-2 whitespace-pre-wrap wrap-anywhere" dir="auto">{request.body}</p>}
          <DescriptionList
            rows={[
              { label: "Wanted", value: request.wants === "population" ? "A list of all there are" : "One document or record" },
              { label: "Period", value: request.periodFrom || request.periodTo ? <Period from={request.periodFrom} to={request.periodTo} /> : null }, { label: "Due", value: request.dueOn && <Days from={request.dueOn} /> },
              { label: "Owner", value: owner ?? (request.owner && <bdi>{request.owner.name}</bdi>), missing: "nobody yet" },
              { label: "Controls", value: request.controls.length > 0 ? <code>{request.controls.join(", ")}</code> : null }, { label: "Criteria", value: request.criteria.length > 0 ? <bdi>{request.criteria.join(", ")}</bdi> : null },
              { label: "Audit", value: <bdi>{request.engagement}</bdi> },
            ]}
          />
        </Section>
      </div>
    </>
  );
}

/** One end may be left open. */
function Period({ from, to }: { from: string | null; to: string | null }) {
  if (from && to) return <Days from={from} to={to} />;
  return from ? <>from <Days from={from} /></> : to && <>until <Days from={to} /></>;
}

function Item({ item, timezone, base, acts }: { item: RequestItem; timezone: string; base: string; acts: ReactNode }) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-line py-2">
      <div className="min-w-0 flex-1">
        <RowLink href={evidencePath(base, item.evidenceId)} className="quiet-link font-medium wrap-anywhere"><span className="tabular me-2 text-sm text-ink-2">E-{item.number}</span><bdi>{item.title}</bdi></RowLink>
        <p className="text-sm text-ink-3"><Time iso={item.attachedAt} tz={timezone} />, <bdi>{item.attachedBy}</bdi></p>
        {item.state === "returned" && <p className="mt-0.5 text-sm wrap-anywhere">{item.reason && RETURN_REASONS[item.reason]}{item.text && <>. <bdi>{item.text}</bdi></>}</p>}
      </div>
      <Badge tone={item.state === "returned" ? "late" : "outline"}>{ITEM_STATE_WORDS[item.state]}</Badge>
      {acts}
    </li>
  );
}

import type { ReactNode } from "react";

import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { buttonVariants } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ageBars } from "@/server/domain/audit-requests/age";
import { turnOf } from "@/server/domain/audit-requests/moves";
import type { RequestLine, RequestList as RequestListView } from "@/server/domain/audit-requests/view";

import { AgeChart, waitingSentence } from "./age-chart";
import { RequestTable } from "./request-table";

type RequestListProps = { list: RequestListView; base: string; /** Where the list is taken along, up to the format. */ exportHref: string; actions?: ReactNode; empty: string };

/** The request list of an audit: what waits and how long, then every request, the settled ones last. */
export function RequestList({ list: { requests, asOf }, base, exportHref, actions, empty }: RequestListProps) {
  const bars = ageBars(requests, new Date(asOf));
  const [waiting, settled] = [requests.filter(({ state }) => turnOf(state) !== null), requests.filter(({ state }) => turnOf(state) === null)];
  return (
    <>
      <PageHeader title="What do the auditors ask for?" actions={<>{requests.length > 0 && <ExportLinks href={exportHref} />}{actions}</>}>{waitingSentence(bars, requests.filter(({ isLate }) => isLate).length)}</PageHeader>
      {requests.length === 0 ? <Empty title="Nothing is asked for yet">{empty}</Empty> : (
        <>
          <AgeChart bars={bars} />
          <div className="grid grid-cols-1 gap-8">
            <Part title="Waiting" requests={waiting} base={base} none="Every request is settled." />
            {settled.length > 0 && <Part title="Settled" requests={settled} base={base} none="" />}
          </div>
        </>
      )}
    </>
  );
}

function Part({ title, requests, base, none }: { title: string; requests: RequestLine[]; base: string; none: string }) {
  return <Section title={title} count={requests.length}>{requests.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">{none}</p> : <RequestTable requests={requests} base={base} />}</Section>;
}

function ExportLinks({ href }: { href: string }) {
  return (["csv", "xlsx"] as const).map((format) => <a key={format} download href={`${href}?format=${format}`} className={buttonVariants({ variant: "ghost" })}>Take as {format.toUpperCase()}</a>);
}

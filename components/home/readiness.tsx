import { ArrowRight } from "lucide-react";

import { controlsPath } from "@/components/layout/paths";
import { STATE_WORDS } from "@/components/states/state-words";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Skeleton } from "@/components/ui/skeleton";
import type { FrameworkReadiness } from "@/server/domain/home/view";

import { readinessParts } from "./readiness-parts";

type ReadinessProps = { frameworks: FrameworkReadiness[]; base: string };

/** One line per framework: how much is proven, and what keeps the rest from it. Every number opens its rows. */
export function Readiness({ frameworks, base }: ReadinessProps) {
  if (frameworks.length === 0) {
    return <Empty title="No framework chosen yet">Choose SOC 2 or GDPR in <RowLink className="link" href={`${base}/settings/catalog`}>Settings</RowLink>; the controls and their tests come with it.</Empty>;
  }
  return (
    <ul className="grid gap-3 lg:gap-1">
      {frameworks.map((framework) => <ReadinessRow key={framework.id} framework={framework} base={base} />)}
    </ul>
  );
}

function ReadinessRow({ framework, base }: { framework: FrameworkReadiness; base: string }) {
  const parts = readinessParts(framework);
  const href = controlsPath(base, { framework: framework.id });
  const named = parts.filter((part) => part.state !== "pass" && part.state !== "not_applicable");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 lg:min-h-9 lg:grid-cols-[4.5rem_minmax(8rem,20rem)_minmax(0,1fr)_auto]">
      <RowLink href={href} className="quiet-link truncate font-medium" dir="auto">{framework.name}</RowLink>
      <div className="order-last col-span-2 flex h-2.5 gap-px lg:order-none lg:col-span-1" aria-hidden>
        {parts.map(({ state, count }) => (
          <RowLink
            key={state}
            href={controlsPath(base, { framework: framework.id, state })}
            tabIndex={-1}
            title={`${count} ${STATE_WORDS[state].word}`}
            className={cn("h-full min-w-1 hover:opacity-80", state === "no_evidence" || state === "not_applicable" ? "bg-line" : STATE_WORDS[state].fill)}
            style={{ flexGrow: count, flexBasis: 0 }}
          />
        ))}
      </div>
      <p className="tabular order-last col-span-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 lg:gap-x-1.5 lg:order-none lg:col-span-1">
        <RowLink href={controlsPath(base, { framework: framework.id, state: "pass" })} className="quiet-link py-0.5">
          <strong className="font-semibold">{formatCount(framework.proven)}</strong> of {formatCount(framework.total)} requirements proven
        </RowLink>
        {named.map(({ state, count }) => (
          <span key={state} className="whitespace-nowrap">
            <span aria-hidden className="me-1.5 text-ink-3 max-lg:hidden">·</span>
            <RowLink href={controlsPath(base, { framework: framework.id, state })} className={cn("quiet-link py-0.5", STATE_WORDS[state].text)}>
              {formatCount(count)} {STATE_WORDS[state].phrase}
            </RowLink>
          </span>
        ))}
      </p>
      <RowLink href={href} aria-label={`All controls for ${framework.name}`} className="grid size-7 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink">
        <ArrowRight aria-hidden className="size-4 rtl:rotate-180" />
      </RowLink>
    </li>
  );
}

export function ReadinessSkeleton({ rows = 2 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading readiness" className="grid gap-3 lg:gap-1">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="grid h-16 content-center gap-2 lg:h-9 lg:grid-cols-[4.5rem_minmax(8rem,20rem)_minmax(0,1fr)] lg:items-center lg:gap-4">
          <Skeleton className="h-3 w-12" />
          <Skeleton className="h-2.5 w-full" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </div>
  );
}

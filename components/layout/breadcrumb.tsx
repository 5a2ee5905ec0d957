import { Slash } from "lucide-react";
import { Fragment } from "react";

import { KeptLink } from "./kept-link";

export type Crumb = { label: string; href?: string };

export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-ink-2">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <Fragment key={`${crumb.label}${index}`}>
              <li aria-hidden className="hidden first:hidden sm:block">
                <Slash className="size-3 -rotate-12 text-ink-3" />
              </li>
              <li className={last ? "min-w-0 truncate text-ink" : "hidden shrink-0 sm:block"}>
                {crumb.href && !last ? <KeptLink href={crumb.href} className="quiet-link">{crumb.label}</KeptLink> : <span aria-current={last ? "page" : undefined} dir="auto">{crumb.label}</span>}
              </li>
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}

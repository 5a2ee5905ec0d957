"use client";

import { useMemo, useState } from "react";

import { Badge } from "@/components/ui/badge";
import { plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchInput } from "@/components/ui/search-input";
import { kindLabel } from "@/server/domain/catalog/labels";

export type CatalogEntry = { key: string; title: string; description: string; category: string; requirements: { framework: string; id: string }[]; evidenceKinds: string[]; ruleSummary: string };

type CatalogBrowserProps = { entries: CatalogEntry[]; frameworks: { id: string; name: string }[]; version: string };

/** Every control of the catalog with its test, as shipped. What the organization promised stands at the control itself. */
export function CatalogBrowser({ entries, frameworks, version }: CatalogBrowserProps) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const groups = useMemo(() => {
    const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const shown = entries.filter((entry) => {
      const hay = `${entry.key} ${entry.title} ${entry.description} ${entry.requirements.map(({ id }) => id).join(" ")}`.toLocaleLowerCase();
      return words.every((word) => hay.includes(word)) && (chosen.length === 0 || entry.requirements.some(({ framework }) => chosen.includes(framework)));
    });
    return Map.groupBy(shown, (entry) => entry.category);
  }, [entries, text, chosen]);

  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput value={text} onChange={setText} label="Filter the catalog" className="w-full sm:w-64" />
        <FilterMenu label="Framework" selected={chosen} onChange={setChosen} options={frameworks.map(({ id, name }) => ({ value: id, label: name }))} />
        <span className="ms-auto text-xs text-ink-3">Catalog {version}, {plural(entries.length, "control")}</span>
      </div>
      {groups.size === 0 && <Empty title="No control in the catalog answers this" />}
      {[...groups].map(([category, members]) => (
        <section key={category} className="mb-5" aria-label={category}>
          <h2 className="border-b border-line-strong pb-1.5 font-semibold">{category} <span className="tabular font-normal text-ink-3">{members.length}</span></h2>
          <ul>
            {members.map((entry) => (
              <li key={entry.key} className="border-b border-line">
                <details className="group">
                  <summary className="grid min-h-9 grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 py-1 text-sm hover:bg-hover lg:grid-cols-[4.5rem_minmax(0,1fr)_minmax(0,20rem)]">
                    <code className="text-xs text-ink-2">{entry.key}</code>
                    <span className="font-medium wrap-anywhere">{entry.title}</span>
                    <span className="truncate text-ink-3 max-lg:hidden">{entry.requirements.map(({ id }) => id).join(", ")}</span>
                  </summary>
                  <div className="grid gap-2 pb-3 text-sm text-ink-2 sm:ps-[5.25rem]">
                    <p className="max-w-prose">{entry.description}</p>
                    <p className="max-w-prose text-ink-3 wrap-anywhere">Test: {entry.ruleSummary}</p>
                    <p className="flex flex-wrap gap-1">{entry.evidenceKinds.map((kind) => <Badge key={kind} tone="outline">{kindLabel(kind)}</Badge>)}</p>
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

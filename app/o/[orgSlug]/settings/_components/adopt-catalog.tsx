"use client";

import { useState } from "react";

import { CatalogForm, type CatalogChoice } from "@/components/settings/catalog-form";
import { plural } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import type { CatalogSelection } from "@/server/domain/organization/schema";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type AdoptCatalogProps = { choice: CatalogChoice; frameworks: { id: string; name: string; requirements: number }[]; mayUpdate: boolean; base: string };

export function AdoptCatalog({ choice, frameworks, mayUpdate, base }: AdoptCatalogProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [done, setDone] = useState<{ added: number; total: number } | null>(null);

  async function handleSave(chosen: CatalogChoice) {
    return act(async () => setDone(await client.organization.adoptCatalog.mutate(chosen as CatalogSelection)));
  }

  return (
    <>
      <CatalogForm chosen={choice} frameworks={frameworks} onSave={mayUpdate ? handleSave : undefined} />
      <p role="status" className="mt-3 min-h-5 text-sm text-ink-2">
        {done && <>{done.added === 0 ? "Nothing new was needed" : `${plural(done.added, "control")} added`}; <RowLink className="link" href={`${base}/controls`}>{plural(done.total, "control")} called for</RowLink>.</>}
      </p>
    </>
  );
}

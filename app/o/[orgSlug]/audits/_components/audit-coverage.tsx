"use client";

import { useState } from "react";

import { engagementValues } from "@/components/audits/engagement-values";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormError } from "@/components/ui/form-error";
import type { EngagementDetail } from "@/server/domain/engagements/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type AuditCoverageProps = { audit: EngagementDetail; mayEdit: boolean };

/** Which controls the audit covers, each with a box to leave it out. What was left out stays listed. */
export function AuditCoverage({ audit, mayEdit }: AuditCoverageProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [out, setOut] = useState<ReadonlySet<string>>(() => new Set(audit.leftOut.map(({ key }) => key)));
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const lines = [...audit.controls, ...audit.leftOut.map((control) => ({ ...control, reference: null }))].toSorted((a, b) => new Intl.Collator("en", { numeric: true }).compare(a.key, b.key));
  const isChanged = out.size !== audit.leftOut.length || audit.leftOut.some(({ key }) => !out.has(key));

  async function handleSave() {
    setPending(true);
    const answer = await act(() => client.engagements.update.mutate({ id: audit.id, ...engagementValues(audit), leftOut: [...out] }));
    setPending(false);
    setProblem(answer.ok ? undefined : answer.message);
  }

  return (
    <Section title="Covered controls" count={lines.length - out.size} aside={mayEdit ? "Clear a box to leave a control out" : out.size > 0 && `${out.size} left out`}>
      <ul className="text-sm sm:columns-2 sm:gap-x-10 2xl:columns-3">
        {lines.map(({ key, title, reference }) => (
          <li key={key} className="break-inside-avoid border-t border-line">
            <label className="flex min-h-9 items-center gap-3 py-1">
              <Checkbox checked={!out.has(key)} disabled={!mayEdit} aria-label={`${key} is covered`} onCheckedChange={(checked) => setOut(new Set(checked === true ? [...out].filter((other) => other !== key) : [...out, key]))} />
              <code className="w-20 shrink-0 text-xs text-ink-2">{reference ?? key}</code><bdi className="min-w-0">{title}</bdi>
            </label>
          </li>
        ))}
      </ul>
      <FormError message={problem} />
      {mayEdit && isChanged && <p className="sticky bottom-0 flex gap-2 border-t border-line bg-paper py-2"><Button variant="primary" pending={pending} onClick={() => void handleSave()}>Save what is covered</Button><Button onClick={() => setOut(new Set(audit.leftOut.map(({ key }) => key)))}>Undo</Button></p>}
    </Section>
  );
}

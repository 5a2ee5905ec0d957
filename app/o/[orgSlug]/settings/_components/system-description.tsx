"use client";

import { useState } from "react";

import { Section } from "@/components/layout/section";
import { DescriptionForm } from "@/components/system-description/description-form";
import { DescriptionVersions } from "@/components/system-description/description-versions";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { SystemDescriptionView } from "@/server/domain/system-description/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type SystemDescriptionProps = { description: SystemDescriptionView; timezone: string; mayWrite: boolean };

/** The description in a form, and its versions. */
export function SystemDescription({ description, timezone, mayWrite }: SystemDescriptionProps) {
  const [begun, setBegun] = useState(description.version > 0);
  const client = useTRPCClient();
  const act = useAct();
  const { version, content, versions } = description;
  const begin = mayWrite ? <Button variant="primary" onClick={() => setBegun(true)}>Describe the system</Button> : undefined;
  if (!begun) return <Empty title="Nothing is described yet" action={begin}>Reports say “not stated” where an auditor expects services, commitments, components, boundaries and who else takes part.</Empty>;
  return (
    <div className="grid grid-cols-1 gap-10">
      <DescriptionForm key={version} content={content} onSave={mayWrite ? (next) => act(() => client.systemDescription.save.mutate({ after: version, content: next })) : undefined} />
      {versions.length > 0 && <Section title="Versions" count={versions.length}><DescriptionVersions versions={versions} timezone={timezone} /></Section>}
    </div>
  );
}

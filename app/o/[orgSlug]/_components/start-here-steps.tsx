"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { FirstPush } from "@/components/home/first-push";
import { FirstRun } from "@/components/home/first-run";
import type { PushExample } from "@/components/home/push-commands";
import { evidencePath } from "@/components/layout/paths";
import { CatalogForm, type CatalogChoice } from "@/components/settings/catalog-form";
import { InviteForm } from "@/components/settings/invitations";
import { ButtonLink } from "@/components/ui/button";
import type { FirstRunStep } from "@/server/domain/home/view";
import type { CatalogSelection } from "@/server/domain/organization/schema";
import { OrgQueries, useAct, useTRPC, useTRPCClient } from "@/server/trpc/client";

type StartHereStepsProps = {
  steps: FirstRunStep[];
  base: string;
  now: string;
  choice: CatalogChoice;
  frameworks: { id: string; name: string; requirements: number }[];
  may: { invite: boolean; keys: boolean; adopt: boolean };
};

export function StartHere({ orgSlug, ...steps }: StartHereStepsProps & { orgSlug: string }) {
  return <OrgQueries orgSlug={orgSlug}><StartHereSteps {...steps} /></OrgQueries>;
}

function StartHereSteps({ steps, base, now, choice, frameworks, may }: StartHereStepsProps) {
  const client = useTRPCClient();
  const act = useAct();
  const adopt = (chosen: CatalogChoice) => act(() => client.organization.adoptCatalog.mutate(chosen as CatalogSelection));
  return (
    <FirstRun
      steps={steps}
      actions={{
        frameworks: <CatalogForm chosen={choice} frameworks={frameworks} onSave={may.adopt ? adopt : undefined} />,
        people: may.invite
          ? <InviteForm onInvite={(invitation) => act(() => client.members.invite.mutate(invitation))} />
          : <p className="text-sm text-ink-2">An owner invites people, under Settings, Members.</p>,
        evidence: <PushStep base={base} now={now} mayMakeKey={may.keys} done={steps.some((step) => step.key === "evidence" && step.done)} />,
        review: <div><ButtonLink variant="primary" href={`${base}/evidence?review=unreviewed`}>Open what waits for review</ButtonLink></div>,
        report: <div><ButtonLink variant="primary" href={`${base}/reports?new=1`}>Make a report</ButtonLink></div>,
      }}
    />
  );
}

const WAIT_MS = 2_500;

function PushStep({ base, now, mayMakeKey, done }: { base: string; now: string; mayMakeKey: boolean; done: boolean }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const act = useAct();
  const router = useRouter();
  const [push, setPush] = useState<PushExample | null>(null);
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const newest = useQuery({ ...trpc.evidence.list.queryOptions({ limit: 1 }), refetchInterval: WAIT_MS });
  const id = newest.data?.rows[0]?.id;
  const detail = useQuery({ ...trpc.evidence.get.queryOptions({ id: id ?? "" }), enabled: id !== undefined, refetchInterval: WAIT_MS });

  // The step itself turns with what arrived; it stays unfolded, so the line remains.
  useEffect(() => {
    if (id !== undefined && !done) router.refresh();
  }, [id, done, router]);

  async function handleMakeKey() {
    setMaking(true);
    const result = await act(async () => {
      const { key } = await client.apiKeys.create.mutate({ name: "first push", scopes: ["evidence:push", "evidence:read"], expiresInDays: 90 });
      setPush({ endpoint: window.location.origin, key, now });
    });
    setMaking(false);
    setProblem(result.ok ? null : result.message);
  }

  const arrived = detail.data ? { number: detail.data.number, title: detail.data.title, href: evidencePath(base, detail.data.id), controls: detail.data.controls } : null;
  return <FirstPush base={base} push={push} onMakeKey={mayMakeKey && !done ? handleMakeKey : undefined} makingKey={making} problem={problem} arrived={arrived} />;
}

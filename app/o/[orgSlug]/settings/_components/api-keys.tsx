"use client";

import { useState } from "react";

import { Section } from "@/components/layout/section";
import { ApiKeysTable } from "@/components/settings/api-keys-table";
import { CreateKeyForm, type NewKey } from "@/components/settings/create-key-form";
import { ShownOnceDialog } from "@/components/settings/shown-once-dialog";
import type { ApiScope } from "@/server/domain/access/permissions";
import type { ApiKeyView } from "@/server/domain/organization/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type ApiKeysProps = { keys: ApiKeyView[]; now: string; timezone: string; scopes: ApiScope[]; mayManage: boolean };

export function ApiKeys({ keys, now, timezone, scopes, mayManage }: ApiKeysProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);

  async function handleCreate({ name, scopes: chosen, expiresInDays }: NewKey) {
    return act(async () => {
      const { key } = await client.apiKeys.create.mutate({ name, scopes: scopes.filter((scope) => chosen.includes(scope)), expiresInDays });
      setMade({ name, secret: key });
    });
  }

  return (
    <div className="grid grid-cols-1 gap-10">
      <Section title="Keys" count={keys.length}>
        <ApiKeysTable keys={keys} now={now} timezone={timezone} onRevoke={mayManage ? (id) => act(() => client.apiKeys.revoke.mutate({ id })) : undefined} />
      </Section>
      {mayManage && <Section title="New key"><div className="pt-2"><CreateKeyForm scopes={scopes} onCreate={handleCreate} /></div></Section>}
      <ShownOnceDialog secret={made?.secret ?? null} name={made?.name ?? ""} onClose={() => setMade(null)} />
    </div>
  );
}

"use client";

import { useState } from "react";

import { Section } from "@/components/layout/section";
import { AddPeerForm } from "@/components/privacy/add-peer-form";
import { OpenDsrForm } from "@/components/privacy/opendsr-form";
import { OpenDsrState } from "@/components/privacy/opendsr-state";
import { ControllersTable, ProcessorsTable, ShopAppsTable } from "@/components/privacy/peers-tables";
import { ShownOnceDialog } from "@/components/settings/shown-once-dialog";
import { toast } from "@/components/ui/toast";
import type { ConnectProcessorInput, ProtocolsView, SaveOpenDsrInput } from "@/server/domain/privacy/protocols/schema";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type ProtocolsProps = { view: ProtocolsView; timezone: string; mayManage: boolean };
type Shown = { name: string; secret: string };

export function Protocols({ view, timezone, mayManage }: ProtocolsProps) {
  const { protocols } = useTRPCClient();
  const act = useAct();
  const [shown, setShown] = useState<Shown | null>(null);

  /** A secret that was made is shown now or never. */
  const once = async (name: string, make: () => Promise<string | null>) => act(async () => {
    const secret = await make();
    if (secret !== null) setShown({ name, secret });
  });
  const saved = async (work: () => Promise<unknown>, word: string) => {
    const result = await act(work);
    if (result.ok) toast(word);
    return result;
  };
  const handleSave = async (input: SaveOpenDsrInput) => saved(() => protocols.saveOpenDsr.mutate(input), "Saved.");
  const handleTest = async (domain: string) => saved(() => protocols.testCertificate.mutate({ domain }), "Signing with a test certificate.");
  const handleConnect = async (input: ConnectProcessorInput) => saved(() => protocols.connectProcessor.mutate(input), "The processor answered and its certificate is trusted.");
  const handleEnd = async (id: string) => act(() => protocols.end.mutate({ id }));
  const handleKey = async (id: string, name: string) => once(name, async () => (await protocols.addControllerKey.mutate({ id })).key);
  const handleRotate = async (id: string, name: string, secret: string | undefined) => once(name, async () => (await protocols.rotateShopSecret.mutate({ id, ...(secret ? { secret } : {}) })).secret);

  return (
    <div className="grid grid-cols-1 gap-10">
      <Section title="We work for others: OpenDSR">
        <OpenDsrState view={view} timezone={timezone} />
        {mayManage && <OpenDsrForm view={view.opendsr} onSave={handleSave} onTest={handleTest} />}
      </Section>
      <Section title="Controllers" count={view.controllers.length}>
        <ControllersTable rows={view.controllers} timezone={timezone} {...(mayManage ? { onKey: handleKey, onEnd: handleEnd } : {})} />
        {mayManage && <AddPeerForm kind="controller" onAdd={async ({ name, hosts }) => once(name, async () => (await protocols.addController.mutate({ name, callbackHosts: hosts })).key)} />}
      </Section>
      <Section title="Others work for us: processors" count={view.processors.length}>
        <ProcessorsTable rows={view.processors} timezone={timezone} {...(mayManage ? { onConnect: handleConnect } : {})} />
      </Section>
      <Section title="Apps of shops" count={view.shopApps.length}>
        <ShopAppsTable rows={view.shopApps} timezone={timezone} {...(mayManage ? { onRotate: handleRotate, onEnd: handleEnd } : {})} />
        {mayManage && <AddPeerForm kind="shop" onAdd={async ({ name, secret }) => once(name, async () => (await protocols.addShopApp.mutate({ name, ...(secret ? { secret } : {}) })).secret)} />}
      </Section>
      <ShownOnceDialog secret={shown?.secret ?? null} name={shown?.name ?? ""} title={`Secret for ${shown?.name ?? ""}`} description="Shown this one time. We cannot show it again." onClose={() => setShown(null)} />
    </div>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { PageHeader } from "@/components/layout/page-header";
import { SystemTable } from "@/components/privacy/system-table";
import { ShownOnceDialog } from "@/components/settings/shown-once-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import type { SelectOption } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { SaveSystemInput } from "@/server/domain/privacy/systems/schema";
import type { SystemLine } from "@/server/domain/privacy/systems/view";
import { refusal, useAct, useTRPCClient } from "@/server/trpc/client";

import { useAddress } from "../../_components/use-address";
import { SystemActions } from "./system-actions";

const SystemForm = dynamic(async () => (await import("@/components/privacy/system-form")).SystemForm, { ssr: false });
const SECRET = "Shown this one time. Sign your receipts with it, and check with it what we send. It is kept sealed and not shown again; a new one can be made.";
type SystemsProps = { question: string; systems: SystemLine[]; people: SelectOption[]; processors: SelectOption[]; mayManage: boolean };

/** The register of systems. One is open under ?system=…, a new one under ?new=1. */
export function Systems({ question, systems, people, processors, mayManage }: SystemsProps) {
  const client = useTRPCClient();
  const act = useAct();
  const { search, set } = useAddress();
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const chosen = systems.find(({ id }) => id === search.get("system")) ?? null;
  const isOpen = mayManage && (chosen !== null || search.get("new") === "1");
  const close = () => set({ new: null, system: null });

  async function handleSave(system: SaveSystemInput) {
    const result = await act(async () => {
      const { secret } = await client.systems.save.mutate(system);
      if (secret) setMade({ name: system.name, secret });
    });
    if (!result.ok) return result;
    toast(`${system.name} is saved.`);
    close();
    return result;
  }

  async function handlePreview({ id, connector, databaseUrl }: SaveSystemInput): Promise<string> {
    if (connector.kind !== "sql") return "";
    try {
      const { columns, rows } = await client.systems.previewQuery.mutate({ id, template: connector.template, timeoutSeconds: connector.timeoutSeconds, ...(databaseUrl ? { databaseUrl } : {}) });
      return `It works. Columns: ${columns.join(", ")}. ${rows === 0 ? "It finds nobody who is made up, as it should." : "But it finds somebody who is made up: it asks too widely."}`;
    } catch (error) {
      const answer = refusal(error);
      return answer.ok ? "" : answer.message;
    }
  }

  const add = mayManage && <Button variant="primary" data-hotkey="n" onClick={() => set({ new: "1" }, "push")}>Add a system</Button>;
  return (
    <>
      <PageHeader title={question} actions={systems.length > 0 && add}>Each is asked when the work on a request begins, in its own way. Silent ones become somebody’s task a week before the date.</PageHeader>
      {systems.length > 0 ? <SystemTable systems={systems} hrefOf={(id) => `?system=${id}`} /> : <Empty title="No system yet" action={add}>Name every place where data about people lie: the shop, the mail, the spreadsheets, the processors. Requests are then carried out in them, and the answer can say where you looked.</Empty>}
      <Dialog open={isOpen} onOpenChange={(open) => !open && close()}>
        <DialogContent title={chosen?.name ?? "Add a system"} description="What is in it, for which rights it is asked, and how." className="top-[5dvh] max-h-[90dvh] max-w-2xl">
          {chosen && <SystemActions system={chosen} onSecret={(secret) => setMade({ name: chosen.name, secret })} />}
          {isOpen && <SystemForm key={chosen?.id ?? "new"} system={chosen} people={people} processors={processors} newId={() => crypto.randomUUID()} onSave={handleSave} onPreview={handlePreview} onCancel={close} />}
        </DialogContent>
      </Dialog>
      <ShownOnceDialog secret={made?.secret ?? null} name={made?.name ?? ""} title={`Secret of ${made?.name ?? ""}`} description={SECRET} onClose={() => setMade(null)} />
    </>
  );
}

"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ConnectProcessorInput, ProtocolsView } from "@/server/domain/privacy/protocols/schema";

import { ConnectProcessorDialog } from "./connect-processor-dialog";

type Act<A extends unknown[]> = (...given: A) => Promise<FormResult>;
type Asking = { title: string; label: string; body: string; danger?: boolean; work: () => Promise<FormResult> };
type ControllersTableProps = { rows: ProtocolsView["controllers"]; timezone: string; onKey?: Act<[id: string, name: string]>; onEnd?: Act<[id: string]> };

export function ControllersTable({ rows, timezone, onKey, onEnd }: ControllersTableProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  if (rows.length === 0) return <Empty title="No controller yet">Add each organization that you process data for. It gets a key of its own and hands in its people’s requests with it.</Empty>;
  return (
    <>
      <Table label="Controllers" className="min-w-[44rem]">
        <TableHead><tr><TableHeader>Name</TableHeader><TableHeader>Tells</TableHeader><TableHeader numeric>Keys</TableHeader><TableHeader numeric>Requests</TableHeader><TableHeader>Last received</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr></TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell className="min-w-40"><bdi className="font-medium wrap-anywhere">{row.name}</bdi></TableCell>
              <TableCell className="wrap-anywhere">{row.callbackHosts.join(", ") || "nobody: it asks"}{row.undelivered > 0 && <span className="block text-xs text-ink-2">{row.undelivered} not taken yet</span>}</TableCell>
              <TableCell numeric>{row.keys}</TableCell>
              <TableCell numeric>{row.requests}</TableCell>
              <TableCell><Time iso={row.lastReceivedAt} tz={timezone} withTime missing="never" /></TableCell>
              <TableCell numeric>
                {onKey && <Button size="sm" variant="ghost" aria-label={`New key for ${row.name}`} onClick={() => setAsking({ title: `Make a further key for ${row.name}?`, label: "Make key", body: "The keys before it count until you revoke them under Settings, API keys.", work: () => onKey(row.id, row.name) })}>New key</Button>}
                {onEnd && <EndButton name={row.name} onAsk={() => setAsking(ending(row.name, () => onEnd(row.id)))} />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Ask asking={asking} onDone={() => setAsking(null)} />
    </>
  );
}

type ShopAppsTableProps = { rows: ProtocolsView["shopApps"]; timezone: string; onRotate?: Act<[id: string, name: string, secret: string | undefined]>; onEnd?: Act<[id: string]> };

export function ShopAppsTable({ rows, timezone, onRotate, onEnd }: ShopAppsTableProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  if (rows.length === 0) return <Empty title="No app yet">If you run an app for shops, the platform sends you its customers’ requests. Add the app and enter its three addresses there.</Empty>;
  return (
    <>
      <Table label="Apps of shops" className="min-w-[48rem]">
        <TableHead><tr><TableHeader>App</TableHeader><TableHeader>Addresses</TableHeader><TableHeader numeric>Requests</TableHeader><TableHeader>Last received</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr></TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell className="min-w-36 align-top"><bdi className="font-medium wrap-anywhere">{row.name}</bdi>{row.previousUntil && <span className="block text-xs text-ink-2">old secret until <Time iso={row.previousUntil} tz={timezone} /></span>}</TableCell>
              <TableCell className="align-top">{row.addresses.map((address) => <span key={address} className="flex items-center gap-1"><code className="text-xs wrap-anywhere">{address}</code><CopyButton value={address} label={`Copy ${address}`} /></span>)}</TableCell>
              <TableCell numeric className="align-top">{row.requests}</TableCell>
              <TableCell className="align-top"><Time iso={row.lastReceivedAt} tz={timezone} withTime missing="never" /></TableCell>
              <TableCell numeric className="align-top">
                {onRotate && <Button size="sm" variant="ghost" aria-label={`New secret for ${row.name}`} onClick={() => setAsking({ title: `Make a new secret for ${row.name}?`, label: "Make secret", body: "The one in use counts for seven days more. Enter the new one at the platform before they are over.", work: () => onRotate(row.id, row.name, undefined) })}>New secret</Button>}
                {onEnd && <EndButton name={row.name} onAsk={() => setAsking(ending(row.name, () => onEnd(row.id)))} />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Ask asking={asking} onDone={() => setAsking(null)} />
    </>
  );
}

type ProcessorsTableProps = { rows: ProtocolsView["processors"]; timezone: string; onConnect?: Act<[input: ConnectProcessorInput]> };

export function ProcessorsTable({ rows, timezone, onConnect }: ProcessorsTableProps) {
  const [connecting, setConnecting] = useState<ProtocolsView["processors"][number] | null>(null);
  if (rows.length === 0) return <Empty title="No processor yet">Give a data system the connector OpenDSR. It then stands here, and you say how it knows you.</Empty>;
  return (
    <>
      <Table label="Processors" className="min-w-[44rem]">
        <TableHead><tr><TableHeader>System</TableHeader><TableHeader>Signs as</TableHeader><TableHeader>Speaks</TableHeader><TableHeader>Checked</TableHeader><TableHeader numeric>Waiting</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr></TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.systemId}>
              <TableCell className="min-w-40"><bdi className="font-medium wrap-anywhere">{row.name}</bdi>{row.problems.map((problem) => <span key={problem} className="block text-xs text-danger">{problem}</span>)}</TableCell>
              <TableCell className="wrap-anywhere">{row.domain}</TableCell>
              <TableCell>{row.apiVersion ?? "not known"}</TableCell>
              <TableCell><Time iso={row.foundAt} tz={timezone} withTime missing="never" /></TableCell>
              <TableCell numeric>{row.waiting}</TableCell>
              <TableCell numeric>{onConnect && <Button size="sm" variant="ghost" aria-label={`Connect ${row.name}`} onClick={() => setConnecting(row)}>Connect</Button>}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {connecting && onConnect && <ConnectProcessorDialog key={connecting.systemId} row={connecting} onConnect={onConnect} onClose={() => setConnecting(null)} />}
    </>
  );
}

const ending = (name: string, work: () => Promise<FormResult>): Asking => ({ title: `Take nothing more from ${name}?`, label: "End", danger: true, body: "What it sends is refused from now on. Its cases go on.", work });

function EndButton({ name, onAsk }: { name: string; onAsk: () => void }) {
  return <Button size="sm" variant="ghost" aria-label={`End ${name}`} onClick={onAsk}>End</Button>;
}

function Ask({ asking, onDone }: { asking: Asking | null; onDone: () => void }) {
  if (!asking) return null;
  return <ConfirmDialog open onOpenChange={(open) => !open && onDone()} title={asking.title} confirmLabel={asking.label} danger={asking.danger ?? false} onConfirm={asking.work}>{asking.body}</ConfirmDialog>;
}

"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { StatusVersionView } from "@/server/domain/status-page/view";

type Act = (version: StatusVersionView) => Promise<FormResult>;
type StatusVersionsProps = { versions: StatusVersionView[]; slug: string; /** Who looks: nobody publishes what they drafted. */ me: string; base: string; timezone: string; onPublish: Act; onWithdraw: Act };
type Asking = { version: StatusVersionView; to: "publish" | "withdraw" };

/** Every version with what became of it, and what can be done next. */
export function StatusVersions({ versions, slug, me, base, timezone, onPublish, onWithdraw }: StatusVersionsProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  if (versions.length === 0) return <Empty title="No version yet">Draft one: choose controls, audits, processors and documents. Nothing is public before a second person publishes it.</Empty>;
  const close = (open: boolean) => !open && setAsking(null);
  return (
    <>
      <Table label="Versions of the status page" className="min-w-[42rem]">
        <TableHead><tr><TableHeader>Version</TableHeader><TableHeader>State</TableHeader><TableHeader>Drafted</TableHeader><TableHeader>Published</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr></TableHead>
        <TableBody>
          {versions.map((version) => (
            <TableRow key={version.id}>
              <TableCell><a className="link" href={`${base}/files/status/${version.id}`} target="_blank" rel="noreferrer">Read version {version.number}</a><code className="block text-xs text-ink-3">{version.sha256.slice(0, 12)}…</code></TableCell>
              <TableCell><Badge tone={version.state === "published" ? "accent" : "outline"}>{version.state}</Badge>{version.state === "published" && <a className="link block text-xs" href={`/status/${slug}`}>/status/{slug}</a>}</TableCell>
              <TableCell><Time iso={version.draftedAt} tz={timezone} /><span className="block text-xs text-ink-3">by <bdi>{version.draftedBy}</bdi></span></TableCell>
              <TableCell><Time iso={version.publishedAt} tz={timezone} missing="never" />{version.publishedBy && <span className="block text-xs text-ink-3">by <bdi>{version.publishedBy}</bdi></span>}</TableCell>
              <TableCell numeric pinned={version.state === "draft" || version.state === "published"}><VersionActs version={version} isOwn={version.draftedById === me} onAsk={(to) => setAsking({ version, to })} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {asking?.to === "publish" && (
        <ConfirmDialog open onOpenChange={close} title={`Publish version ${asking.version.number}?`} confirmLabel="I read it: publish" onConfirm={async () => onPublish(asking.version)}>
          Everybody can read it at /status/{slug}, as it was drafted. It replaces what is published now. Read it first.
        </ConfirmDialog>
      )}
      {asking?.to === "withdraw" && (
        <ConfirmDialog open danger onOpenChange={close} title={`Take back version ${asking.version.number}?`} confirmLabel="Take it back" onConfirm={async () => onWithdraw(asking.version)}>
          {asking.version.state === "published" ? "The page is gone at once, and no link to a document opens. What it said stays on record." : "The draft cannot be published any more. What it said stays on record."}
        </ConfirmDialog>
      )}
    </>
  );
}

type VersionActsProps = { version: StatusVersionView; isOwn: boolean; onAsk: (to: Asking["to"]) => void };

function VersionActs({ version: { number, state }, isOwn, onAsk }: VersionActsProps) {
  if (state !== "draft" && state !== "published") return null;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {state === "draft" && (isOwn ? <span className="text-xs text-ink-3">Another person publishes it.</span> : <Button size="sm" aria-label={`Publish version ${number}`} onClick={() => onAsk("publish")}>Publish</Button>)}
      <Button size="sm" variant="ghost" aria-label={`Take back version ${number}`} onClick={() => onAsk("withdraw")}>Take back</Button>
    </span>
  );
}

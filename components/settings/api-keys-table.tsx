"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { distanceInDays } from "@/components/ui/time-format";
import type { ApiKeyView } from "@/server/domain/organization/view";

type ApiKeysTableProps = { keys: ApiKeyView[]; now: string; timezone: string; onRevoke?: (id: string) => Promise<FormResult> };

export function ApiKeysTable({ keys, now, timezone, onRevoke }: ApiKeysTableProps) {
  const [asking, setAsking] = useState<ApiKeyView | null>(null);
  if (keys.length === 0) return <Empty title="No key yet">A pipeline pushes evidence with a key of its own. Make one per system, so that each can be revoked alone.</Empty>;
  return (
    <>
      <Table label="API keys" className="min-w-[50rem]">
        <TableHead>
          <tr><TableHeader>Name</TableHeader><TableHeader>May</TableHeader><TableHeader>Made</TableHeader><TableHeader>Last used</TableHeader><TableHeader>Expires</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr>
        </TableHead>
        <TableBody>
          {keys.map((key) => {
            const over = key.revokedAt !== null || key.expiresAt <= now;
            return (
              <TableRow key={key.id} className={cn(over && "text-ink-3")}>
                <TableCell className="min-w-40"><bdi className={cn("font-medium wrap-anywhere", over && "line-through")}>{key.name}</bdi><code className="block text-xs text-ink-3">…{key.last4}</code></TableCell>
                <TableCell><span className="flex flex-wrap gap-1">{key.scopes.map((scope) => <Badge key={scope} tone="outline"><code>{scope}</code></Badge>)}</span></TableCell>
                <TableCell className="whitespace-nowrap"><Time iso={key.createdAt} tz={timezone} /><span className="block text-xs text-ink-3">by <bdi>{key.createdBy}</bdi></span></TableCell>
                <TableCell><Time iso={key.lastUsedAt} tz={timezone} withTime missing="never" /></TableCell>
                <TableCell className="whitespace-nowrap">{key.revokedAt ? <>revoked <Time iso={key.revokedAt} tz={timezone} /></> : <><Time iso={key.expiresAt} tz={timezone} /><span className="block text-xs text-ink-3">{distanceInDays(now, key.expiresAt, timezone)}</span></>}</TableCell>
                <TableCell numeric pinned={onRevoke !== undefined && !over}>{onRevoke && !over && <Button size="sm" variant="ghost" aria-label={`Revoke ${key.name}`} onClick={() => setAsking(key)}>Revoke</Button>}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {asking && (
        <ConfirmDialog open onOpenChange={(open) => !open && setAsking(null)} danger title={`Revoke ${asking.name}?`} confirmLabel="Revoke" onConfirm={async () => onRevoke?.(asking.id) ?? { ok: true }}>
          Pushes with this key are refused from now on. What it pushed stays.
        </ConfirmDialog>
      )}
    </>
  );
}

export function ApiKeysTableSkeleton() {
  return <RowsSkeleton label="API keys" rows={4} rowClassName="h-12" />;
}

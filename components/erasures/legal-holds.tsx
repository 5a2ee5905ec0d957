"use client";

import { useState } from "react";

import { ReasonDialog } from "@/components/evidence/reason-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { LegalHoldView } from "@/server/domain/erasure/view";

import { NamedItems } from "./named-items";

type LegalHoldsProps = { holds: LegalHoldView[]; base: string; timezone: string; onLift: (id: string, reason: string) => Promise<FormResult> };

/** Legal holds, those that stand first. What one covers cannot be erased. */
export function LegalHolds({ holds, base, timezone, onLift }: LegalHoldsProps) {
  const [lifting, setLifting] = useState<LegalHoldView | null>(null);
  if (holds.length === 0) return <Empty title="No legal hold">Set one when a dispute or an authority needs something kept: nothing it covers can be erased until you lift it.</Empty>;
  return (
    <>
      <Table label="Legal holds" className="min-w-[44rem]">
        <TableHead>
          <tr><TableHeader>Covers</TableHeader><TableHeader>Reason</TableHeader><TableHeader>Set</TableHeader><TableHeader>Lifted</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr>
        </TableHead>
        <TableBody>
          {holds.map((hold) => (
            <TableRow key={hold.id} className={cn(hold.ended && "text-ink-3")}>
              <TableCell className="max-w-60 align-top">{hold.item ? <NamedItems items={[hold.item]} base={base} withTitle /> : <Badge tone="late">everything</Badge>}</TableCell>
              <TableCell className="max-w-72 align-top wrap-anywhere"><bdi>{hold.reason}</bdi></TableCell>
              <TableCell className="align-top"><bdi>{hold.by}</bdi><span className="block text-xs whitespace-nowrap text-ink-3"><Time iso={hold.at} tz={timezone} withTime /></span></TableCell>
              <TableCell className="max-w-64 align-top wrap-anywhere">
                {hold.ended ? <><bdi>{hold.ended.by}</bdi><span className="block text-xs whitespace-nowrap"><Time iso={hold.ended.at} tz={timezone} withTime /></span>{hold.ended.reason && <bdi className="block text-xs">{hold.ended.reason}</bdi>}</> : "stands"}
              </TableCell>
              <TableCell numeric pinned={!hold.ended} className="align-top">{!hold.ended && <Button size="sm" variant="ghost" aria-label={`Lift the hold on ${coverOf(hold)}`} onClick={() => setLifting(hold)}>Lift</Button>}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {lifting && (
        <ReasonDialog
          open onOpenChange={(open) => !open && setLifting(null)} title={`Lift the hold on ${coverOf(lifting)}?`} confirmLabel="Lift the hold" keepLabel="Leave it" onConfirm={async (reason) => onLift(lifting.id, reason)}
          description="From then on it can be erased again, by two owners. The hold stays on record." hint="Told to owners." example="the case is settled, the authority released it"
        />
      )}
    </>
  );
}

function coverOf({ item }: LegalHoldView): string {
  return item ? `E-${item.number}` : "everything";
}

"use client";

import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { Days } from "@/components/ui/days";
import type { EngagementDetail, GrantLine } from "@/server/domain/engagements/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

import { frameworksInWords, GRANT_WORDS } from "@/components/audits/audit-words";
import { InviteAuditorForm } from "@/components/audits/invite-auditor-form";

type AuditGrantsProps = { audit: EngagementDetail; timezone: string; mayManage: boolean };

export function AuditGrants({ audit, timezone, mayManage }: AuditGrantsProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [inviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<GrantLine | null>(null);
  const isOpen = (grant: GrantLine) => grant.state === "active" || grant.state === "invited";
  return (
    <>
      {audit.grants.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">Nobody was invited yet.</p> : (
        <Table label="Who may enter" className="min-w-[36rem]">
          <TableHead><tr><TableHeader>Auditor</TableHeader><TableHeader>Sees</TableHeader><TableHeader>State</TableHeader><TableHeader>Until</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr></TableHead>
          <TableBody>
            {audit.grants.map((grant) => (
              <TableRow key={grant.id}>
                <TableCell><bdi className="font-medium">{grant.name}</bdi><span className="block text-xs text-ink-3 wrap-anywhere">{grant.email}</span></TableCell>
                <TableCell>{grant.frameworks.length === 0 ? "all of it" : frameworksInWords(grant.frameworks)}<span className="tabular block text-xs whitespace-nowrap text-ink-3"><Days from={grant.windowFrom} to={grant.windowTo} /></span></TableCell>
                <TableCell><Badge tone={isOpen(grant) ? "outline" : "neutral"}>{GRANT_WORDS[grant.state]}</Badge></TableCell>
                <TableCell><Time iso={grant.expiresAt} tz={timezone} /></TableCell>
                <TableCell numeric pinned={mayManage && isOpen(grant)}>{mayManage && isOpen(grant) && <Button size="sm" variant="ghost" aria-label={`Take back the access of ${grant.name}`} onClick={() => setEnding(grant)}>Take back</Button>}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {mayManage && audit.phase !== "ended" && <Button className="mt-3" onClick={() => setInviting(true)}>Invite an auditor</Button>}
      <Dialog open={inviting} onOpenChange={setInviting}>
        <DialogContent title="Invite an auditor" description="They get a link by mail, accept the terms and set up a second factor. They see what the audit covers and change nothing.">
          <InviteAuditorForm onCancel={() => setInviting(false)} onInvite={async (values) => {
            const result = await act(() => client.engagements.invite.mutate({ engagementId: audit.id, ...values }));
            if (result.ok) setInviting(false);
            return result;
          }} />
        </DialogContent>
      </Dialog>
      {ending && (
        <ConfirmDialog open danger onOpenChange={(open) => !open && setEnding(null)} title={`Take back the access of ${ending.name}?`} confirmLabel="Take it back" onConfirm={async () => act(() => client.engagements.revoke.mutate({ engagementId: audit.id, grantId: ending.id }))}>
          Their next click finds nothing. What they wrote and what they took along stays with them.
        </ConfirmDialog>
      )}
    </>
  );
}

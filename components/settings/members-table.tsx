"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { FormResult } from "@/components/ui/form-result";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { type MemberView, type Role, ROLES } from "@/server/domain/organization/view";

import { ROLE_OPTIONS, roleWord } from "./role-words";

type MembersTableProps = {
  members: MemberView[];
  timezone: string;
  /** The one reading: they cannot remove themselves or change their own role. */
  selfId: string;
  onRoleChange?: (userId: string, role: Role) => Promise<FormResult>;
  onRemove?: (userId: string) => Promise<FormResult>;
};

type Asking = { member: MemberView; role: Role | null };

export function MembersTable({ members, timezone, selfId, onRoleChange, onRemove }: MembersTableProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const owners = members.filter((member) => member.role === "owner").length;

  function handleRole(member: MemberView, value: string) {
    const role = ROLES.find((known) => known === value);
    if (role && role !== member.role) setAsking({ member, role });
  }

  return (
    <>
      <Table label="Members" className="min-w-[46rem]">
        <TableHead>
          <tr><TableHeader>Name</TableHeader><TableHeader className="w-44">Role</TableHeader><TableHeader>Joined</TableHeader><TableHeader>Last seen</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr>
        </TableHead>
        <TableBody>
          {members.map((member) => {
            const fixed = member.userId === selfId || (member.role === "owner" && owners === 1);
            return (
              <TableRow key={member.userId}>
                <TableCell className="min-w-52"><bdi className="font-medium">{member.name}</bdi>{member.userId === selfId && <span className="text-ink-3"> (you)</span>}<span className="block text-xs text-ink-3 wrap-anywhere">{member.email}</span></TableCell>
                <TableCell>{onRoleChange && !fixed ? <Select aria-label={`Role of ${member.name}`} value={member.role} onValueChange={(role) => handleRole(member, role)} options={ROLE_OPTIONS} /> : roleWord(member.role)}</TableCell>
                <TableCell><Time iso={member.joinedAt} tz={timezone} /></TableCell>
                <TableCell><Time iso={member.lastSeenAt} tz={timezone} withTime missing="never" /></TableCell>
                <TableCell numeric pinned={onRemove !== undefined && !fixed}>{onRemove && !fixed && <Button size="sm" variant="ghost" aria-label={`Remove ${member.name}`} onClick={() => setAsking({ member, role: null })}>Remove</Button>}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          danger={asking.role === null}
          title={asking.role ? `Make ${asking.member.name} ${roleWord(asking.role).toLowerCase()}?` : `Remove ${asking.member.name}?`}
          confirmLabel={asking.role ? "Change the role" : "Remove"}
          onConfirm={async () => (asking.role ? onRoleChange?.(asking.member.userId, asking.role) : onRemove?.(asking.member.userId)) ?? { ok: true }}
        >
          {asking.role ? `${ROLE_OPTIONS.find(({ value }) => value === asking.role)?.hint}. It takes effect with their next click.` : "They lose access to this organization at once; in others they stay signed in. What they did stays in the record, and controls they own are left without an owner."}
        </ConfirmDialog>
      )}
    </>
  );
}

export function MembersTableSkeleton() {
  return <RowsSkeleton label="members" rows={5} rowClassName="h-12" widths={["w-1/3", "w-28", "w-20", "w-28"]} />;
}

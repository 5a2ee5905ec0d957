"use client";

import { Section } from "@/components/layout/section";
import { InvitationList, InviteForm } from "@/components/settings/invitations";
import { MembersTable } from "@/components/settings/members-table";
import { toast } from "@/components/ui/toast";
import type { InvitationView, MemberView } from "@/server/domain/organization/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type MembersProps = { members: MemberView[]; invitations: InvitationView[]; selfId: string; timezone: string; mayManage: boolean };

export function Members({ members, invitations, selfId, timezone, mayManage }: MembersProps) {
  const client = useTRPCClient();
  const act = useAct();

  async function handleInvite(invitation: { email: string; role: MemberView["role"] }) {
    const result = await act(() => client.members.invite.mutate(invitation));
    if (result.ok) toast(`Invitation sent to ${invitation.email}.`);
    return result;
  }

  async function handleRevoke(id: string) {
    const result = await act(() => client.members.revokeInvitation.mutate({ id }));
    if (!result.ok) toast.error(result.message);
  }

  return (
    <div className="grid grid-cols-1 gap-10">
      <Section title="Members" count={members.length}>
        <MembersTable
          members={members}
          timezone={timezone}
          selfId={selfId}
          onRoleChange={mayManage ? (userId, role) => act(() => client.members.changeRole.mutate({ userId, role })) : undefined}
          onRemove={mayManage ? (userId) => act(() => client.members.remove.mutate({ userId })) : undefined}
        />
      </Section>
      {(mayManage || invitations.length > 0) && (
        <Section title="Invitations" aside="A link works once, for seven days">
          {mayManage && <div className="max-w-3xl pt-2"><InviteForm onInvite={handleInvite} /></div>}
          <InvitationList invitations={invitations} timezone={timezone} onRevoke={mayManage ? (id) => void handleRevoke(id) : undefined} />
        </Section>
      )}
    </div>
  );
}

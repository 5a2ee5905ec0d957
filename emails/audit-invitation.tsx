import { Link, Text } from "@react-email/components";

import { Frame } from "./frame";

export type AuditInvitationProps = { url: string; organization: string; engagement: string; invitedBy: string; days: number };

export function AuditInvitation({ url, organization, engagement, invitedBy, days }: AuditInvitationProps) {
  return (
    <Frame preview={`${organization} opens its audit room to you`}>
      <Text>
        {invitedBy} invites you into the audit room of {organization}: {engagement}.
      </Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
      <Text>The link works once, within {days} days, and only for this address. You will set up a second factor: have an authenticator app at hand.</Text>
    </Frame>
  );
}

AuditInvitation.PreviewProps = { url: "http://localhost:3000/audit/invitation#token", organization: "Acme Cloud", engagement: "SOC 2 2026", invitedBy: "Ada Owner", days: 14 } satisfies AuditInvitationProps;

import { Link, Text } from "@react-email/components";

import { Frame } from "./frame";

export type InvitationProps = { url: string; organization: string; invitedBy: string; role: string; days: number };

export function Invitation({ url, organization, invitedBy, role, days }: InvitationProps) {
  return (
    <Frame preview={`${invitedBy} invites you to ${organization}`}>
      <Text>
        {invitedBy} invites you to work in {organization} as {role}.
      </Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
      <Text>The link works once, within {days} days, and only for this address.</Text>
    </Frame>
  );
}

Invitation.PreviewProps = { url: "http://localhost:3000/invitations#token", organization: "Acme Cloud", invitedBy: "Ada Owner", role: "officer", days: 7 } satisfies InvitationProps;

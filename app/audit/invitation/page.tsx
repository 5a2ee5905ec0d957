import type { Metadata } from "next";

import { AuditInvitationPage } from "./audit-invitation";

export const metadata: Metadata = { title: "Audit room" };

export default function InvitationPage() {
  return <AuditInvitationPage />;
}

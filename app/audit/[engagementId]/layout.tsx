import type { ReactNode } from "react";

import { OrgQueries } from "@/server/trpc/client";

import { AuditShell } from "../_components/audit-shell";
import { auditRoom } from "../_data/room";

type RoomLayoutProps = { children: ReactNode; params: Promise<{ engagementId: string }> };

export default async function AuditRoomLayout({ children, params }: RoomLayoutProps) {
  const { engagementId } = await params;
  const { room, base } = await auditRoom(engagementId);
  return (
    <AuditShell room={{ name: room.name, organization: room.organization, preview: room.preview, expiresAt: room.expiresAt, timezone: room.timezone }} base={base}>
      <OrgQueries orgSlug={engagementId}>{children}</OrgQueries>
    </AuditShell>
  );
}

"use client";

import type { ReactNode } from "react";

import { signOut } from "@/app/_client/session";
import { AuditFrame, type RoomHead } from "@/components/audits/audit-frame";

export function AuditShell({ room, base, children }: { room: RoomHead; base: string; children: ReactNode }) {
  return <AuditFrame room={room} base={base} onSignOut={() => void signOut()}>{children}</AuditFrame>;
}

import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import type { Connector } from "@/server/domain/privacy/systems/connectors";
import { compileTemplate } from "@/server/domain/privacy/systems/query-template";

import { notFound, ServiceError } from "../../errors";
import { OutboundError, requireCallable } from "../../outbound/send-out";
import { databaseOf } from "../tasks/read-database";

/** What can be known of a connector before it is used. Throws INVALID with the field, NOT_FOUND for somebody who is no member. */
export async function requireConnector(tx: Tx, orgId: string, connector: Connector, databaseUrl: string | undefined): Promise<void> {
  if (connector.assigneeId !== null) await requireMember(tx, orgId, connector.assigneeId);
  if (connector.kind === "webhook") requireAddress("connector.url", connector.url);
  if (connector.kind === "opendsr") requireAddress("connector.baseUrl", connector.baseUrl);
  if (connector.kind !== "sql") return;
  const compiled = compileTemplate(connector.template);
  if ("fault" in compiled) throw refused("connector.template", compiled.fault);
  if (databaseUrl !== undefined) within("databaseUrl", () => databaseOf(databaseUrl));
}

export async function requireMember(tx: Tx, orgId: string, userId: string): Promise<void> {
  const [member] = await tx.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId)));
  if (!member) throw notFound("This member");
}

const requireAddress = (field: string, url: string) => within(field, () => requireCallable(url));

function within(field: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (error instanceof OutboundError) throw refused(field, error.message);
    throw error;
  }
}

const refused = (field: string, message: string) => new ServiceError("INVALID", message, [{ field, message }]);

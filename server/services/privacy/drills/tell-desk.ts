import type { Tx } from "@/db/client";
import { env } from "@/server/env";
import type { DrillNoticeProps } from "@/emails/drill-notice";

import type { ServiceContext } from "../../context";
import { queueMail } from "../../mail/queue";
import { organizationOrThrow } from "../../organizations/rows";
import { seenToBy } from "../care/nudge-people";
import { drillName, type DrillRow } from "./rows";

/** Writes to everybody who handles requests about a drill that nobody is looking at: once, with the change that it is about. */
export async function tellDesk(tx: Tx, { orgId, now }: Pick<ServiceContext, "orgId" | "now">, { id, number, quarter }: DrillRow, what: DrillNoticeProps["what"], runsOn: string | null = null): Promise<void> {
  const { slug, name: organization } = await organizationOrThrow(tx, orgId);
  const url = new URL(`/o/${slug}/privacy/drills/${id}`, env().PROOFROOM_URL).toString();
  for (const { email } of await seenToBy(tx, orgId, null)) await queueMail(tx, now, { to: email, template: { name: "drill-notice", props: { url, organization, name: drillName(number), quarter, what, runsOn } } });
}

import type { Tx } from "@/db/client";
import { clockOf } from "@/server/domain/privacy/case/clock";
import type { Case } from "@/server/domain/privacy/case/case";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { Requester } from "@/server/domain/privacy/intake";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { organizationOrThrow } from "../organizations/rows";
import { caseName } from "./append-events";
import { caseLink } from "./case-keys";
import type { Desk } from "./letters";
import { settingsOrThrow, type RequestRow } from "./rows";
import { readRequester } from "./requester";

/** All that a letter of this case is written from. Throws GONE where who asked was forgotten. */
export async function openDesk(tx: Tx, ctx: ServiceContext, request: RequestRow, current: Case): Promise<Desk> {
  const [organization, settings, requester] = [await organizationOrThrow(tx, ctx.orgId), await settingsOrThrow(tx, ctx.orgId), await readRequester(tx, ctx.orgId, request.id)];
  const link = await caseLink(ctx.orgId, organization.slug, request.id);
  if (!requester || !link) throw new ServiceError("GONE", `What ${caseName(request.number)} said about the person was destroyed at the end of its time.`);
  const { authorityName: name, authorityAddress: address, authorityUrl: url } = settings;
  return {
    tx, ctx, requestId: request.id, mailTo: Requester.parse(requester).email, dueOn: dueOnOf(current, ctx.now),
    facts: {
      language: request.language, regime: current.receipt.regime, rights: current.rights.map(({ right }) => right), reference: caseName(request.number), organization: settings.controllerName,
      receivedOn: localDay(current.receipt.receivedAt.toISOString(), current.receipt.zone).toString(), caseUrl: link.url, contactEmail: settings.contactEmail, authority: { name, address, url },
    },
  };
}

/** The earliest date of what the letter is about. An extension is not on record while its letter is written, and yet must name the day it extends to. */
function dueOnOf(current: Case, now: Date): Desk["dueOn"] {
  return (kind, right) => {
    const clocks = clockOf(current, now).filter((each) => right === null || each.right === right).flatMap(({ clock }) => clock ?? []);
    return clocks.map(({ due, extended }) => (kind === "extension" ? extended.date : due.date)).toSorted()[0] ?? null;
  };
}

import type { Tx } from "@/db/client";
import { clockOf } from "@/server/domain/privacy/case/clock";
import { type Case, isDrill } from "@/server/domain/privacy/case/case";
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
  const dates = clockOf(current, ctx.now).flatMap(({ right, clock }) => (clock ? { right, dueOn: clock.due.date, extendedOn: clock.extended.date } : []));
  const { authorityName: name, authorityAddress: address, authorityUrl: url } = settings;
  return {
    // Nobody is behind a drill: what it writes stays on its page.
    tx, ctx, requestId: request.id, isDrill: isDrill(current), mailTo: isDrill(current) ? null : Requester.parse(requester).email,
    facts: {
      language: request.language, regime: current.receipt.regime, rights: current.rights.map(({ right }) => right), reference: caseName(request.number), organization: settings.controllerName,
      receivedOn: localDay(current.receipt.receivedAt.toISOString(), current.receipt.zone).toString(), dates, caseUrl: link.url, contactEmail: settings.contactEmail, authority: { name, address, url }, retentionYears: settings.retentionYears,
    },
  };
}

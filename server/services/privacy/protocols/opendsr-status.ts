import { withOrg } from "@/db/client";
import { sha256 } from "@/server/domain/ledger/commit";
import { DIALECTS, SubjectRequestId, type Dialect } from "@/server/domain/privacy/protocols/opendsr";
import { standingOf, type Standing } from "@/server/domain/privacy/protocols/opendsr-status";

import { authorize, type ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";
import { carryOutAct } from "../act";
import { loadCase } from "../load-case";
import { openDoor } from "./open-door";
import { findReceived, type OpenDsrSettings, type Received } from "./rows";
import { signAnswer, type SignedBody } from "./sign-answer";

/** Where a controller's own request stands. Throws NOT_FOUND for another's as for nobody's. */
export async function getOpenDsrStatus(ctx: ServiceContext, slug: string, dialect: Dialect, id: string): Promise<SignedBody> {
  authorize(ctx, "privacy:receive");
  return withOrg(ctx.orgId, async (tx) => {
    const { settings, peer } = await openDoor(tx, ctx, slug);
    const received = requireReceived(await findReceived(tx, ctx.orgId, peer.id, uuid(id)));
    return signAnswer(settings, dialect, statusContent(settings, received, dialect, standingOf(await loadCase(tx, ctx.orgId, received.requestId), received.right)), false);
  });
}

/**
 * The controller takes its request back, which it may while nobody has begun with it. In the case it is whoever asked that
 * withdraws: for a processor that is the controller. The digest of what it said is the proof.
 */
export async function cancelOpenDsr(ctx: ServiceContext, slug: string, dialect: Dialect, id: string): Promise<SignedBody> {
  authorize(ctx, "privacy:receive");
  return withOrg(ctx.orgId, async (tx) => {
    const { settings, peer } = await openDoor(tx, ctx, slug);
    const received = requireReceived(await findReceived(tx, ctx.orgId, peer.id, uuid(id)));
    const { status } = standingOf(await loadCase(tx, ctx.orgId, received.requestId), received.right);
    if (status === "in_progress" || status === "completed") throw new ServiceError("CONFLICT", `The request is ${status} and can be cancelled no more.`);
    if (status === "pending") {
      const proofSha256 = Buffer.from(sha256(Buffer.from(`cancelled by ${peer.id} with key ${ctx.actor.id}: ${received.externalId} ${ctx.now.toISOString()}`))).toString("hex");
      await carryOutAct(tx, { ...ctx, actor: { kind: "subject", id: received.requestId } }, received.requestId, { kind: "withdraw", data: { rights: [received.right], proofSha256 } });
    }
    return signAnswer(settings, dialect, { controller_id: peer.id, received_time: ctx.now.toISOString(), subject_request_id: received.externalId, api_version: DIALECTS[dialect].version }, true);
  });
}

/** What a status says. How a completed one ended has no word in the specification, so it stands in our extension. */
export function statusContent({ domain }: OpenDsrSettings, { peerId, expectedAt, externalId }: Received, dialect: Dialect, { status, outcome }: Standing): Record<string, unknown> {
  return {
    controller_id: peerId, expected_completion_time: expectedAt.toISOString(), subject_request_id: externalId, request_status: status, api_version: DIALECTS[dialect].version,
    ...(outcome ? { extensions: { [domain]: { outcome } } } : {}),
  };
}

const uuid = (id: string) => (SubjectRequestId.safeParse(id).success ? id : "");

function requireReceived(row: Received | undefined): Received {
  if (!row?.dialect) throw notFound("This request");
  return row;
}

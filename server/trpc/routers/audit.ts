import { z } from "zod";

import { GetControlInput } from "@/server/domain/controls/input";
import { EvidenceId } from "@/server/domain/evidence/schema";
import { listOwnEngagements } from "@/server/services/engagements/list-own";
import { listRoomPeople } from "@/server/services/engagements/people";
import { recordEntry, recordListView, recordView } from "@/server/services/engagements/record-view";
import { getAuditRoom } from "@/server/services/engagements/room";
import { getEvidence } from "@/server/services/evidence/get";
import { evidenceOfRecord, RecordId } from "@/server/services/evidence/of-record";
import { proofStanding } from "@/server/services/ledger/standing";
import { verifyEvidence } from "@/server/services/ledger/verify-evidence";
import { listRoomPacks } from "@/server/services/packs/room";
import { enrolSecondFactor } from "@/server/services/second-factor/enrol";
import { proveSecondFactor } from "@/server/services/second-factor/prove";
import { renewRecoveryCodes } from "@/server/services/second-factor/renew-codes";
import { secondFactorState } from "@/server/services/second-factor/state";
import { listRoomReports } from "@/server/services/shared-reports/room";
import { getRoomControl } from "@/server/services/workpapers/room-control";

import { auditProcedure, router, userProcedure } from "../init";

/** The audit room, for auditors and for an officer who looks at it as they do. Every reading of an object is noted first. */
export const auditRouter = router({
  engagements: userProcedure.query(({ ctx }) => listOwnEngagements(ctx.user, ctx.facts.now)),
  secondFactor: userProcedure.query(({ ctx }) => secondFactorState(ctx.user)),
  enrol: userProcedure.mutation(({ ctx }) => enrolSecondFactor(ctx.user, ctx.facts.now)),
  prove: userProcedure.input(z.strictObject({ code: z.string().max(40) })).mutation(({ ctx, input }) => proveSecondFactor(ctx.user, ctx.facts.now, input)),
  renewCodes: userProcedure.input(z.strictObject({ code: z.string().max(40) })).mutation(({ ctx, input }) => renewRecoveryCodes(ctx.user, ctx.facts.now, input)),
  room: auditProcedure.meta({ permission: "audit:read" }).query(async ({ ctx }) => {
    const found = await getAuditRoom(ctx.service);
    await recordEntry(ctx.service);
    return found;
  }),
  people: auditProcedure.meta({ permission: "audit:read" }).query(async ({ ctx }) => {
    const found = await listRoomPeople(ctx.service);
    await recordListView(ctx.service, "people");
    return found;
  }),
  reports: auditProcedure.meta({ permission: "audit:read" }).query(async ({ ctx }) => {
    const found = await listRoomReports(ctx.service);
    await recordListView(ctx.service, "reports");
    return found;
  }),
  packs: auditProcedure.meta({ permission: "audit:read" }).query(({ ctx }) => listRoomPacks(ctx.service)),
  control: auditProcedure.meta({ permission: "controls:read" }).input(GetControlInput).query(async ({ ctx, input }) => {
    const found = await getRoomControl(ctx.service, input);
    await recordView(ctx.service, { what: "view", objectKind: "control", objectId: found.key, label: `${found.key} ${found.title}` });
    return found;
  }),
  evidence: auditProcedure.meta({ permission: "evidence:read" }).input(EvidenceId).query(async ({ ctx, input }) => {
    const found = await getEvidence(ctx.service, input);
    await recordView(ctx.service, { what: "view", objectKind: "evidence", objectId: found.id, label: `E-${found.number} ${found.title}` });
    return found;
  }),
  ofRecord: auditProcedure.meta({ permission: "evidence:read" }).input(RecordId).query(({ ctx, input }) => evidenceOfRecord(ctx.service, input)),
  standing: auditProcedure.meta({ permission: "evidence:read" }).input(EvidenceId).query(({ ctx, input }) => proofStanding(ctx.service, input)),
  verify: auditProcedure.meta({ permission: "evidence:read" }).input(EvidenceId).query(({ ctx, input }) => verifyEvidence(ctx.service, input)),
});

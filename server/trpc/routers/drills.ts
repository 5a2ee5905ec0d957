import { ApproveDrillInput, DrillId, SaveDrillScheduleInput, TickPlantedInput } from "@/server/domain/privacy/drills/schema";
import { approveDrillErasure } from "@/server/services/privacy/drills/approve-erasure";
import { checkDrill } from "@/server/services/privacy/drills/check";
import { endDrill } from "@/server/services/privacy/drills/end";
import { getDrill } from "@/server/services/privacy/drills/get";
import { listDrills } from "@/server/services/privacy/drills/list";
import { planDrillErasure } from "@/server/services/privacy/drills/plan-erasure";
import { plantInPortal } from "@/server/services/privacy/drills/plant-in-portal";
import { saveDrillSchedule } from "@/server/services/privacy/drills/schedule";
import { setUpDrill } from "@/server/services/privacy/drills/set-up";
import { startDrill } from "@/server/services/privacy/drills/start";
import { tickPlanted } from "@/server/services/privacy/drills/tick-planted";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "privacy:read" });
const handles = orgProcedure.meta({ permission: "privacy:handle" });
const one = handles.input(DrillId);

export const drillsRouter = router({
  list: reads.query(({ ctx }) => listDrills(ctx.service)),
  get: reads.input(DrillId).query(({ ctx, input }) => getDrill(ctx.service, input)),
  setUp: handles.mutation(({ ctx }) => setUpDrill(ctx.service)),
  tickPlanted: handles.input(TickPlantedInput).mutation(({ ctx, input }) => tickPlanted(ctx.service, input)),
  plantInPortal: one.mutation(({ ctx, input }) => plantInPortal(ctx.service, input)),
  start: one.mutation(({ ctx, input }) => startDrill(ctx.service, input)),
  planErasure: one.mutation(({ ctx, input }) => planDrillErasure(ctx.service, input)),
  approveErasure: handles.input(ApproveDrillInput).mutation(({ ctx, input }) => approveDrillErasure(ctx.service, input)),
  check: one.mutation(({ ctx, input }) => checkDrill(ctx.service, input)),
  end: one.mutation(({ ctx, input }) => endDrill(ctx.service, input)),
  saveSchedule: orgProcedure.meta({ permission: "privacy:manage" }).input(SaveDrillScheduleInput).mutation(({ ctx, input }) => saveDrillSchedule(ctx.service, input)),
});

import { DecideErasureInput, RefuseErasureInput, ReleaseLegalHoldInput, RequestErasureInput, SetLegalHoldInput } from "@/server/domain/erasure/schema";
import { EvidenceId } from "@/server/domain/evidence/schema";
import { approveErasure } from "@/server/services/erasures/approve";
import { setLegalHold } from "@/server/services/erasures/hold";
import { listErasures } from "@/server/services/erasures/list";
import { listHoldsOn } from "@/server/services/erasures/list-holds";
import { refuseErasure } from "@/server/services/erasures/refuse";
import { releaseLegalHold } from "@/server/services/erasures/release-hold";
import { requestErasure } from "@/server/services/erasures/request";

import { orgProcedure, router } from "../init";

const erases = orgProcedure.meta({ permission: "evidence:erase" });

export const erasuresRouter = router({
  list: erases.query(({ ctx }) => listErasures(ctx.service)),
  holdsOn: erases.input(EvidenceId).query(({ ctx, input }) => listHoldsOn(ctx.service, input)),
  request: erases.input(RequestErasureInput).mutation(({ ctx, input }) => requestErasure(ctx.service, input)),
  approve: erases.input(DecideErasureInput).mutation(({ ctx, input }) => approveErasure(ctx.service, input)),
  refuse: erases.input(RefuseErasureInput).mutation(({ ctx, input }) => refuseErasure(ctx.service, input)),
  hold: erases.input(SetLegalHoldInput).mutation(({ ctx, input }) => setLegalHold(ctx.service, input)),
  releaseHold: erases.input(ReleaseLegalHoldInput).mutation(({ ctx, input }) => releaseLegalHold(ctx.service, input)),
});

import { AnchorStateInput, ListAnchorsInput, SealInput } from "@/server/domain/anchors/schema";
import { listAnchors } from "@/server/services/anchors/list";
import { sealNow } from "@/server/services/anchors/seal-now";
import { anchorState } from "@/server/services/anchors/state";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "ledger:read" });

export const anchorsRouter = router({
  list: reads.input(ListAnchorsInput).query(({ ctx, input }) => listAnchors(ctx.service, input)),
  state: reads.input(AnchorStateInput).query(({ ctx, input }) => anchorState(ctx.service, input)),
  seal: orgProcedure.meta({ permission: "ledger:seal" }).input(SealInput).mutation(({ ctx, input }) => sealNow(ctx.service, input)),
});

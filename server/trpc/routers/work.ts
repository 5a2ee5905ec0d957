import { getWork } from "@/server/services/work/get";

import { orgProcedure, router } from "../init";

export const workRouter = router({
  get: orgProcedure.meta({ permission: "work:read" }).query(({ ctx }) => getWork(ctx.service)),
});

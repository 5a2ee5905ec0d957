import { GetControlInput, HomeInput, ListControlsInput, UpdateControlInput } from "@/server/domain/controls/input";
import { getControl } from "@/server/services/controls/get";
import { listControls } from "@/server/services/controls/list";
import { updateControl } from "@/server/services/controls/update";
import { getHome } from "@/server/services/home/get";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "controls:read" });

export const controlsRouter = router({
  list: reads.input(ListControlsInput).query(({ ctx, input }) => listControls(ctx.service, input)),
  get: reads.input(GetControlInput).query(({ ctx, input }) => getControl(ctx.service, input)),
  update: orgProcedure.meta({ permission: "controls:update" }).input(UpdateControlInput).mutation(({ ctx, input }) => updateControl(ctx.service, input)),
});

export const homeRouter = router({
  get: orgProcedure.meta({ permission: "home:read" }).input(HomeInput).query(({ ctx, input }) => getHome(ctx.service, input)),
});

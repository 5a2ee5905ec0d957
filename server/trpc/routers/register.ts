import { AddToRegisterInput, RegisterId } from "@/server/domain/register/schema";
import { addToRegister } from "@/server/services/register/add";
import { endStandingAnswer } from "@/server/services/register/end";
import { listRegister } from "@/server/services/register/list";

import { orgProcedure, router } from "../init";

const decides = orgProcedure.meta({ permission: "register:update" });

export const registerRouter = router({
  list: orgProcedure.meta({ permission: "register:read" }).query(({ ctx }) => listRegister(ctx.service)),
  add: decides.input(AddToRegisterInput).mutation(({ ctx, input }) => addToRegister(ctx.service, input)),
  end: decides.input(RegisterId).mutation(({ ctx, input }) => endStandingAnswer(ctx.service, input)),
});

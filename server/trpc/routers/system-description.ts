import { SaveSystemDescriptionInput, SystemDescriptionVersion } from "@/server/domain/system-description/schema";
import { getSystemDescription } from "@/server/services/system-description/get";
import { saveSystemDescription } from "@/server/services/system-description/save";

import { orgProcedure, router } from "../init";

export const systemDescriptionRouter = router({
  get: orgProcedure.meta({ permission: "reports:read" }).input(SystemDescriptionVersion).query(({ ctx, input }) => getSystemDescription(ctx.service, input)),
  save: orgProcedure.meta({ permission: "reports:make" }).input(SaveSystemDescriptionInput).mutation(({ ctx, input }) => saveSystemDescription(ctx.service, input)),
});

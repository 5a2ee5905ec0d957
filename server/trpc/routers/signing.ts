import { UploadIdentityInput } from "@/server/domain/signing/schema";
import { listSigningIdentities } from "@/server/services/signing/list";
import { rotateSigningIdentity } from "@/server/services/signing/rotate";
import { uploadSigningIdentity } from "@/server/services/signing/upload";

import { orgProcedure, router } from "../init";

const manages = orgProcedure.meta({ permission: "signing:manage" });

export const signingRouter = router({
  list: orgProcedure.meta({ permission: "reports:read" }).query(({ ctx }) => listSigningIdentities(ctx.service)),
  rotate: manages.mutation(({ ctx }) => rotateSigningIdentity(ctx.service)),
  upload: manages.input(UploadIdentityInput).mutation(({ ctx, input }) => uploadSigningIdentity(ctx.service, input)),
});

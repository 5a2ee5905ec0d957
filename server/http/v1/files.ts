import { stageUpload } from "@/server/services/evidence/stage-upload";

import { expectedUpload } from "../expected-upload";
import { bodyOf } from "../read-body";
import { withApiKey } from "../with-api-key";

/** POST /api/v1/files: the bytes of a file, up to 1 GB, streamed. The answer's digest is then named in a push. */
export const upload = withApiKey("evidence:push", async ({ request, ctx }) => {
  const stored = await stageUpload(ctx, bodyOf(request), expectedUpload(request.headers));
  return Response.json(stored, { status: 201 });
});

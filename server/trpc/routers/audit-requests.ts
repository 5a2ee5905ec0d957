import { AssignRequestInput, AttachInput, CommentInput, DecideItemInput, DetachInput, ImportRequestsInput, ListRequestsInput, MoveRequestInput, RequestDraft, RequestId, UpdateRequestInput } from "@/server/domain/audit-requests/schema";
import { assignRequest } from "@/server/services/audit-requests/assign";
import { attachEvidence } from "@/server/services/audit-requests/attach";
import { commentRequest } from "@/server/services/audit-requests/comment";
import { createRequest } from "@/server/services/audit-requests/create";
import { decideItem } from "@/server/services/audit-requests/decide-item";
import { detachEvidence } from "@/server/services/audit-requests/detach";
import { getRequest } from "@/server/services/audit-requests/get";
import { importRequests, previewImport } from "@/server/services/audit-requests/import";
import { listRequests } from "@/server/services/audit-requests/list";
import { listOwnRequests } from "@/server/services/audit-requests/list-own";
import { moveRequest } from "@/server/services/audit-requests/move";
import { updateRequest } from "@/server/services/audit-requests/update";
import { recordListView, recordView } from "@/server/services/engagements/record-view";

import { auditProcedure, orgProcedure, router } from "../init";

const manages = orgProcedure.meta({ permission: "audits:manage" });
/** Whoever has work may answer: a contributor what is assigned to them, an officer all. */
const answers = orgProcedure.meta({ permission: "work:read" });
const looks = auditProcedure.meta({ permission: "audit:read" });
const works = auditProcedure.meta({ permission: "audit:work" });

/** Requests as the organization answers them. */
export const auditRequestsRouter = router({
  list: orgProcedure.meta({ permission: "audits:read" }).input(ListRequestsInput).query(({ ctx, input }) => listRequests(ctx.service, input)),
  own: answers.query(({ ctx }) => listOwnRequests(ctx.service)),
  get: answers.input(RequestId).query(({ ctx, input }) => getRequest(ctx.service, input)),
  comment: answers.input(CommentInput).mutation(({ ctx, input }) => commentRequest(ctx.service, input)),
  attach: answers.input(AttachInput).mutation(({ ctx, input }) => attachEvidence(ctx.service, input)),
  detach: answers.input(DetachInput).mutation(({ ctx, input }) => detachEvidence(ctx.service, input)),
  move: answers.input(MoveRequestInput).mutation(({ ctx, input }) => moveRequest(ctx.service, input)),
  assign: manages.input(AssignRequestInput).mutation(({ ctx, input }) => assignRequest(ctx.service, input)),
  previewImport: manages.input(ImportRequestsInput).mutation(({ ctx, input }) => previewImport(ctx.service, input)),
  import: manages.input(ImportRequestsInput).mutation(({ ctx, input }) => importRequests(ctx.service, input)),
});

/** Requests as auditors make and decide on them. What they open is noted first. */
export const roomRequestsRouter = router({
  list: looks.input(ListRequestsInput).query(async ({ ctx, input }) => {
    const found = await listRequests(ctx.service, input);
    await recordListView(ctx.service, "requests");
    return found;
  }),
  get: looks.input(RequestId).query(async ({ ctx, input }) => {
    const found = await getRequest(ctx.service, input);
    await recordView(ctx.service, { what: "view", objectKind: "audit_request", objectId: found.id, label: `${found.number} ${found.title}` });
    return found;
  }),
  create: works.input(RequestDraft).mutation(({ ctx, input }) => createRequest(ctx.service, input)),
  update: works.input(UpdateRequestInput).mutation(({ ctx, input }) => updateRequest(ctx.service, input)),
  comment: works.input(CommentInput).mutation(({ ctx, input }) => commentRequest(ctx.service, input)),
  move: works.input(MoveRequestInput).mutation(({ ctx, input }) => moveRequest(ctx.service, input)),
  decideItem: works.input(DecideItemInput).mutation(({ ctx, input }) => decideItem(ctx.service, input)),
  previewImport: works.input(ImportRequestsInput).mutation(({ ctx, input }) => previewImport(ctx.service, input)),
  import: works.input(ImportRequestsInput).mutation(({ ctx, input }) => importRequests(ctx.service, input)),
});

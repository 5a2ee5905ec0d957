import { AssignTaskInput, CompleteTaskInput, TaskId } from "@/server/domain/privacy/systems/receipt";
import { AddIdentifierInput, ArchiveSystemInput, ListSystemsInput, PreviewQueryInput, RemoveIdentifierInput, SaveSystemInput, SystemId } from "@/server/domain/privacy/systems/schema";
import { addIdentifier } from "@/server/services/privacy/add-identifier";
import { removeIdentifier } from "@/server/services/privacy/remove-identifier";
import { archiveSystem } from "@/server/services/privacy/systems/archive";
import { getDataSystem } from "@/server/services/privacy/systems/get";
import { listDataSystems } from "@/server/services/privacy/systems/list";
import { previewQuery } from "@/server/services/privacy/systems/preview-query";
import { rotateSystemSecret } from "@/server/services/privacy/systems/rotate-secret";
import { saveSystem } from "@/server/services/privacy/systems/save";
import { assignTask } from "@/server/services/privacy/tasks/assign";
import { completeOwnTask } from "@/server/services/privacy/tasks/complete";
import { retryTask } from "@/server/services/privacy/tasks/retry";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "privacy:read" });
const handles = orgProcedure.meta({ permission: "privacy:handle" });
const manages = orgProcedure.meta({ permission: "privacy:manage" });

/** Data systems, what each has to do for a request, and by what they know the person. */
export const systemsRouter = router({
  list: reads.input(ListSystemsInput.optional()).query(({ ctx, input }) => listDataSystems(ctx.service, input)),
  get: reads.input(SystemId).query(({ ctx, input }) => getDataSystem(ctx.service, input)),
  save: manages.input(SaveSystemInput).mutation(({ ctx, input }) => saveSystem(ctx.service, input)),
  archive: manages.input(ArchiveSystemInput).mutation(({ ctx, input }) => archiveSystem(ctx.service, input)),
  rotateSecret: manages.input(SystemId).mutation(({ ctx, input }) => rotateSystemSecret(ctx.service, input)),
  // Asks another database: nothing here changes, and nothing of it may be kept or sent twice by a browser.
  previewQuery: manages.input(PreviewQueryInput).mutation(({ ctx, input }) => previewQuery(ctx.service, input)),
  completeTask: orgProcedure.meta({ permission: "privacy:task" }).input(CompleteTaskInput).mutation(({ ctx, input }) => completeOwnTask(ctx.service, input)),
  assignTask: handles.input(AssignTaskInput).mutation(({ ctx, input }) => assignTask(ctx.service, input)),
  retryTask: handles.input(TaskId).mutation(({ ctx, input }) => retryTask(ctx.service, input)),
  addIdentifier: handles.input(AddIdentifierInput).mutation(({ ctx, input }) => addIdentifier(ctx.service, input)),
  removeIdentifier: handles.input(RemoveIdentifierInput).mutation(({ ctx, input }) => removeIdentifier(ctx.service, input)),
});

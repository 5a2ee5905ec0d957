import { ApproveDocumentInput, DraftStatusPageInput, PublishStatusPageInput, RefuseDocumentInput, StatusSettingsInput, StatusVersionId } from "@/server/domain/status-page/schema";
import { approveDocument } from "@/server/services/status-page/approve";
import { getStatusBoard } from "@/server/services/status-page/board";
import { statusChoices } from "@/server/services/status-page/choices";
import { draftStatusPage } from "@/server/services/status-page/draft";
import { getStatusVersion } from "@/server/services/status-page/get-version";
import { publishStatusPage } from "@/server/services/status-page/publish";
import { refuseDocument } from "@/server/services/status-page/refuse";
import { saveStatusSettings } from "@/server/services/status-page/settings";
import { withdrawStatusPage } from "@/server/services/status-page/withdraw";

import { orgProcedure, router } from "../init";

const manages = orgProcedure.meta({ permission: "status:manage" });

/** The status page as the organization keeps it. */
export const statusPageRouter = router({
  board: manages.query(({ ctx }) => getStatusBoard(ctx.service)),
  choices: manages.query(({ ctx }) => statusChoices(ctx.service)),
  version: manages.input(StatusVersionId).query(({ ctx, input }) => getStatusVersion(ctx.service, input)),
  saveSettings: manages.input(StatusSettingsInput).mutation(({ ctx, input }) => saveStatusSettings(ctx.service, input)),
  draft: manages.input(DraftStatusPageInput).mutation(({ ctx, input }) => draftStatusPage(ctx.service, input)),
  publish: manages.input(PublishStatusPageInput).mutation(({ ctx, input }) => publishStatusPage(ctx.service, input)),
  withdraw: manages.input(StatusVersionId).mutation(({ ctx, input }) => withdrawStatusPage(ctx.service, input)),
  approve: manages.input(ApproveDocumentInput).mutation(({ ctx, input }) => approveDocument(ctx.service, input)),
  refuse: manages.input(RefuseDocumentInput).mutation(({ ctx, input }) => refuseDocument(ctx.service, input)),
});

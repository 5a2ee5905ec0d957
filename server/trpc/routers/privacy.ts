import { MakeAnswerInput, ReviewAnswerInput, RevokeFileInput } from "@/server/domain/privacy/answers/schema";
import { ActInput, AssignCaseInput, CaseId, HandOverKeyId, ListCasesInput, PreviewLetterInput, SendMessageInput } from "@/server/domain/privacy/desk-schema";
import { RecordRequestInput } from "@/server/domain/privacy/intake";
import { NumbersInput } from "@/server/domain/privacy/numbers/numbers";
import { SavePrivacySettingsInput } from "@/server/domain/privacy/settings";
import { actOnCase } from "@/server/services/privacy/act";
import { listCaseFiles } from "@/server/services/privacy/answers/case-files";
import { makeAnswer } from "@/server/services/privacy/answers/make";
import { reviewAnswer } from "@/server/services/privacy/answers/review";
import { revokeFile } from "@/server/services/privacy/answers/revoke";
import { assignCase } from "@/server/services/privacy/assign";
import { getCase } from "@/server/services/privacy/get";
import { getPrivacySettings } from "@/server/services/privacy/get-settings";
import { createHandOverKey } from "@/server/services/privacy/hand-over/create-key";
import { getHandOverSettings } from "@/server/services/privacy/hand-over/get-settings";
import { revokeHandOverKey } from "@/server/services/privacy/hand-over/revoke-key";
import { listCases } from "@/server/services/privacy/list";
import { getPrivacyNumbers } from "@/server/services/privacy/numbers/get-numbers";
import { previewLetter } from "@/server/services/privacy/preview-letter";
import { recordRequest } from "@/server/services/privacy/record-request";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";
import { sendMessage } from "@/server/services/privacy/send-message";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "privacy:read" });
const manages = orgProcedure.meta({ permission: "privacy:manage" });
const handles = orgProcedure.meta({ permission: "privacy:handle" });

export const privacyRouter = router({
  settings: reads.query(({ ctx }) => getPrivacySettings(ctx.service)),
  saveSettings: orgProcedure.meta({ permission: "privacy:manage" }).input(SavePrivacySettingsInput).mutation(({ ctx, input }) => savePrivacySettings(ctx.service, input)),
  handOver: reads.query(({ ctx }) => getHandOverSettings(ctx.service)),
  createHandOverKey: manages.mutation(({ ctx }) => createHandOverKey(ctx.service)),
  revokeHandOverKey: manages.input(HandOverKeyId).mutation(({ ctx, input }) => revokeHandOverKey(ctx.service, input)),
  numbers: reads.input(NumbersInput).query(({ ctx, input }) => getPrivacyNumbers(ctx.service, input)),
  list: reads.input(ListCasesInput).query(({ ctx, input }) => listCases(ctx.service, input)),
  get: reads.input(CaseId).query(({ ctx, input }) => getCase(ctx.service, input)),
  record: handles.input(RecordRequestInput).mutation(({ ctx, input }) => recordRequest(ctx.service, input)),
  act: handles.input(ActInput).mutation(async ({ ctx, input }) => void (await actOnCase(ctx.service, input))),
  previewLetter: handles.input(PreviewLetterInput).query(({ ctx, input }) => previewLetter(ctx.service, input)),
  files: reads.input(CaseId).query(({ ctx, input }) => listCaseFiles(ctx.service, input)),
  reviewAnswer: handles.input(ReviewAnswerInput).query(({ ctx, input }) => reviewAnswer(ctx.service, input)),
  makeAnswer: handles.input(MakeAnswerInput).mutation(({ ctx, input }) => makeAnswer(ctx.service, input)),
  revokeFile: handles.input(RevokeFileInput).mutation(({ ctx, input }) => revokeFile(ctx.service, input)),
  assign: handles.input(AssignCaseInput).mutation(({ ctx, input }) => assignCase(ctx.service, input)),
  message: handles.input(SendMessageInput).mutation(({ ctx, input }) => sendMessage(ctx.service, input)),
});

import { AuditorCommentInput, ConcludeInput, MarkWorkInput, PaperInput, ReleaseInput, RemoveTickmarkInput, SaveTickmarkInput, SetReferenceInput, WriteNoteInput } from "@/server/domain/workpapers/schema";
import { recordListView, recordView } from "@/server/services/engagements/record-view";
import { commentAsAuditor } from "@/server/services/workpapers/comment";
import { conclude } from "@/server/services/workpapers/conclude";
import { getDesk } from "@/server/services/workpapers/desk";
import { getPaper } from "@/server/services/workpapers/paper";
import { releasePage } from "@/server/services/workpapers/release";
import { setReference } from "@/server/services/workpapers/set-reference";
import { getSheet } from "@/server/services/workpapers/sheet";
import { controlTalk } from "@/server/services/workpapers/talk";
import { removeTickmark, saveTickmark } from "@/server/services/workpapers/tickmarks";
import { markWork } from "@/server/services/workpapers/worksheet";
import { writeNote } from "@/server/services/workpapers/write-note";

import { auditProcedure, router } from "../init";

const reads = auditProcedure.meta({ permission: "audit:read" });
const works = auditProcedure.meta({ permission: "audit:work" });

/** The auditor's desk: their own work on the controls of an audit. */
export const deskRouter = router({
  get: reads.query(async ({ ctx }) => {
    const found = await getDesk(ctx.service);
    await recordListView(ctx.service, "controls");
    return found;
  }),
  sheet: reads.input(PaperInput).query(async ({ ctx, input }) => {
    const found = await getSheet(ctx.service, input);
    await recordView(ctx.service, { what: "view", objectKind: "control", objectId: input.key, label: [input.key, found.sheet?.title ?? ""].join(" ").trim() });
    return found;
  }),
  talk: reads.input(PaperInput).query(({ ctx, input }) => controlTalk(ctx.service, input)),
  paper: works.input(PaperInput).query(({ ctx, input }) => getPaper(ctx.service, input)),
  note: works.input(WriteNoteInput).mutation(({ ctx, input }) => writeNote(ctx.service, input)),
  conclude: works.input(ConcludeInput).mutation(({ ctx, input }) => conclude(ctx.service, input)),
  mark: works.input(MarkWorkInput).mutation(({ ctx, input }) => markWork(ctx.service, input)),
  number: works.input(SetReferenceInput).mutation(({ ctx, input }) => setReference(ctx.service, input)),
  saveTickmark: works.input(SaveTickmarkInput).mutation(({ ctx, input }) => saveTickmark(ctx.service, input)),
  removeTickmark: works.input(RemoveTickmarkInput).mutation(({ ctx, input }) => removeTickmark(ctx.service, input)),
  release: works.input(ReleaseInput).mutation(({ ctx, input }) => releasePage(ctx.service, input)),
  comment: works.input(AuditorCommentInput).mutation(({ ctx, input }) => commentAsAuditor(ctx.service, input)),
});

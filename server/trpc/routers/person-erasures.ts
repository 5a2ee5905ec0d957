import { CaseId } from "@/server/domain/privacy/desk-schema";
import { EraseFindingsInput, NameRecipientsInput, RecipientsQuery, TellRecipientsInput } from "@/server/domain/privacy/erasure/schema";
import { getErasure } from "@/server/services/privacy/erasure/get-erasure";
import { listReplays } from "@/server/services/privacy/erasure/list-replays";
import { eraseFindings } from "@/server/services/privacy/erasure/portal/erase-findings";
import { startPortalSearch } from "@/server/services/privacy/erasure/portal/start-search";
import { nameRecipients } from "@/server/services/privacy/erasure/recipients/name";
import { proposeCaseRecipients } from "@/server/services/privacy/erasure/recipients/propose";
import { tellRecipients } from "@/server/services/privacy/erasure/recipients/tell";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "privacy:read" });
const handles = orgProcedure.meta({ permission: "privacy:handle" });

export const personErasuresRouter = router({
  get: reads.input(CaseId).query(({ ctx, input }) => getErasure(ctx.service, input)),
  replays: reads.query(({ ctx }) => listReplays(ctx.service)),
  search: handles.input(CaseId).mutation(({ ctx, input }) => startPortalSearch(ctx.service, input)),
  erase: orgProcedure.meta({ permission: "evidence:erase" }).input(EraseFindingsInput).mutation(({ ctx, input }) => eraseFindings(ctx.service, input)),
  proposeRecipients: reads.input(RecipientsQuery).query(({ ctx, input }) => proposeCaseRecipients(ctx.service, input)),
  nameRecipients: handles.input(NameRecipientsInput).mutation(({ ctx, input }) => nameRecipients(ctx.service, input)),
  tellRecipients: handles.input(TellRecipientsInput).mutation(({ ctx, input }) => tellRecipients(ctx.service, input)),
});

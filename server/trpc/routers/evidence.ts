import {
  EvidenceId, LinkEvidenceInput, ListEvidenceInput, ListRecordsInput, PushEvidenceInput, ReviewEvidenceInput, SaveMappingInput, SupplyFactsInput, UnlinkEvidenceInput, WithdrawEvidenceInput,
} from "@/server/domain/evidence/schema";
import { countEvidence } from "@/server/services/evidence/counts";
import { getEvidence } from "@/server/services/evidence/get";
import { linkEvidence } from "@/server/services/evidence/link";
import { listEvidence } from "@/server/services/evidence/list";
import { listMappings } from "@/server/services/evidence/list-mappings";
import { listRecords } from "@/server/services/evidence/list-records";
import { evidenceOfRecord, RecordId } from "@/server/services/evidence/of-record";
import { pushEvidence } from "@/server/services/evidence/push";
import { reviewEvidence } from "@/server/services/evidence/review";
import { saveMapping } from "@/server/services/evidence/save-mapping";
import { supplyFacts } from "@/server/services/evidence/supply-facts";
import { unlinkEvidence } from "@/server/services/evidence/unlink";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "evidence:read" });
const pushes = orgProcedure.meta({ permission: "evidence:push" });
const reviews = orgProcedure.meta({ permission: "evidence:review" });

export const evidenceRouter = router({
  list: reads.input(ListEvidenceInput).query(({ ctx, input }) => listEvidence(ctx.service, input)),
  get: reads.input(EvidenceId).query(({ ctx, input }) => getEvidence(ctx.service, input)),
  counts: reads.query(({ ctx }) => countEvidence(ctx.service)),
  ofRecord: reads.input(RecordId).query(({ ctx, input }) => evidenceOfRecord(ctx.service, input)),
  records: reads.input(ListRecordsInput).query(({ ctx, input }) => listRecords(ctx.service, input)),
  mappings: reads.query(({ ctx }) => listMappings(ctx.service)),
  push: pushes.input(PushEvidenceInput).mutation(({ ctx, input }) => pushEvidence(ctx.service, input)),
  supply: pushes.input(SupplyFactsInput).mutation(({ ctx, input }) => supplyFacts(ctx.service, input)),
  saveMapping: pushes.input(SaveMappingInput).mutation(({ ctx, input }) => saveMapping(ctx.service, input)),
  review: reviews.input(ReviewEvidenceInput).mutation(({ ctx, input }) => reviewEvidence(ctx.service, input)),
  link: reviews.input(LinkEvidenceInput).mutation(({ ctx, input }) => linkEvidence(ctx.service, input)),
  unlink: reviews.input(UnlinkEvidenceInput).mutation(({ ctx, input }) => unlinkEvidence(ctx.service, input)),
  withdraw: orgProcedure.meta({ permission: "evidence:withdraw" }).input(WithdrawEvidenceInput).mutation(({ ctx, input }) => withdrawEvidence(ctx.service, input)),
});

import { EvidenceId } from "@/server/domain/evidence/schema";
import { ConsistencyInput, EntryInput, ListCheckpointsInput } from "@/server/domain/ledger/schema";
import { entryOf } from "@/server/services/ledger/entry-of";
import { getLedger } from "@/server/services/ledger/get";
import { listCheckpoints } from "@/server/services/ledger/list-checkpoints";
import { proveConsistency } from "@/server/services/ledger/prove-consistency";
import { proofStanding } from "@/server/services/ledger/standing";
import { verifyEvidence } from "@/server/services/ledger/verify-evidence";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "ledger:read" });
const ofItems = orgProcedure.meta({ permission: "evidence:read" });

export const ledgerRouter = router({
  get: reads.query(({ ctx }) => getLedger(ctx.service)),
  checkpoints: reads.input(ListCheckpointsInput).query(({ ctx, input }) => listCheckpoints(ctx.service, input)),
  entry: reads.input(EntryInput).query(({ ctx, input }) => entryOf(ctx.service, input)),
  consistency: reads.input(ConsistencyInput).query(({ ctx, input }) => proveConsistency(ctx.service, input)),
  standing: ofItems.input(EvidenceId).query(({ ctx, input }) => proofStanding(ctx.service, input)),
  verify: ofItems.input(EvidenceId).query(({ ctx, input }) => verifyEvidence(ctx.service, input)),
});

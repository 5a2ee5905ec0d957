import { z } from "zod";

const Size = z.int().min(1, "A size is 1 or more.");
/** An entry's own id, or the id of the evidence that the entry is about. */
const EntryOrEvidenceId = z.string().min(1).max(60);

/** Origin or id of one of the organization's logs; the newest where none is named. */
const Log = z.string().min(1).max(200).optional();

export const CheckpointInput = z.strictObject({ size: Size.optional(), log: Log });
export const TilePathInput = z.strictObject({ path: z.string().max(200), log: Log });
export const ProofInput = z.strictObject({ id: EntryOrEvidenceId, size: Size.optional() });
export const ConsistencyInput = z.strictObject({ from: Size, to: Size, log: Log });
export const EntryInput = z.strictObject({ id: EntryOrEvidenceId });
export const ListCheckpointsInput = z.strictObject({ before: Size.optional(), limit: z.int().min(1).max(200).default(20), log: Log });

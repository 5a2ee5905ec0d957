import { z } from "zod";

const Size = z.int().min(1, "A size is 1 or more.");
/** An entry's own id, or the id of the evidence that the entry is about. */
const EntryOrEvidenceId = z.string().min(1).max(60);

export const CheckpointInput = z.strictObject({ size: Size.optional() });
export const TilePathInput = z.strictObject({ path: z.string().max(200) });
export const ProofInput = z.strictObject({ id: EntryOrEvidenceId, size: Size.optional() });
export const ConsistencyInput = z.strictObject({ from: Size, to: Size });
export const EntryInput = z.strictObject({ id: EntryOrEvidenceId });
export const ListCheckpointsInput = z.strictObject({ before: Size.optional(), limit: z.int().min(1).max(200).default(20) });

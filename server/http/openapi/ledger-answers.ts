import { z } from "zod";

import { LEAF_TYPES } from "@/server/domain/ledger/leaf";
import type { EntryView } from "@/server/domain/ledger/view";

import { answerOf } from "./answer-of";

const Base64 = z.string().describe("Base64.");

export const LedgerEntry = answerOf<EntryView>()(z.object({
  id: z.string(),
  index: z.int().nullable().describe("Place in the log; null while it waits for one."),
  at: z.string().describe("When it was recorded, by the server's clock."),
  type: z.enum(LEAF_TYPES),
  object: z.object({ kind: z.string(), id: z.string(), version: z.int() }),
  leaf: Base64.describe("The leaf's bytes exactly as hashed, in base64."),
  leafHash: Base64.describe("SHA-256(0x00 ‖ leaf), in base64."),
  files: z.array(z.object({ commit: Base64, sizeBytes: z.int() })).describe("Salted commitments to the files."),
  openingState: z.enum(["given", "erased", "not_yours"]).describe("`not_yours`: the key lacks the scope that reads what the entry tells of, such as `evidence:read`."),
  opening: z.object({ salt: Base64, body: Base64, files: z.array(z.object({ salt: Base64, sha256: z.string() })) }).nullable()
    .describe("commit = SHA-256(\"ledger/commit/v1\" ‖ 0x00 ‖ salt ‖ SHA-256(content)), for the body as for each file."),
}));

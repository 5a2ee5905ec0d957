import { z } from "zod";

import { SystemDescriptionContent } from "@/server/domain/system-description/schema";
import type { SystemDescriptionView } from "@/server/domain/system-description/view";

import { answerOf } from "./answer-of";

export const SystemDescription = answerOf<SystemDescriptionView>()(z.object({
  version: z.int().describe("0 where nothing was entered yet."), content: SystemDescriptionContent,
  versions: z.array(z.object({ version: z.int(), savedAt: z.string(), savedBy: z.string(), sha256: z.string().describe("Of the content as canonical JSON (RFC 8785); the version's ledger entry holds it too.") })),
}));
export const SystemDescriptionSaved = answerOf<{ version: number }>()(z.object({ version: z.int() }));

import { z } from "zod";

import { SEVERITIES } from "./acts";
import { dayInput } from "../times/schema";

export const MAX_DEVIATING = 500;
const Id = z.string().max(60);
const Text = z.string().trim().min(1, "Write something.").max(8000);
const Day = dayInput();
const EvidenceIds = z.array(Id).max(50).default([]);

const facts = {
  /** What was tested: the list the items come from, and how many there are. */
  population: z.string().trim().min(1, "Say which list the items come from.").max(500),
  tested: z.int().min(1, "At least one item was tested.").max(10_000_000), deviations: z.int().min(1, "A finding has at least one deviation.").max(10_000_000),
  /** The items that deviate, named as the population names them. */
  deviating: z.array(z.string().trim().min(1).max(300)).max(MAX_DEVIATING).default([]),
};
function checkFacts({ tested, deviations, deviating }: { tested: number; deviations: number; deviating: string[] }, ctx: z.RefinementCtx): void {
  if (deviations > tested) ctx.addIssue({ code: "custom", path: ["deviations"], message: "More deviations than items tested." });
  if (deviating.length > deviations) ctx.addIssue({ code: "custom", path: ["deviating"], message: "More items are named than deviate." });
}

export const RaiseFindingInput = z.strictObject({
  reference: z.string().trim().max(60).nullable().default(null), title: z.string().trim().min(1, "Say what deviates.").max(300), body: z.string().trim().max(8000).default(""),
  severity: z.enum(SEVERITIES), controls: z.array(z.string().trim().min(1).max(60)).max(50).default([]), criteria: z.array(z.string().trim().min(1).max(40)).max(50).default([]), evidenceIds: EvidenceIds, ...facts,
}).superRefine(checkFacts);

/** What is done about a finding: one event each, with what it says. */
export const FindingActInput = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("respond"), cause: Text, mitigation: z.string().trim().max(8000).default(""), correction: Text, ownerId: Id, dueOn: Day }),
  z.strictObject({ act: z.literal("remediate"), text: Text, doneOn: Day, evidenceIds: EvidenceIds }),
  z.strictObject({ act: z.literal("retest"), passed: z.boolean(), tested: z.int().min(1).max(10_000_000), deviations: z.int().min(0).max(10_000_000), text: Text })
    .refine(({ tested, deviations }) => deviations <= tested, { path: ["deviations"], error: "More deviations than items tested." })
    .refine(({ passed, deviations }) => !passed || deviations === 0, { path: ["passed"], error: "A retest with deviations did not pass." }),
  z.strictObject({ act: z.literal("grade"), severity: z.enum(SEVERITIES), text: Text }),
  z.strictObject({ act: z.literal("correct"), text: Text, ...facts }).superRefine(checkFacts),
  z.strictObject({ act: z.literal("close"), text: Text }),
  z.strictObject({ act: z.literal("reopen"), text: Text }),
  z.strictObject({ act: z.literal("withdraw"), text: Text }),
  z.strictObject({ act: z.literal("comment"), text: Text }),
]);
export type FindingActInput = z.output<typeof FindingActInput>;
export const ActOnFindingInput = z.strictObject({ id: Id, said: FindingActInput });
export const FindingId = z.strictObject({ id: Id });
export const ListFindingsInput = z.strictObject({ engagementId: Id });

import { z } from "zod";

import { ANCHOR_KINDS, ANCHOR_STATES } from "@/server/domain/anchors/schema";
import type { AnchorList, AnchorRow } from "@/server/domain/anchors/view";

import { answerOf } from "./answer-of";

export const AnchorLine = answerOf<AnchorRow>()(z.object({
  id: z.string(),
  log: z.enum(["tenant", "anchor"]).describe("Whose checkpoint: the organization's own, or the installation's anchor log, which holds the organization's head."),
  kind: z.enum(ANCHOR_KINDS),
  target: z.string(),
  state: z.enum(ANCHOR_STATES).describe("`superseded`: an anchor of a larger head covers it. `failed`: not tried again."),
  size: z.int().describe("Size of that log."),
  covers: z.int().nullable().describe("How many entries of the organization's log it covers."),
  createdAt: z.string(),
  anchoredAt: z.string().nullable(),
  attempts: z.int(),
  nextTryAt: z.string().nullable(),
  error: z.string().nullable(),
}));

export const AnchorLines = answerOf<AnchorList>()(z.object({
  rows: z.array(AnchorLine).describe("Newest first."),
  nextBefore: z.string().nullable().describe("Send it as `before` for the next page; null on the last."),
}));

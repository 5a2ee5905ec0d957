import { z } from "zod";

import { dayInput } from "../times/schema";

const Day = dayInput();
const Name = z.string().trim().min(1, "Fill this in.").max(200);
const Text = z.string().trim().max(20_000).default("");
const Line = z.string().trim().min(1, "Fill this in.").max(2000);
const MOST = 200;

export const COMPONENT_KINDS = ["infrastructure", "software", "people", "data", "procedure"] as const;

/**
 * What a reader has to know of a system, in the organization's words: what it does, what was promised, what it is made of, what went wrong, where it
 * ends, who else takes part, what was left out, what changed. An empty text or list is printed as "not stated".
 */
export const SystemDescriptionContent = z.strictObject({
  name: z.string().trim().max(200).default("").describe("What the system is called. The organization's name where it is empty."),
  services: Text.describe("What it does for whom."),
  commitments: z.array(Line).max(MOST).default([]).describe("What customers were promised."),
  components: z.array(z.strictObject({ kind: z.enum(COMPONENT_KINDS), name: Name, description: z.string().trim().max(2000).default("") })).max(MOST).default([]),
  incidents: z.array(z.strictObject({ on: Day, text: Line })).max(MOST).default([]).describe("Incidents that kept a promise from being held."),
  boundaries: Text.describe("What belongs to it and what does not."),
  subserviceOrganizations: z.array(z.strictObject({
    name: Name, service: z.string().trim().max(500).default(""), method: z.enum(["carve_out", "inclusive"]).describe("carve_out: its controls are not in the description. inclusive: they are."), expectedControls: z.array(Line).max(50).default([]),
  })).max(50).default([]).describe("Others whose controls the promises rest on, and what is expected of them."),
  userEntityControls: z.array(Line).max(MOST).default([]).describe("What customers have to do themselves."),
  criteriaLeftOut: z.array(z.strictObject({ id: z.string().trim().min(1, "Fill this in.").max(40), reason: Line })).max(MOST).default([]),
  significantChanges: z.array(z.strictObject({ on: Day, text: Line })).max(MOST).default([]),
});
export type SystemDescriptionContent = z.output<typeof SystemDescriptionContent>;

/** `after`: the version one has read, 0 for none. What somebody else saved since is never overwritten unseen. */
export const SaveSystemDescriptionInput = z.strictObject({ after: z.int().min(0), content: SystemDescriptionContent });
export const SystemDescriptionVersion = z.strictObject({ version: z.int().min(1).optional() });

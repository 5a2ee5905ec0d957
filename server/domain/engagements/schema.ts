import { z } from "zod";

import { Email, PersonName } from "../organization/schema";
import { ENGAGEMENT_PHASES, ENGAGEMENT_TYPES } from "./phases";
import { dayInput } from "../times/schema";

const Day = dayInput();
const Frameworks = z.array(z.enum(["soc2", "gdpr"]));
const Text = (max: number) => z.string().trim().min(1, "Fill this in.").max(max);

const Scope = {
  name: Text(160), firm: Text(160), type: z.enum(ENGAGEMENT_TYPES),
  frameworks: Frameworks.min(1, "Choose at least one framework."),
  categories: z.array(z.enum(["security", "availability", "confidentiality", "processing-integrity", "privacy"])).default([]),
  windowFrom: Day, windowTo: Day, fieldworkFrom: Day.nullable().default(null), fieldworkTo: Day.nullable().default(null),
};
type Days = { type: string; windowFrom: string; windowTo: string; fieldworkFrom: string | null; fieldworkTo: string | null };

/** Says of each wrong day which field it is in. */
function checkDays(days: Days, ctx: z.RefinementCtx): void {
  const fault = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
  if (days.windowFrom > days.windowTo) fault("windowTo", "The window ends before it begins.");
  if (days.type === "point_in_time" && days.windowFrom !== days.windowTo) fault("windowTo", "A point in time is one day: give the same day twice.");
  if ((days.fieldworkFrom === null) !== (days.fieldworkTo === null)) fault("fieldworkTo", "Give both days of the fieldwork, or none.");
  if (days.fieldworkFrom !== null && days.fieldworkTo !== null && days.fieldworkFrom > days.fieldworkTo) fault("fieldworkTo", "The fieldwork ends before it begins.");
}

export const CreateEngagementInput = z.strictObject({ ...Scope, previousId: z.string().max(60).nullable().default(null) }).superRefine(checkDays);
export const UpdateEngagementInput = z.strictObject({ id: z.string().max(60), ...Scope, leftOut: z.array(z.string().max(40)).max(1000).optional() }).superRefine(checkDays);
export const EngagementId = z.strictObject({ id: z.string().max(60) });
export const MovePhaseInput = z.strictObject({ id: z.string().max(60), phase: z.enum(ENGAGEMENT_PHASES) });

/** How long a grant may be given at most. It can be given again. */
export const MAX_GRANT_DAYS = 400;
export const InviteAuditorInput = z.strictObject({
  engagementId: z.string().max(60), email: Email, name: PersonName, days: z.int().min(1).max(MAX_GRANT_DAYS),
  /** Part of the engagement's frameworks and window; the whole where left out. */
  frameworks: Frameworks.default([]), windowFrom: Day.optional(), windowTo: Day.optional(),
});
export const GrantId = z.strictObject({ engagementId: z.string().max(60), grantId: z.string().max(60) });
export const AcceptGrantInput = z.strictObject({ token: z.string().max(100), name: PersonName, termsVersion: z.string().max(20) });

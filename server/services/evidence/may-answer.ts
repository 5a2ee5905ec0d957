import type { ServiceContext } from "../context";

type Item = { pushedById: string };

/**
 * True where a person may answer the questions of an item they reach: reviewers every item's; whoever reaches only what
 * is theirs all of that, because it is what they sent or bears on a control they own; everybody what they sent.
 */
export function mayAnswer(ctx: ServiceContext, item: Item): boolean {
  return ctx.permissions.has("evidence:push") && (ctx.permissions.has("evidence:review") || ctx.reach === "own" || item.pushedById === ctx.actor.id);
}

/** True where they may replace it by a newer version. Another's item leaves judgement by that, so it takes more than owning a control. */
export function mayCorrect(ctx: ServiceContext, item: Item): boolean {
  return ctx.permissions.has("evidence:push") && (ctx.reach === "organization" || item.pushedById === ctx.actor.id);
}

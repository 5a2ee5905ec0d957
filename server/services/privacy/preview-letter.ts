import { withOrg } from "@/db/client";
import { missingParts } from "@/server/domain/privacy/case/notices";
import { PreviewLetterInput } from "@/server/domain/privacy/desk-schema";
import type { LetterPreview } from "@/server/domain/privacy/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { letterOf } from "./letters";
import { loadCase } from "./load-case";
import { openDesk } from "./open-desk";
import { requestOrThrow } from "./rows";

/** A letter as the person would read it, with what it still lacks. Nothing is kept and nothing is sent. */
export async function previewLetter(ctx: ServiceContext, input: unknown): Promise<LetterPreview> {
  authorize(ctx, "privacy:handle");
  const { id, right = null, kind, said } = parseInput(PreviewLetterInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const desk = await openDesk(tx, ctx, await requestOrThrow(tx, ctx.orgId, id), await loadCase(tx, ctx.orgId, id));
    const { language, regime } = desk.facts;
    const { subject, paragraphs, parts } = letterOf(desk, right, kind, said);
    return { language, subject, paragraphs: paragraphs.map(({ heading, text }) => ({ heading, text })), missing: missingParts({ kind, language, parts }, { language, regime, right }) };
  });
}

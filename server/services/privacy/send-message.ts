import { withOrg } from "@/db/client";
import { SendMessageInput } from "@/server/domain/privacy/desk-schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { queueMail } from "../mail/queue";
import { loadCase } from "./load-case";
import { openDesk } from "./open-desk";
import { lockRequest } from "./rows";
import { keepMessage } from "./write-message";

/** A free message of the organization to the person. Nothing the law asks for is told this way: notices are letters of an act. */
export async function sendMessage(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "privacy:handle");
  const { id, text } = parseInput(SendMessageInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, id);
    const { mailTo, facts } = await openDesk(tx, ctx, request, await loadCase(tx, ctx.orgId, id));
    const props = { subject: `${facts.organization}: ${facts.reference}`, paragraphs: [{ part: null, heading: null, text }], language: facts.language, caseUrl: facts.caseUrl };
    const mailId = mailTo === null ? null : await queueMail(tx, ctx.now, { to: mailTo, template: { name: "privacy-letter", props } });
    return keepMessage(tx, ctx, request, "out", text, mailId);
  });
}

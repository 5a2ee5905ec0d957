import { render } from "@react-email/render";

import { Invitation, type InvitationProps } from "./invitation";
import { LedgerFrozen, type LedgerFrozenProps } from "./ledger-frozen";
import { SignInLink, type SignInLinkProps } from "./sign-in-link";

export type MailTemplate = { name: "sign-in-link"; props: SignInLinkProps } | { name: "invitation"; props: InvitationProps } | { name: "ledger-frozen"; props: LedgerFrozenProps };

/** Subject and both bodies of a mail. Subjects hold no line breaks: names come from people. */
export async function renderMail(template: MailTemplate): Promise<{ subject: string; html: string; plain: string }> {
  const element = elementOf(template);
  const [html, plain] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: subjectOf(template).replaceAll(/[\r\n]+/g, " "), html, plain };
}

function elementOf(template: MailTemplate) {
  if (template.name === "invitation") return <Invitation {...template.props} />;
  return template.name === "ledger-frozen" ? <LedgerFrozen {...template.props} /> : <SignInLink {...template.props} />;
}

function subjectOf(template: MailTemplate): string {
  if (template.name === "invitation") return `Invitation to ${template.props.organization}`;
  return template.name === "ledger-frozen" ? `The ledger of ${template.props.organization} is frozen` : "Your sign-in link";
}

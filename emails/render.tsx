import { render } from "@react-email/render";

import { Invitation, type InvitationProps } from "./invitation";
import { Seal, type SealProps } from "./seal";
import { SignInLink, type SignInLinkProps } from "./sign-in-link";

export type MailTemplate = { name: "sign-in-link"; props: SignInLinkProps } | { name: "invitation"; props: InvitationProps } | { name: "seal"; props: SealProps };

/** Subject and both bodies of a mail. Subjects hold no line breaks: names come from people. */
export async function renderMail(template: MailTemplate): Promise<{ subject: string; html: string; plain: string }> {
  const element = elementOf(template);
  const [html, plain] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: subjectOf(template).replaceAll(/[\r\n]+/g, " "), html, plain };
}

function elementOf(template: MailTemplate) {
  if (template.name === "seal") return <Seal {...template.props} />;
  return template.name === "invitation" ? <Invitation {...template.props} /> : <SignInLink {...template.props} />;
}

function subjectOf(template: MailTemplate): string {
  if (template.name === "seal") return `Sealed: the ledger of ${template.props.organization} at ${template.props.size} entries`;
  return template.name === "invitation" ? `Invitation to ${template.props.organization}` : "Your sign-in link";
}

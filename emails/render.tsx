import { render } from "@react-email/render";

import { Invitation, type InvitationProps } from "./invitation";
import { SignInLink, type SignInLinkProps } from "./sign-in-link";

export type MailTemplate = { name: "sign-in-link"; props: SignInLinkProps } | { name: "invitation"; props: InvitationProps };

/** Subject and both bodies of a mail. Subjects hold no line breaks: names come from people. */
export async function renderMail(template: MailTemplate): Promise<{ subject: string; html: string; plain: string }> {
  const element = template.name === "invitation" ? <Invitation {...template.props} /> : <SignInLink {...template.props} />;
  const [html, plain] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: subjectOf(template).replaceAll(/[\r\n]+/g, " "), html, plain };
}

function subjectOf(template: MailTemplate): string {
  return template.name === "invitation" ? `Invitation to ${template.props.organization}` : "Your sign-in link";
}

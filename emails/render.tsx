import type { ReactElement } from "react";

import { render } from "@react-email/render";

import { AuditInvitation, type AuditInvitationProps } from "./audit-invitation";
import { CaseDue, type CaseDueProps, caseDueSubject } from "./case-due";
import { DrillNotice, type DrillNoticeProps, drillNoticeSubject } from "./drill-notice";
import { AuditRequestReminder, type AuditRequestReminderProps } from "./audit-request-reminder";
import { LedgerAlarm, type LedgerAlarmProps } from "./ledger-alarm";
import { Invitation, type InvitationProps } from "./invitation";
import { LedgerFrozen, type LedgerFrozenProps } from "./ledger-frozen";
import { PrivacyLetter, type PrivacyLetterProps } from "./privacy-letter";
import { PrivacyTask, type PrivacyTaskProps } from "./privacy-task";
import { ReportFailed, reportFailedSubject, type ReportFailedProps } from "./report-failed";
import { ReportMade, reportMadeSubject, type ReportMadeProps } from "./report-made";
import { Seal, type SealProps } from "./seal";
import { StatusDocument, type StatusDocumentProps, statusDocumentSubject } from "./status-document";
import { SignInLink, type SignInLinkProps } from "./sign-in-link";

export type MailTemplate = { name: "sign-in-link"; props: SignInLinkProps } | { name: "invitation"; props: InvitationProps } | { name: "audit-invitation"; props: AuditInvitationProps } | { name: "audit-request-reminder"; props: AuditRequestReminderProps } | { name: "ledger-alarm"; props: LedgerAlarmProps } | { name: "seal"; props: SealProps } | { name: "ledger-frozen"; props: LedgerFrozenProps } | { name: "privacy-letter"; props: PrivacyLetterProps } | { name: "privacy-task"; props: PrivacyTaskProps } | { name: "report-made"; props: ReportMadeProps } | { name: "report-failed"; props: ReportFailedProps } | { name: "case-due"; props: CaseDueProps } | { name: "drill-notice"; props: DrillNoticeProps } | { name: "status-document"; props: StatusDocumentProps };

/** Subject and both bodies of a mail. Subjects hold no line breaks: names come from people. */
export async function renderMail(template: MailTemplate): Promise<{ subject: string; html: string; plain: string }> {
  const element = elementOf(template);
  const [html, plain] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: subjectOf(template).replaceAll(/[\r\n]+/g, " "), html, plain };
}

function elementOf(template: MailTemplate): ReactElement {
  if (template.name === "ledger-frozen") return <LedgerFrozen {...template.props} />;
  if (template.name === "privacy-letter") return <PrivacyLetter {...template.props} />;
  if (template.name === "privacy-task") return <PrivacyTask {...template.props} />;
  if (template.name === "case-due") return <CaseDue {...template.props} />;
  if (template.name === "drill-notice") return <DrillNotice {...template.props} />;
  if (template.name === "status-document") return <StatusDocument {...template.props} />;
  if (template.name === "report-failed") return <ReportFailed {...template.props} />;
  if (template.name === "report-made") return <ReportMade {...template.props} />;
  if (template.name === "seal") return <Seal {...template.props} />;
  if (template.name === "audit-request-reminder") return <AuditRequestReminder {...template.props} />;
  if (template.name === "audit-invitation") return <AuditInvitation {...template.props} />;
  if (template.name === "invitation") return <Invitation {...template.props} />;
  return template.name === "ledger-alarm" ? <LedgerAlarm {...template.props} /> : <SignInLink {...template.props} />;
}

function subjectOf(template: MailTemplate): string {
  if (template.name === "ledger-frozen") return `The ledger of ${template.props.organization} is frozen`;
  if (template.name === "privacy-letter") return template.props.subject;
  if (template.name === "privacy-task") return `${template.props.caseName}: ${template.props.system} needs you`;
  if (template.name === "case-due") return caseDueSubject(template.props);
  if (template.name === "drill-notice") return drillNoticeSubject(template.props);
  if (template.name === "status-document") return statusDocumentSubject(template.props);
  if (template.name === "report-failed") return reportFailedSubject(template.props);
  if (template.name === "report-made") return reportMadeSubject(template.props);
  if (template.name === "seal") return `Sealed: the ledger of ${template.props.organization} at ${template.props.size} entries`;
  if (template.name === "audit-request-reminder") return `${template.props.isLate ? "Overdue" : "Due soon"}: ${template.props.request}`;
  if (template.name === "audit-invitation") return `Audit room of ${template.props.organization}`;
  if (template.name === "invitation") return `Invitation to ${template.props.organization}`;
  return template.name === "ledger-alarm" ? `The ledger of ${template.props.organization} did not pass its self-check` : "Your sign-in link";
}

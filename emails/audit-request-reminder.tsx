import { Link, Text } from "@react-email/components";

import { dayInWords } from "@/server/domain/privacy/in-words";

import { Frame } from "./frame";

export type AuditRequestReminderProps = { url: string; organization: string; request: string; dueOn: string; isLate: boolean };

export function AuditRequestReminder({ url, organization, request, dueOn, isLate }: AuditRequestReminderProps) {
  return (
    <Frame preview={`${isLate ? "Overdue" : "Due soon"}: ${request}`}>
      <Text>
        An auditor of {organization} waits for: {request}.
      </Text>
      <Text>{isLate ? `It was due on ${dayInWords("en", dueOn)} and is not submitted.` : `It is due on ${dayInWords("en", dueOn)}.`} Attach the evidence and submit it, or write why there is none:</Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
    </Frame>
  );
}

AuditRequestReminder.PreviewProps = { url: "http://localhost:3000/o/acme/audits/eng_1/requests/arq_1", organization: "Acme Cloud", request: "R-4 List of joiners", dueOn: "2026-03-31", isLate: false } satisfies AuditRequestReminderProps;

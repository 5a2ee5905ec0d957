import { Link, Text } from "@react-email/components";

import type { SayLanguage } from "@/server/domain/say/say";

import { Frame } from "./frame";
import { REPORT_MAIL_WORDS } from "./report-mail-words";

export type ReportFailedProps = { language: SayLanguage; url: string; organization: string; /** In that language. */ title: string; on: string; reason: string; /** It could not even be asked for: the schedule has to be changed. */ refused: boolean };

export const reportFailedSubject = (props: ReportFailedProps): string => REPORT_MAIL_WORDS[props.language].failed(props).subject;

export function ReportFailed(props: ReportFailedProps) {
  const { language, url } = props;
  const words = REPORT_MAIL_WORDS[language];
  const said = words.failed(props);
  return (
    <Frame preview={said.subject} language={language} why={words.why}>
      <Text>{said.lead}</Text>
      <Text>{said.next}</Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
      <Text>{said.foot}</Text>
    </Frame>
  );
}

ReportFailed.PreviewProps = { language: "en", url: "http://localhost:3000/o/acme/reports#schedules", organization: "Acme Cloud", title: "Control test results", on: "2026-04-01", reason: "This report has no such section.", refused: true } satisfies ReportFailedProps;

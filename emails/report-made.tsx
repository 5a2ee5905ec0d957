import { Link, Text } from "@react-email/components";

import type { SayLanguage } from "@/server/domain/say/say";

import { Frame } from "./frame";
import { REPORT_MAIL_WORDS } from "./report-mail-words";

export type ReportMadeProps = { language: SayLanguage; url: string; organization: string; /** In that language. */ title: string; from: string; to: string; missed: string[] };

export const reportMadeSubject = (props: ReportMadeProps): string => REPORT_MAIL_WORDS[props.language].made(props).subject;

export function ReportMade(props: ReportMadeProps) {
  const { language, url, missed } = props;
  const words = REPORT_MAIL_WORDS[language];
  const said = words.made(props);
  return (
    <Frame preview={said.subject} language={language} why={words.why}>
      <Text>{said.lead}</Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
      {missed.length > 0 && <Text>{said.missed}</Text>}
      <Text>{said.foot}</Text>
    </Frame>
  );
}

ReportMade.PreviewProps = { language: "en", url: "http://localhost:3000/o/acme/reports#rep_1", organization: "Acme Cloud", title: "Control test results", from: "2026-01-01", to: "2026-03-31", missed: ["2026-02-01"] } satisfies ReportMadeProps;

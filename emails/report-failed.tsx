import { Link, Text } from "@react-email/components";

import { Frame } from "./frame";

export type ReportFailedProps = { url: string; organization: string; title: string; on: string; reason: string; /** It could not even be asked for: the schedule has to be changed. */ refused: boolean };

export const reportFailedSubject = ({ organization, title, on, refused }: ReportFailedProps): string => `${refused ? "Not made" : "Not made so far"}: ${title} of ${organization}, due on ${on}`;

export function ReportFailed(props: ReportFailedProps) {
  const { url, organization, title, on, reason, refused } = props;
  return (
    <Frame preview={reportFailedSubject(props)}>
      <Text>
        The {title} of {organization}, due on its schedule on {on}, was not made{refused ? "." : " so far."} {reason}
      </Text>
      <Text>{refused ? "Change the schedule, then try its last day again:" : "It stands on the report shelf. Where it still shows this reason, try it again there:"}</Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
      <Text>You get this mail once, because you look after this schedule or are named in it.</Text>
    </Frame>
  );
}

ReportFailed.PreviewProps = { url: "http://localhost:3000/o/acme/reports#schedules", organization: "Acme Cloud", title: "Control test results", on: "2026-04-01", reason: "This report has no such section.", refused: true } satisfies ReportFailedProps;

import { Link, Text } from "@react-email/components";

import { Frame } from "./frame";

export type ReportMadeProps = { url: string; organization: string; title: string; from: string; to: string; missed: string[] };

export function ReportMade({ url, organization, title, from, to, missed }: ReportMadeProps) {
  return (
    <Frame preview={`${title}, ${from} to ${to}`}>
      <Text>
        The {title} of {organization} for {from} to {to} was made on its schedule. It lies on the report shelf:
      </Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
      {missed.length > 0 && <Text>Nothing was made on {missed.join(", ")}, because nothing ran then. Ask for the report of those days on the same page if you need it.</Text>}
      <Text>You get this mail because the schedule names you. Whoever looks after it can take you off.</Text>
    </Frame>
  );
}

ReportMade.PreviewProps = { url: "http://localhost:3000/o/acme/reports#rep_1", organization: "Acme Cloud", title: "Control test results", from: "2026-01-01", to: "2026-03-31", missed: ["2026-02-01"] } satisfies ReportMadeProps;

import { Link, Text } from "@react-email/components";

import { dayInWords } from "@/server/domain/privacy/in-words";

import { Frame } from "./frame";

/** `made`: somebody was made up and is to be planted; `missed`: the quarter went by without a drill; `failed`: it ended with faults. */
export type DrillNoticeProps = { url: string; organization: string; name: string; quarter: string; what: "made" | "missed" | "failed"; /** YYYY-MM-DD: when it begins by itself. */ runsOn: string | null };

/** The subject of a word about a drill. */
export function drillNoticeSubject({ name, quarter, what }: DrillNoticeProps): string {
  return { made: `${name}: plant the made-up person of ${quarter}`, missed: `No drill of rights requests was held in ${quarter}`, failed: `${name} of ${quarter} has failed` }[what];
}

/** To whoever sees to requests: what their quarterly drill needs of them. */
export function DrillNotice(props: DrillNoticeProps) {
  const { url, organization, name, quarter, what, runsOn } = props;
  const said = {
    made: `${name} of ${quarter} is set up. Enter the made-up person in every system that holds people’s data, with its marker, and tick it.${runsOn === null ? "" : ` The drill begins by itself on ${dayInWords("en", runsOn)}, wherever they are by then.`}`,
    missed: `Nobody planted the made-up person of ${quarter}, or nobody began the drill. It stands as missed, and a later drill does not take that away.`,
    failed: `${name} of ${quarter} has ended with faults. Look at them system by system: a real person’s request would meet the same.`,
  }[what];
  return (
    <Frame preview={drillNoticeSubject(props)} why={`You get this because you see to people’s requests at ${organization}. A drill is a rehearsal: nobody is behind it.`}>
      <Text>{said}</Text>
      <Text><Link href={url}>{url}</Link></Text>
    </Frame>
  );
}

DrillNotice.PreviewProps = { url: "http://localhost:3000/o/acme/privacy/drills/drl_1", organization: "Acme Cloud", name: "Drill 3", quarter: "2026-Q3", what: "made", runsOn: "2026-07-21" } satisfies DrillNoticeProps;

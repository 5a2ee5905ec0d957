import { Link, Text } from "@react-email/components";

import type { Finding } from "@/server/domain/ledger/finding";

import { Frame } from "./frame";

export type LedgerAlarmProps = { url: string; organization: string; total: number; findings: Finding[] };

/** To the owners when what is stored of the ledger does not fit together any more. */
export function LedgerAlarm({ url, organization, total, findings }: LedgerAlarmProps) {
  return (
    <Frame preview={`The ledger of ${organization} did not pass its self-check`} why={`Sent by Proofroom to the owners of ${organization}.`}>
      <Text>
        The self-check of the ledger of {organization} found {total === 1 ? "one place" : `${total} places`} where what is stored is not what was signed. Either somebody changed the database
        past the product, or a disk or a restore did.
      </Text>
      {findings.map((finding) => (
        <Text key={`${finding.code} ${finding.at}`} style={line}>
          {finding.at}: {finding.message} ({finding.code})
        </Text>
      ))}
      <Text>Change nothing in the database. Keep its newest backup, and whatever proofs and packs were given away: they say what was there.</Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
    </Frame>
  );
}

const line = { margin: "0 0 8px", fontSize: "13px", lineHeight: "18px" };

LedgerAlarm.PreviewProps = {
  url: "http://localhost:3000/o/acme/ledger", organization: "Acme Cloud", total: 1, findings: [{ code: "ENTRY_HASH", at: "entry 17", message: "the entry's bytes are not those the tree was built on" }],
} satisfies LedgerAlarmProps;

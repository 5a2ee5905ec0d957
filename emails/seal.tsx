import { Text } from "@react-email/components";

import { Frame } from "./frame";

export type SealProps = { organization: string; size: number; occasion: string; fileNames: string[] };

/** Carries a checkpoint out of the house. What counts is attached: C2SP signed-note says that a note's text is nothing before its signature was checked. */
export function Seal({ organization, size, occasion, fileNames }: SealProps) {
  return (
    <Frame preview={`The ledger of ${organization} was sealed`}>
      <Text>The ledger of {organization} was sealed at {size} entries: {occasion}.</Text>
      <Text>The attached files are the evidence: {fileNames.join(", ")}. This text proves nothing. Keep the files where the people who run the server cannot reach them.</Text>
      <Text>Whoever has the checkpoint can later show that no entry up to it was changed, removed or put in between. It does not show that what was recorded is true.</Text>
    </Frame>
  );
}

Seal.PreviewProps = { organization: "Acme Cloud", size: 1204, occasion: "a period was closed", fileNames: ["acme-cloud-1204.checkpoint", "acme-cloud-1204.tlog-proof"] } satisfies SealProps;

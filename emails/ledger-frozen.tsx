import { Text } from "@react-email/components";

import { Frame } from "./frame";

export type LedgerFrozenProps = { organization: string; origin: string; sentence: string; code: string; at: string };

export function LedgerFrozen({ organization, origin, sentence, code, at }: LedgerFrozenProps) {
  return (
    <Frame preview={`The ledger of ${organization} is frozen`}>
      <Text>The ledger of {organization} was frozen at {at}. Nothing is signed and nothing can be recorded until it is repaired.</Text>
      <Text>{sentence}</Text>
      <Text>
        What was recorded and signed before stays provable. Send this mail to whoever runs the installation: the steps are in docs/operations/ledger-repair.md.
        Keep the checkpoints and proofs you have.
      </Text>
      <Text>Log {origin}, code {code}.</Text>
    </Frame>
  );
}

LedgerFrozen.PreviewProps = {
  organization: "Acme Cloud", origin: "proof.example.org/00000000-0000-4000-8000-000000000000", sentence: "The database is older than what was published.", code: "GUARD_AHEAD", at: "2026-03-01T10:00:00.000Z",
} satisfies LedgerFrozenProps;

import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";

/** Of which moment the states are that stand below, beside those of a frozen snapshot. */
export function asOfWords({ say, clock }: Composer, { generatedAt, engagement }: ReportSnapshot): string {
  const [moment, frozen] = [clock.moment(generatedAt), engagement?.snapshot];
  if (!frozen) return say("As of {moment}, when this report was asked for.", { moment });
  return say("As of {moment}, when this report was asked for. Snapshot {number} of the audit, which its verdicts are taken from, is of {frozen}.", { moment, number: frozen.number, frozen: clock.moment(frozen.takenAt) });
}

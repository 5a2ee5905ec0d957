import { DescriptionList } from "@/components/evidence/description-list";
import { Time } from "@/components/ui/time";
import type { CaseView } from "@/server/domain/privacy/view";

import { CHANNEL_WORDS } from "./case-words";

type RequesterCardProps = { view: CaseView; language: string };

/** Who asked, as they said, or that this was forgotten. */
export function RequesterCard({ view, language }: RequesterCardProps) {
  const { requester, case: current, channel, receivedAt, addressConfirmed } = view;
  const { zone } = current.receipt;
  const about = requester
    ? [
        { label: "Name", value: requester.name && <bdi>{requester.name}</bdi>, missing: "not said" },
        { label: "E-mail", value: requester.email && <><bdi>{requester.email}</bdi>{addressConfirmed && <span className="text-ink-3"> · confirmed</span>}{current.receipt.requester.knownAddress && <span className="text-ink-3"> · known before</span>}</>, missing: "not said" },
        ...(requester.address ? [{ label: "Postal address", value: <bdi>{requester.address}</bdi> }] : []),
        ...requester.identifiers.map(({ kind, value }) => ({ label: kind, value: <bdi>{value}</bdi> })),
      ]
    : [{ label: "Who asked", value: "Forgotten: the key to it was destroyed at the end of its time." }];
  return (
    <DescriptionList rows={[
      ...about, { label: "Came by", value: <>{CHANNEL_WORDS[channel] ?? channel}, <Time iso={receivedAt} tz={zone} withTime /></> }, { label: "Language", value: language },
      { label: "Identity", value: current.identity.settled ? <>settled, {current.identity.settled.method.replaceAll("_", " ")}, <Time iso={current.identity.settled.at.toISOString()} tz={zone} /></> : "not settled yet" },
    ]} />
  );
}

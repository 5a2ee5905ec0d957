import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Time } from "@/components/ui/time";
import type { ProtocolsView } from "@/server/domain/privacy/protocols/schema";

type OpenDsrStateProps = { view: Pick<ProtocolsView, "opendsr" | "addresses">; timezone: string };

/** Whether requests are taken, where, and with which certificate answers are signed. */
export function OpenDsrState({ view: { opendsr, addresses }, timezone }: OpenDsrStateProps) {
  if (!opendsr) return <p className="py-3 text-ink-2">Not set up. Give a certificate below, and controllers can hand in requests at an address of yours.</p>;
  return (
    <dl className="grid gap-x-6 gap-y-2 py-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="text-ink-2">State</dt>
      <dd className="flex flex-wrap items-center gap-2">{opendsr.isOpen ? "Takes requests" : "Closed"}{opendsr.isTest && <Badge tone="outline">test certificate</Badge>}{opendsr.isExpired && <Badge tone="outline">certificate expired</Badge>}</dd>
      <dt className="text-ink-2">Certificate</dt>
      <dd className="min-w-0"><span className="wrap-anywhere">{opendsr.domain}</span>, until <Time iso={opendsr.validTo} tz={timezone} />{opendsr.isTest && <span className="block text-sm text-ink-2">It issued itself. Peers that keep to the specification refuse it: use one of an authority before you go live.</span>}</dd>
      <dt className="text-ink-2">Address</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-2"><code className="wrap-anywhere">{addresses.opendsr}</code><CopyButton withText value={addresses.opendsr} label="Copy address" /></dd>
      <dt className="text-ink-2">For OpenGDPR</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-2"><code className="wrap-anywhere">{addresses.opengdpr}</code><CopyButton withText value={addresses.opengdpr} label="Copy the address for OpenGDPR" /></dd>
    </dl>
  );
}

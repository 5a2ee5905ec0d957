import { Download } from "lucide-react";

import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { plural } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Empty } from "@/components/ui/empty";
import { Time } from "@/components/ui/time";
import type { SigningIdentityView } from "@/server/domain/signing/view";

type SigningCertificatesProps = {
  identities: SigningIdentityView[];
  /** The certificate of an identity lies at `${hrefPrefix}${id}`. */
  hrefPrefix: string;
  timezone: string;
  now: string;
};

/** The certificate that signs, and those before it with what they signed. */
export function SigningCertificates({ identities, hrefPrefix, timezone, now }: SigningCertificatesProps) {
  if (identities.length === 0) return <Empty title="No certificate yet">One is made when the first final report is signed. Make it now to hand it to your readers before, or upload your own below.</Empty>;
  return (
    <ul data-rows>
      {identities.map((identity) => (
        <li key={identity.id} data-row className={cn("grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_auto]", identity.retiredAt && "text-ink-3")}>
          <div className="min-w-0">
            <h3 className="font-medium wrap-anywhere"><bdi>{identity.subject}</bdi></h3>
            <p className="text-sm wrap-anywhere">{identity.source === "own" ? "Made here" : "Uploaded"}, issued by <bdi>{identity.issuer}</bdi></p>
            <Digest value={identity.sha256} />
          </div>
          <div className="text-sm max-md:order-3 max-md:col-span-2">
            <StateOf identity={identity} timezone={timezone} now={now} />
            <p className="text-ink-3">Signed {plural(identity.reports, "report")} · set by <bdi>{identity.createdBy}</bdi></p>
          </div>
          <a href={`${hrefPrefix}${identity.id}`} download data-row-link className={cn(buttonVariants(), "justify-self-end")} aria-label={`Download the certificate ${identity.subject}`}><Download aria-hidden />Certificate</a>
        </li>
      ))}
    </ul>
  );
}

function StateOf({ identity, timezone, now }: { identity: SigningIdentityView; timezone: string; now: string }) {
  if (identity.retiredAt) return <p>Signed until <Time iso={identity.retiredAt} tz={timezone} /></p>;
  if (identity.validUntil <= now) return <p className="text-state-fail">Ended <Time iso={identity.validUntil} tz={timezone} />. Upload a new one, or make one.</p>;
  return <p className="font-medium">Signs until <Time iso={identity.validUntil} tz={timezone} /></p>;
}

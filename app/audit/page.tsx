import type { Metadata } from "next";
import Link from "next/link";

import { SignOutButton } from "@/app/organizations/_components/sign-out-button";
import { AuthFrame } from "@/components/auth/auth-frame";
import { api } from "@/server/trpc/rsc";

import { RecoveryCodes } from "./_components/recovery-codes";
import { Days } from "@/components/ui/days";
import { Time } from "@/components/ui/time";

export const metadata: Metadata = { title: "Audits" };

export default async function AuditsPage() {
  const caller = await api("-");
  const [engagements, factor] = await Promise.all([caller.audit.engagements(), caller.audit.secondFactor()]);
  return (
    <AuthFrame title="Your audits" lead={engagements.length === 0 ? "Nobody has invited you into an audit under this address." : undefined} foot={<SignOutButton />}>
      <ul data-rows className="border-t border-line">
        {engagements.map(({ id, name, organization, windowFrom, windowTo, expiresAt, isOpen }) => (
          <li key={id} data-row className="border-b border-line py-2">
            {isOpen ? <Link data-row-link href={`/audit/${id}`} className="font-medium underline-offset-4 hover:underline"><bdi>{organization}</bdi>: <bdi>{name}</bdi></Link> : <span className="text-ink-3"><bdi>{organization}</bdi>: <bdi>{name}</bdi></span>}
            <p className="tabular text-sm text-ink-3"><Days from={windowFrom} to={windowTo} /> · <span className="whitespace-nowrap">{isOpen ? <>open to you until <Time iso={expiresAt} tz="UTC" withTime /></> : "closed to you"}</span></p>
          </li>
        ))}
      </ul>
      {factor.isSet && <RecoveryCodes left={factor.recoveryCodes} />}
    </AuthFrame>
  );
}

import type { Metadata } from "next";
import Link from "next/link";

import { AuthFrame } from "@/components/auth/auth-frame";
import { roleWord } from "@/components/settings/role-words";
import { api } from "@/server/trpc/rsc";

import { SignOutButton } from "./_components/sign-out-button";
import { CreateOrganization } from "./_components/create-organization";

export const metadata: Metadata = { title: "Organizations" };

export default async function OrganizationsPage() {
  const caller = await api("-");
  const organizations = await caller.account.organizations();
  const none = organizations.length === 0;
  return (
    <AuthFrame title={none ? "Make your organization" : "Which organization?"} lead={none ? "You belong to none yet. Make one, or open the link of an invitation." : undefined} foot={<SignOutButton />}>
      {!none && (
        <ul data-rows className="mb-8 border-t border-line">
          {organizations.map(({ slug, name, role }) => (
            <li key={slug} data-row className="border-b border-line">
              <Link data-row-link href={`/o/${slug}`} className="flex min-h-11 items-center justify-between gap-3 px-1 hover:bg-hover">
                <bdi className="min-w-0 truncate font-medium">{name}</bdi>
                <span className="shrink-0 text-sm text-ink-3">{roleWord(role).toLowerCase()}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <CreateOrganization folded={!none} timezones={Intl.supportedValuesOf("timeZone")} />
    </AuthFrame>
  );
}

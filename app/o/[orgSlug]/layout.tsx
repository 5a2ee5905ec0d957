import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { roleWord } from "@/components/settings/role-words";
import { dayIn } from "@/components/ui/time-format";
import { api } from "@/server/trpc/rsc";

import { Frame } from "./_components/frame";
import { FRAME_COOKIE, readChoices } from "./_data/frame-choices";
import { placesFor } from "./_data/places";
import { tenant } from "./_data/tenant";

type LayoutProps = { children: ReactNode; panel: ReactNode; params: Promise<{ orgSlug: string }> };

export default async function OrganizationLayout({ children, panel, params }: LayoutProps) {
  const here = await tenant((await params).orgSlug);
  const { me, organization, timezone, may } = here;
  const organizations = await (await api("-")).account.organizations();
  const cookie = (await cookies()).get(FRAME_COOKIE)?.value;
  return (
    <Frame
      organization={{ slug: organization.slug, name: organization.name, href: here.base }}
      organizations={organizations.map(({ slug, name }) => ({ slug, name, href: `/o/${slug}` }))}
      person={{ name: me.name, email: me.email, role: roleWord(me.role).toLowerCase() }}
      places={placesFor(here)}
      panel={panel}
      timezone={timezone}
      today={dayIn(me.now, timezone)}
      earliest={dayIn(organization.createdAt, timezone)}
      choices={readChoices(cookie)}
      mayPush={may("evidence:push")}
    >
      {children}
    </Frame>
  );
}

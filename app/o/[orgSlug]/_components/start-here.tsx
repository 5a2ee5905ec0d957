import { PageHeader } from "@/components/layout/page-header";
import type { FirstRunStep, HomeView } from "@/server/domain/home/view";

import type { Tenant } from "../_data/tenant";
import { StartHereLazy } from "./start-here-lazy";

type StartHereProps = { here: Tenant; home: HomeView; steps: FirstRunStep[] };

/** The first run of an organization, on its Home: five steps, each done in place. */
export async function StartHere({ here, home, steps }: StartHereProps) {
  const { organization, orgSlug, base, may, caller, me } = here;
  const { frameworks } = await caller.catalog.entries();
  return (
    <>
      <PageHeader title="Five steps to the first report">{home.counts.evidence === 0 ? "Nothing has been received yet." : "Under way."} Each step shows what it changed.</PageHeader>
      <StartHereLazy
        orgSlug={orgSlug}
        steps={steps}
        base={base}
        now={me.now}
        choice={organization}
        frameworks={frameworks}
        may={{ invite: may("members:manage"), keys: may("apiKeys:manage"), adopt: may("organization:update") }}
      />
    </>
  );
}

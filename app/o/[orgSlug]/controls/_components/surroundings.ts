import type { PastDay } from "../../_data/query";
import { FRAMEWORK_NAMES } from "../../_data/controls";
import type { Tenant } from "../../_data/tenant";

/** What a control is shown in, the same for every control of the page. */
export type ControlSurroundings = {
  base: string;
  timezone: string;
  /** The moment shown, and whether it is past: then nothing can be changed. */
  asOf: string;
  past: string | null;
  window: { from: string; to: string };
  frameworkNames: Record<string, string>;
  people: { id: string; name: string; email: string }[];
  /** True where this reader sees only the controls they own. */
  own: boolean;
  mayUpdate: boolean;
  mayAnswer: boolean;
};

const WINDOW_MS = 364 * 86_400_000;

export async function controlSurroundings(here: Tenant, past: PastDay | null): Promise<ControlSurroundings> {
  // Names are for choosing an owner.
  const { members } = here.may("controls:update") ? await here.caller.members.list() : { members: [] };
  const asOf = past?.moment ?? here.me.now;
  return {
    base: here.base, timezone: here.timezone, asOf, past: past?.moment ?? null,
    window: { from: new Date(Date.parse(asOf) - WINDOW_MS).toISOString(), to: asOf },
    frameworkNames: FRAMEWORK_NAMES, people: members.map(({ userId, name, email }) => ({ id: userId, name, email })),
    own: here.me.reach === "own", mayUpdate: past === null && here.may("controls:update"), mayAnswer: past === null && here.may("evidence:push"),
  };
}

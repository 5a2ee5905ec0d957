import { withOrg } from "@/db/client";
import { ListControlsInput } from "@/server/domain/controls/input";
import type { ControlRow } from "@/server/domain/controls/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { controlLines, toControlRow } from "./rows";

/** Every control with its verdict, by key. An organization has at most a few hundred, so the list is whole. */
export async function listControls(ctx: ServiceContext, input: unknown = {}): Promise<ControlRow[]> {
  authorize(ctx, "controls:read");
  const { state, framework, asOf } = parseInput(ListControlsInput, input);
  const lines = await withOrg(ctx.orgId, async (tx) => controlLines(tx, ctx, { asOf: asOf ? new Date(asOf) : undefined, counted: true }));
  return lines
    .map(toControlRow)
    .filter((row) => (!state || row.state === state) && (!framework || row.requirements.some((requirement) => requirement.framework === framework)));
}

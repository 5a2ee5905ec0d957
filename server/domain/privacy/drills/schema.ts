import { z } from "zod";

import { RUN_DAYS } from "./vocabulary";

const Id = z.string().max(80);
export const DrillId = z.strictObject({ id: Id });
/** `planSeq`: the plan as whoever approves it has seen it. */
export const ApproveDrillInput = z.strictObject({ id: Id, planSeq: z.int() });
/** `planted` false takes the tick back. */
export const TickPlantedInput = z.strictObject({ id: Id, systemId: Id, planted: z.boolean() });
export type TickPlantedInput = z.infer<typeof TickPlantedInput>;
/** `runDay`: the day of a quarter on which a drill begins by itself, where its person is planted. */
export const SaveDrillScheduleInput = z.strictObject({ isOn: z.boolean(), runDay: z.int().min(RUN_DAYS.least).max(RUN_DAYS.most) });
export type SaveDrillScheduleInput = z.infer<typeof SaveDrillScheduleInput>;

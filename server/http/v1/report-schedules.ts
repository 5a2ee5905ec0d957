import { createSchedule } from "@/server/services/reports/schedules/create";
import { deleteSchedule } from "@/server/services/reports/schedules/delete";
import { listSchedules } from "@/server/services/reports/schedules/list";
import { pauseSchedule } from "@/server/services/reports/schedules/pause";
import { retrySchedule } from "@/server/services/reports/schedules/retry";
import { updateSchedule } from "@/server/services/reports/schedules/update";

import { readJson } from "../read-body";
import { withApiKey } from "../with-api-key";

export const list = withApiKey("reports:read", async ({ ctx }) => Response.json({ rows: await listSchedules(ctx) }));

/** POST /api/v1/report-schedules: has a report made again and again. */
export const create = withApiKey("reports:make", async ({ request, ctx }) => Response.json(await createSchedule(ctx, (await readJson(request)).value), { status: 201 }));

/** PUT: the whole plan anew, its kind apart. */
export const update = withApiKey("reports:make", async ({ request, ctx, params }) => {
  await updateSchedule(ctx, { ...asObject((await readJson(request)).value), id: params["id"] });
  return Response.json({ id: params["id"] });
});

export const remove = withApiKey("reports:make", async ({ ctx, params }) => {
  await deleteSchedule(ctx, { id: params["id"] });
  return Response.json({ id: params["id"] });
});

/** POST …/pause with {"paused": true}: lets it rest; false lets it go on. */
export const pause = withApiKey("reports:make", async ({ request, ctx, params }) => {
  await pauseSchedule(ctx, { ...asObject((await readJson(request)).value), id: params["id"] });
  return Response.json({ id: params["id"] });
});

/** POST …/retry: asks again for the report of the last day, where it could not be asked for. */
export const retry = withApiKey("reports:make", async ({ ctx, params }) => {
  await retrySchedule(ctx, { id: params["id"] });
  return Response.json({ id: params["id"] });
});

/** What is no object is refused by the verb, with its words. */
const asObject = (value: unknown): object => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : { body: value });

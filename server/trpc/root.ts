import { createCallerFactory, router } from "./init";
import { accountRouter } from "./routers/account";
import { catalogRouter } from "./routers/catalog";
import { controlsRouter, homeRouter } from "./routers/controls";
import { erasuresRouter } from "./routers/erasures";
import { evidenceRouter } from "./routers/evidence";
import { apiKeysRouter, membersRouter, organizationRouter } from "./routers/organization";
import { registerRouter } from "./routers/register";
import { activityRouter, reportsRouter } from "./routers/reports";

export const appRouter = router({
  account: accountRouter, activity: activityRouter, apiKeys: apiKeysRouter, catalog: catalogRouter, controls: controlsRouter, erasures: erasuresRouter, evidence: evidenceRouter, home: homeRouter,
  members: membersRouter, organization: organizationRouter, register: registerRouter, reports: reportsRouter,
});
export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { createCallerFactory, router } from "./init";
import { accountRouter } from "./routers/account";
import { anchorsRouter } from "./routers/anchors";
import { auditRouter } from "./routers/audit";
import { catalogRouter } from "./routers/catalog";
import { controlsRouter, homeRouter } from "./routers/controls";
import { engagementsRouter } from "./routers/engagements";
import { erasuresRouter } from "./routers/erasures";
import { evidenceRouter } from "./routers/evidence";
import { ledgerRouter } from "./routers/ledger";
import { apiKeysRouter, membersRouter, organizationRouter } from "./routers/organization";
import { packsRouter } from "./routers/packs";
import { privacyRouter } from "./routers/privacy";
import { registerRouter } from "./routers/register";
import { activityRouter, reportsRouter } from "./routers/reports";
import { auditSamplesRouter, samplesRouter } from "./routers/samples";
import { workRouter } from "./routers/work";

export const appRouter = router({
  account: accountRouter, activity: activityRouter, anchors: anchorsRouter, apiKeys: apiKeysRouter, audit: auditRouter, catalog: catalogRouter, controls: controlsRouter, engagements: engagementsRouter, erasures: erasuresRouter, evidence: evidenceRouter, home: homeRouter, ledger: ledgerRouter,
  members: membersRouter, organization: organizationRouter, packs: packsRouter, privacy: privacyRouter, register: registerRouter, reports: reportsRouter, work: workRouter,
  auditSamples: auditSamplesRouter, samples: samplesRouter,
});
export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

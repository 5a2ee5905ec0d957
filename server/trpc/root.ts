import { createCallerFactory, router } from "./init";
import { accountRouter } from "./routers/account";
import { anchorsRouter } from "./routers/anchors";
import { auditRouter } from "./routers/audit";
import { auditFindingsRouter, roomFindingsRouter } from "./routers/audit-findings";
import { auditRequestsRouter, roomRequestsRouter } from "./routers/audit-requests";
import { catalogRouter } from "./routers/catalog";
import { controlsRouter, homeRouter } from "./routers/controls";
import { deskRouter } from "./routers/desk";
import { engagementsRouter } from "./routers/engagements";
import { erasuresRouter } from "./routers/erasures";
import { evidenceRouter } from "./routers/evidence";
import { ledgerRouter } from "./routers/ledger";
import { apiKeysRouter, membersRouter, organizationRouter } from "./routers/organization";
import { packsRouter } from "./routers/packs";
import { protocolsRouter } from "./routers/protocols";
import { personErasuresRouter } from "./routers/person-erasures";
import { privacyRouter } from "./routers/privacy";
import { registerRouter } from "./routers/register";
import { registersRouter } from "./routers/registers";
import { activityRouter, reportsRouter } from "./routers/reports";
import { systemDescriptionRouter } from "./routers/system-description";
import { statusPageRouter } from "./routers/status-page";
import { systemsRouter } from "./routers/systems";
import { signingRouter } from "./routers/signing";
import { auditSamplesRouter, samplesRouter } from "./routers/samples";
import { workRouter } from "./routers/work";

export const appRouter = router({
  account: accountRouter, activity: activityRouter, anchors: anchorsRouter, apiKeys: apiKeysRouter, audit: auditRouter, auditFindings: auditFindingsRouter, auditRequests: auditRequestsRouter, catalog: catalogRouter, controls: controlsRouter, desk: deskRouter, engagements: engagementsRouter, erasures: erasuresRouter, evidence: evidenceRouter, home: homeRouter, ledger: ledgerRouter,
  members: membersRouter, organization: organizationRouter, packs: packsRouter, personErasures: personErasuresRouter, privacy: privacyRouter, protocols: protocolsRouter, register: registerRouter, registers: registersRouter, reports: reportsRouter, systemDescription: systemDescriptionRouter, statusPage: statusPageRouter, systems: systemsRouter, signing: signingRouter, roomFindings: roomFindingsRouter, roomRequests: roomRequestsRouter, work: workRouter,
  auditSamples: auditSamplesRouter, samples: samplesRouter,
});
export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { AskPackInput, PackId } from "@/server/domain/packs/schema";
import { askForPack } from "@/server/services/packs/ask";
import { getPack } from "@/server/services/packs/get";
import { listPacks } from "@/server/services/packs/list";
import { listPackLogs } from "@/server/services/packs/list-logs";
import { previewPack } from "@/server/services/packs/preview";
import { releasePack } from "@/server/services/packs/release";
import { takePackBack } from "@/server/services/packs/take-back";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "packs:read" });
const makes = orgProcedure.meta({ permission: "packs:make" });
const manages = orgProcedure.meta({ permission: "audits:manage" });

export const packsRouter = router({
  list: reads.query(({ ctx }) => listPacks(ctx.service)),
  get: reads.input(PackId).query(({ ctx, input }) => getPack(ctx.service, input)),
  preview: makes.input(AskPackInput).query(({ ctx, input }) => previewPack(ctx.service, input)),
  logs: makes.query(({ ctx }) => listPackLogs(ctx.service)),
  ask: makes.input(AskPackInput).mutation(({ ctx, input }) => askForPack(ctx.service, input)),
  release: manages.input(PackId).mutation(({ ctx, input }) => releasePack(ctx.service, input)),
  takeBack: manages.input(PackId).mutation(({ ctx, input }) => takePackBack(ctx.service, input)),
});

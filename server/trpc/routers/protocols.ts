import { AddControllerInput, AddShopAppInput, ConnectProcessorInput, PeerId, RotateShopSecretInput, SaveOpenDsrInput, TestCertificateInput } from "@/server/domain/privacy/protocols/schema";
import { connectProcessor } from "@/server/services/privacy/protocols/connect-processor";
import { getProtocols } from "@/server/services/privacy/protocols/get-protocols";
import { addController, addControllerKey, addShopApp, endPeer, rotateShopSecret } from "@/server/services/privacy/protocols/peers";
import { saveOpenDsr, signWithTestCertificate } from "@/server/services/privacy/protocols/save-opendsr";

import { orgProcedure, router } from "../init";

const manages = orgProcedure.meta({ permission: "privacy:manage" });

export const protocolsRouter = router({
  get: orgProcedure.meta({ permission: "privacy:read" }).query(({ ctx }) => getProtocols(ctx.service)),
  saveOpenDsr: manages.input(SaveOpenDsrInput).mutation(({ ctx, input }) => saveOpenDsr(ctx.service, input)),
  testCertificate: manages.input(TestCertificateInput).mutation(({ ctx, input }) => signWithTestCertificate(ctx.service, input)),
  addController: manages.input(AddControllerInput).mutation(({ ctx, input }) => addController(ctx.service, input)),
  addControllerKey: manages.input(PeerId).mutation(({ ctx, input }) => addControllerKey(ctx.service, input)),
  connectProcessor: manages.input(ConnectProcessorInput).mutation(({ ctx, input }) => connectProcessor(ctx.service, input)),
  addShopApp: manages.input(AddShopAppInput).mutation(({ ctx, input }) => addShopApp(ctx.service, input)),
  rotateShopSecret: manages.input(RotateShopSecretInput).mutation(({ ctx, input }) => rotateShopSecret(ctx.service, input)),
  end: manages.input(PeerId).mutation(({ ctx, input }) => endPeer(ctx.service, input)),
});

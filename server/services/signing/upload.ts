import { withOrg } from "@/db/client";
import { UploadIdentityInput } from "@/server/domain/signing/schema";
import { SigningError } from "@/server/domain/signing/signing-error";
import { uploadedIdentity } from "@/server/domain/signing/uploaded-identity";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { openPkcs12Apart } from "./open-pkcs12-apart";
import { putInForce } from "./put-in-force";
import { lockSigning } from "./rows";

/** Lets a certificate of the organization's own sign its reports, from a PKCS#12 file. The key is kept sealed, the password is not kept. Throws INVALID with the field and what is wrong with it. */
export async function uploadSigningIdentity(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "signing:manage");
  const { file, password } = parseInput(UploadIdentityInput, input);
  const identity = await checked(async () => uploadedIdentity(await openPkcs12Apart(Buffer.from(file, "base64"), password), ctx.now));
  return withOrg(ctx.orgId, async (tx) => {
    await lockSigning(tx, ctx.orgId);
    const { id } = await putInForce(tx, ctx, "uploaded", identity);
    return { id };
  });
}

async function checked<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    const field = error.code === "PKCS12_PASSWORD" ? "password" : "file";
    throw new ServiceError("INVALID", error.message, [{ field, code: error.code, message: error.message }]);
  }
}

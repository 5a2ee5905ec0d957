import { withOrg } from "@/db/client";
import { cleanLogo, type CleanLogo } from "@/server/domain/look/clean-logo";
import { ImageError } from "@/server/domain/look/image-error";
import { SaveLookInput } from "@/server/domain/look/look";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { findLook, writeLook, type LookChange } from "./look-rows";

const NO_LOGO: LookChange = { logo: null, logoSha256: null, logoType: null, logoWidth: null, logoHeight: null };

/** Says how documents and public pages look. The logo is decoded, and kept as it was written anew. Reports made before stay as they are. Throws INVALID with the field and what is wrong. */
export async function saveLook(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "organization:update");
  const { accent, logo } = parseInput(SaveLookInput, input);
  const clean = logo === undefined || logo === null ? null : checked(Buffer.from(logo, "base64"));
  await withOrg(ctx.orgId, async (tx) => {
    const before = await findLook(tx, ctx.orgId);
    await writeLook(tx, ctx.orgId, ctx.now, { accent, ...(logo === undefined ? {} : clean ? { logo: clean.bytes, logoSha256: clean.sha256, logoType: clean.type, logoWidth: clean.width, logoHeight: clean.height } : NO_LOGO) });
    const after = { accent, logoSha256: logo === undefined ? (before.logo?.sha256 ?? null) : (clean?.sha256 ?? null) };
    await recordChanges(tx, ctx, [{ action: "organization.look_saved", object: { kind: "organization", id: ctx.orgId, label: "Look of documents" }, detail: { before: { accent: before.accent, logoSha256: before.logo?.sha256 ?? null }, after } }]);
  });
}

function checked(file: Buffer): CleanLogo {
  try {
    return cleanLogo(file);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    throw new ServiceError("INVALID", error.message, [{ field: "logo", code: "IMAGE", message: error.message }]);
  }
}

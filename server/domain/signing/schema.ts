import { z } from "zod";

/** The largest PKCS#12 file that is taken, in bytes. */
export const MAX_PKCS12_BYTES = 65_536;

export const UploadIdentityInput = z.strictObject({
  /** The .p12 or .pfx file in base64. */
  file: z.base64("Send the file in base64.").min(1, "Choose a file.").max(Math.ceil(MAX_PKCS12_BYTES / 3) * 4, "The file is larger than 64 KiB: this is no certificate with its key."),
  /** Opens the file and is forgotten. */
  password: z.string().max(200),
});

export const SigningIdentityId = z.strictObject({ id: z.string().max(60) });

/** Why a certificate or its file cannot sign reports. The message is for the person who gave it. */
export class SigningError extends Error {
  constructor(readonly code: "PKCS12_FORM" | "PKCS12_PASSWORD" | "KEY_UNFIT" | "CERTIFICATE_MISSING" | "CERTIFICATE_UNFIT" | "CERTIFICATE_TIME", message: string) {
    super(message);
    this.name = "SigningError";
  }
}

export const SIGNING_ERRORS = ["PKCS12_FORM", "PKCS12_PASSWORD", "KEY_UNFIT", "CERTIFICATE_MISSING", "CERTIFICATE_UNFIT", "CERTIFICATE_TIME"] as const;

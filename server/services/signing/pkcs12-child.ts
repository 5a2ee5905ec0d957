import { openPkcs12 } from "@/server/domain/signing/pkcs12";
import { SigningError } from "@/server/domain/signing/signing-error";

// Process of its own for one uploaded file: the parent sends it with its password and bounds time and memory.
process.once("message", ({ file, password }: { file: string; password: string }) => {
  process.send?.(answerTo(file, password), undefined, undefined, () => process.disconnect());
});

function answerTo(file: string, password: string) {
  try {
    const { privateKey, certificates } = openPkcs12(Buffer.from(file, "base64"), password);
    return { privateKey: base64(privateKey), certificates: certificates.map(base64) };
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    return { code: error.code, message: error.message };
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

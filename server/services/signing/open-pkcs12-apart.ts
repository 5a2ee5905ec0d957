import { spawn, type ChildProcess } from "node:child_process";

import { z } from "zod";

import type { Pkcs12 } from "@/server/domain/signing/pkcs12";
import { SIGNING_ERRORS, SigningError } from "@/server/domain/signing/signing-error";

import { atMost } from "../at-most";
import { programFile } from "../processes/programs";

const TIME_LIMIT_MS = 20_000;
const inTurn = atMost(2);
const Answer = z.union([z.object({ privateKey: z.string(), certificates: z.array(z.string()) }), z.object({ code: z.enum(SIGNING_ERRORS), message: z.string() })]);

/**
 * Opens an uploaded file in a process of its own: how long that takes is written in the file, and no request may wait for
 * it. The password goes over the channel, never onto a command line. Throws `SigningError`.
 */
export async function openPkcs12Apart(file: Uint8Array, password: string): Promise<Pkcs12> {
  return inTurn(async () => {
    const child = spawn(process.execPath, ["--max-old-space-size=256", programFile("open-pkcs12")], {
      stdio: ["ignore", "ignore", "ignore", "ipc"], env: { PATH: process.env["PATH"], NODE_ENV: "production" }, timeout: TIME_LIMIT_MS, killSignal: "SIGKILL",
    });
    const answer = Answer.safeParse(await answerOf(child, { file: Buffer.from(file).toString("base64"), password }));
    if (!answer.success) throw new SigningError("PKCS12_FORM", "This file cannot be opened in reasonable time. Export it again with ordinary settings.");
    if ("code" in answer.data) throw new SigningError(answer.data.code, answer.data.message);
    return { privateKey: Buffer.from(answer.data.privateKey, "base64"), certificates: answer.data.certificates.map((text) => Buffer.from(text, "base64")) };
  });
}

/** What the child says before it ends; undefined where it was ended or failed. */
async function answerOf(child: ChildProcess, question: { file: string; password: string }): Promise<unknown> {
  let answer: unknown;
  child.on("message", (message) => { answer = message; });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(answer));
    // One that died before it listened closes, and says so there.
    child.send(question, () => undefined);
  });
}

import pino from "pino";

import { withoutParameters } from "./domain/logging/without-parameters";
import { env } from "./env";

type Holder = { proofroomLog?: pino.Logger };
const holder = globalThis as typeof globalThis & Holder;

/** JSON lines on stdout, without secrets: bodies are never logged, and the paths below are blanked wherever they appear. */
export function log(): pino.Logger {
  holder.proofroomLog ??= pino({
    level: env().PROOFROOM_LOG_LEVEL,
    serializers: { err: withoutParameters, stack: withoutParameters },
    redact: { paths: ["*.password", "*.token", "*.key", "*.secret", "*.authorization", "*.cookie", "password", "token", "secret"], censor: "[removed]" },
  });
  return holder.proofroomLog;
}

import type { ProofroomError } from "../client/proofroom-error";

/** 0: all in. 1: some refused. 2: usage or configuration. 3: the server (or database) cannot be reached. */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with one sentence. */
export class CliError extends Error {
  constructor(readonly exit: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CliError";
  }
}

export function usageError(message: string): CliError {
  return new CliError(EXIT.usage, message);
}

const AWAY = new Set(["UNREACHABLE", "UNAVAILABLE", "INTERNAL", "RATE_LIMITED"]);
const MISCONFIGURED = new Set(["UNAUTHORIZED", "FORBIDDEN", "NOT_PROOFROOM"]);

/** What a failed call means to a script. */
export function exitOf({ code }: Pick<ProofroomError, "code">): ExitCode {
  if (AWAY.has(code)) return EXIT.unreachable;
  return MISCONFIGURED.has(code) ? EXIT.usage : EXIT.refused;
}

/** The sentence of a failed call, what is wrong with which field, and the id to ask about. */
export function sentenceOf({ message, errors, requestId }: Pick<ProofroomError, "message" | "errors" | "requestId">): string {
  const fields = errors.filter((error) => error.field && !message.includes(error.message)).map((error) => `${error.field}: ${error.message}`);
  return [message, ...fields.slice(0, 5), ...(requestId ? [`(request ${requestId})`] : [])].join(" ");
}

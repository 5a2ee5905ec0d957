export const ERROR_CODES = [
  "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "GONE", "INVALID", "CONFLICT", "UNPROCESSABLE", "TOO_LARGE", "RATE_LIMITED", "UNAVAILABLE",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorDetail = { item?: number; field?: string; code?: string; message: string; expected?: string };

/** The one way a verb refuses. `message` is for people and says what to do; `details` name item and field. */
export class ServiceError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetail[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "ServiceError";
  }
}

/** A row another organization has and a row nobody has give this same answer. */
export function notFound(what: string): ServiceError {
  return new ServiceError("NOT_FOUND", `${what} was not found.`);
}

import { ServiceError } from "../services/errors";

/** The query string as an input object. A parameter given twice is refused; the named ones are numbers. */
export function queryInput(request: Request, numbers: string[] = []): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in input) throw new ServiceError("INVALID", `${name} is given twice.`, [{ field: name, message: "given twice" }]);
    input[name] = numbers.includes(name) ? Number(value) : value;
  }
  return input;
}

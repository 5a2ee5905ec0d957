import { ServiceError } from "../services/errors";

type Types = { numbers?: string[]; booleans?: string[] };

/** The query string as an input object. A parameter given twice is refused; the named ones are numbers or booleans. */
export function queryInput(request: Request, { numbers = [], booleans = [] }: Types = {}): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in input) throw new ServiceError("INVALID", `${name} is given twice.`, [{ field: name, message: "given twice" }]);
    input[name] = numbers.includes(name) ? Number(value) : booleans.includes(name) && /^(true|false)$/.test(value) ? value === "true" : value;
  }
  return input;
}

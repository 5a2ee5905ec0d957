/**
 * A failed query's message ends with what was to be stored, which may be a person's name, address or letter: it is cut
 * there, and only the frames of a stack follow. Takes whatever is logged under `err` or `stack`.
 */
export function withoutParameters(said: unknown): unknown {
  if (said instanceof Error) return withoutParameters({ name: said.name, message: said.message, stack: said.stack });
  if (typeof said === "object" && said !== null) return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, withoutParameters(value)]));
  if (typeof said !== "string") return said;
  const at = said.indexOf("\nparams:");
  if (at < 0) return said;
  const frames = said.slice(at).split("\n").filter((line) => /^ {4}at \S.*:\d+:\d+\)?$/.test(line));
  return [said.slice(0, at), ...frames].join("\n");
}

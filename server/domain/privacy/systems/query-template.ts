import { IDENTIFIER_TYPES, type IdentifierType } from "./vocabulary";

/** A query as the database takes it: `$1` and so on stand for lists of identifiers, in the order of `parameters`. */
export type CompiledQuery = { text: string; parameters: IdentifierType[] };
export type TemplateFault = { fault: string };

/** What is read over: strings, quoted names, dollar quotes, comments, casts. Comments do not nest here: one that does ends early and is refused by the database. */
const SKIPPED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|::|:=/;
const PARAMETER = /:([A-Za-z_]\w*)/;
const TOKEN = new RegExp(`${SKIPPED.source}|${PARAMETER.source}|\\$\\d+|;`, "g");
const isType = (name: string): name is IdentifierType => IDENTIFIER_TYPES.some((type) => type === name);

/**
 * Reads a query with named identifiers (`where email = any(:email)`) and puts a bound parameter in place of each: what a
 * person is known by never becomes part of the text. A fault says what to change.
 */
export function compileTemplate(template: string): CompiledQuery | TemplateFault {
  const parameters: IdentifierType[] = [];
  let fault: string | null = null;
  const text = template.replaceAll(TOKEN, (token, _quote: string | undefined, name: string | undefined) => {
    if (token === ";") fault ??= "Write one query, without a semicolon.";
    else if (/^\$\d/.test(token)) fault ??= `Write :email in place of ${token}: parameters have names here.`;
    else if (name !== undefined) {
      if (!isType(name)) fault ??= `There is no identifier "${name}". There are ${IDENTIFIER_TYPES.map((type) => `:${type}`).join(", ")}.`;
      else return `$${placeOf(parameters, name)}::text[]`;
    }
    return token;
  });
  if (fault === null && !/^\s*(select|with|table|values)\b/i.test(withoutComments(template))) fault = "Begin with SELECT or WITH: a query of a request only reads.";
  if (fault === null && parameters.length === 0) fault = "Name an identifier, such as where email = any(:email). Without one it would answer with everybody's data.";
  return fault === null ? { text, parameters } : { fault };
}

const withoutComments = (text: string) => text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ");

function placeOf(parameters: IdentifierType[], name: IdentifierType): number {
  if (!parameters.includes(name)) parameters.push(name);
  return parameters.indexOf(name) + 1;
}

/** A list of texts as PostgreSQL reads one from a bound parameter (its manual, 8.15.6). */
export function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

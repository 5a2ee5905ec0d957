import fc from "fast-check";

import type { Field, Fields } from "../field";
import { WORLD_COUNTRIES } from "../world-countries";

const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
const idOf = (prefix: string) => fc.string({ unit: fc.constantFrom(...CROCKFORD), minLength: 25, maxLength: 25 }).map((rest) => `${prefix}_0${rest}`);
const HOSTILE = fc.constantFrom("=1+1", "'quoted", "''", "a,b;c", 'say "no"', "﹫", "－5", "@cmd", "ünï", "{}", "[1]", "yes", "0042");
const oneLine = fc.oneof(HOSTILE, fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll(/[\r\n\u0000]/g, "").trim())); // eslint-disable-line no-control-regex -- NUL is refused before
const someText = fc.oneof(oneLine, fc.tuple(oneLine, oneLine).map((parts) => parts.join("\n").trim()), fc.tuple(oneLine, oneLine).map((parts) => parts.join("\r\n").trim()));
const days = fc.date({ min: new Date("1950-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });

/** Content that the fields take. Rules across fields are kept by saying nothing where they compare days. */
export function contentArbitrary(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, name === "name" ? oneLine.map((text) => text || "A name") : valueArbitrary(name, field)])));
}

/** Fields that a register compares with others. */
const COMPARED = new Set(["reviewOn", "endedOn", "until", "withdrawn", "withdrawnAt", "answeredOn", "happenedFrom", "happenedTo", "awareAt", "toldAt", "toAuthority", "decision"]);

function valueArbitrary(name: string, field: Field): fc.Arbitrary<unknown> {
  if (COMPARED.has(name)) return fc.constant(null);
  if (name === "person") return fc.string({ unit: fc.constantFrom(..."abcXYZ019_-"), minLength: 43, maxLength: 43 });
  switch (field.kind) {
    case "line": return oneLine;
    case "text": return someText;
    case "lines": return fc.uniqueArray(oneLine.filter((text) => text !== ""), { maxLength: 4 });
    case "choice": return fc.option(fc.constantFrom(...field.choices.map(({ value }) => value)));
    case "choices": return fc.subarray(field.choices.map(({ value }) => value));
    case "day": return fc.option(days.map((date) => date.toISOString().slice(0, 10)));
    case "moment": return fc.option(days.map((date) => date.toISOString()));
    case "check": return fc.boolean();
    case "count": return fc.option(fc.nat());
    case "country": return fc.option(fc.constantFrom(...WORLD_COUNTRIES));
    case "countries": return fc.uniqueArray(fc.constantFrom(...WORLD_COUNTRIES), { maxLength: 5 });
    case "reference": return fc.option(idOf(prefixOf(field.to)));
    case "references": return fc.uniqueArray(idOf(prefixOf(field.to)), { maxLength: 3 });
    case "group": return contentArbitrary(field.of);
    case "rows": return fc.array(contentArbitrary(field.of), { maxLength: 3 });
  }
}

const prefixOf = (to: string) => (to === "systems" ? "sys" : to === "cases" ? "dsr" : "reg");

import type { EvidenceKind, FactType } from "./added-kinds";
import { MAX_RECORDS } from "./format";
import { EVIDENCE_KINDS } from "../catalog/kinds";
import { MAX_FACT_CHARS, requiredFacts } from "./typed-facts";

const TYPES: Record<FactType, object> = {
  string: { type: ["string", "null"], maxLength: MAX_FACT_CHARS },
  number: { type: ["number", "null"] },
  boolean: { type: ["boolean", "null"] },
  timestamp: { type: ["string", "number", "null"], format: "date-time" },
};

/** The JSON Schema (draft 2020-12) of the native form, generated from the kinds that the reader checks against. */
export function nativeJsonSchema(): object {
  const kinds = Object.entries(EVIDENCE_KINDS);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:proofroom:native:1",
    title: "Proofroom native evidence, version 1",
    type: "object",
    required: ["proofroom", "records"],
    properties: {
      proofroom: { const: 1 },
      records: { type: "array", maxItems: MAX_RECORDS, items: { oneOf: kinds.map(([kind]) => ({ $ref: `#/$defs/${kind}` })) } },
    },
    $defs: Object.fromEntries(kinds.map(([name, kind]) => [name, recordSchema(name, kind)])),
  };
}

function recordSchema(name: string, kind: EvidenceKind): object {
  return {
    type: "object",
    description: kind.description,
    required: ["kind", "facts"],
    properties: {
      kind: { const: name },
      locator: { type: "string", maxLength: 200 },
      facts: {
        type: "object",
        required: [...new Set([kind.timeFact, ...requiredFacts(name)])],
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(kind.facts).map(([fact, type]) => [fact, TYPES[type]])),
      },
    },
  };
}

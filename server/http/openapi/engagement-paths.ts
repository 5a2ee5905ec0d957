import { ALL_OSCAL, TABLE_FILES } from "@/server/domain/engagements/exports";
import { OSCAL_DOCUMENTS } from "@/server/domain/oscal/source";

import { file, operation, pathParameter, type Paths } from "./operation";

const ID = pathParameter("id", "Id of the audit.", "eng_01j9z3k5m7n9p1q3r5s7t9v1w3");
const tag = "Reports";
const STATE = "A closed audit gives its newest snapshot, always the same bytes for OSCAL, CSV and JSON. One that is not closed gives its content of this moment. Each call is on record. 409 while it covers no control.";
const binary = { schema: { type: "string", format: "binary" } };

/** Exports of an audit. */
export function engagementPaths(): Paths {
  const document = { ...pathParameter("document", "Which document; `all` is a zip of the four.", "assessment-results"), schema: { type: "string", enum: [...OSCAL_DOCUMENTS, ALL_OSCAL] } };
  const table = { ...pathParameter("file", "Table and format.", "controls.csv"), schema: { type: "string", enum: TABLE_FILES.map((each) => each.file) } };
  const given = file("The document, OSCAL 1.2.1 as JSON, or the zip.", "application/json");
  const rows = file("The table.", "text/csv");
  return {
    "/api/v1/engagements/{id}/oscal/{document}": {
      get: operation({
        id: "exportOscal", tag, summary: "An audit as OSCAL", scope: "reports:read", parameters: [ID, document], problems: [400, 404, 409],
        description: `${STATE} Documents name each other by UUID and SHA-256: of an audit that is not closed take \`all\`, so that they are of one moment. The eight states of a control are properties under \`urn:proofroom:oscal:1\` and the \`reason\` of its finding.`,
        replies: { 200: { ...given, content: { ...given.content, "application/zip": binary } } },
      }),
    },
    "/api/v1/engagements/{id}/tables/{file}": {
      get: operation({
        id: "exportTable", tag, summary: "A table of an audit", scope: "reports:read", parameters: [ID, table], problems: [400, 404, 409],
        description: `${STATE} JSON and the second sheet of XLSX say what each column means. In CSV a text that a spreadsheet would take for a formula begins with an apostrophe.`,
        replies: { 200: { ...rows, content: { ...rows.content, "application/json": { schema: { type: "object" } }, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": binary } } },
      }),
    },
  };
}

import type { z } from "zod";

import type { MakeReportInput } from "@/server/domain/reports/schema";

import { file, IDEMPOTENCY_KEY, json, jsonBody, operation, pathParameter, type Paths } from "./operation";

const ID = pathParameter("id", "Id of the report.", "rep_01j9z3k5m7n9p1q3r5s7t9v1w3");
const tag = "Reports";
const quarter: z.input<typeof MakeReportInput> = { kind: "soc2_readiness", from: "2026-01-01", to: "2026-03-31", status: "draft", pageSize: "A4" };

export function reportPaths(): Paths {
  return {
    "/api/v1/reports": {
      get: operation({ id: "listReports", tag, summary: "List reports", scope: "reports:read", replies: { 200: json("Asked for and made, newest first.", "ReportLines") } }),
      post: operation({
        id: "makeReport", tag, summary: "Ask for a report", scope: "reports:make", problems: [400, 409, 413, 422], parameters: [IDEMPOTENCY_KEY],
        description: "Both ends of the period are days of the organization's time zone, the last one included. The report is made in the background. The auditor access log is asked for by a person: no key may read audits, so a key gets 403.",
        body: jsonBody("MakeReport", { quarter: { summary: "Readiness for a quarter", value: quarter } }),
        replies: { 202: json("Asked for.", "ReportAsked", "Location", "Idempotent-Replayed") },
      }),
    },
    "/api/v1/reports/{id}": {
      get: operation({ id: "getReport", tag, summary: "One report, and how far it is", scope: "reports:read", parameters: [ID], problems: [400, 404], replies: { 200: json("The report.", "ReportLine") } }),
    },
    "/api/v1/reports/{id}/file": {
      get: operation({
        id: "downloadReport", tag, summary: "The finished PDF", scope: "reports:read", parameters: [ID], problems: [400, 404, 409],
        description: "409 until it is finished. Each download is on record.", replies: { 200: file("The report.", "application/pdf") },
      }),
    },
    "/api/v1/reports/{id}/retry": {
      post: operation({ id: "retryReport", tag, summary: "Make a failed report again", scope: "reports:make", parameters: [ID], problems: [400, 404, 409], description: "With everything that was chosen for it. 409 for one that did not fail.", replies: { 202: json("Asked for again.", "ReportAsked", "Location") } }),
    },
    "/api/v1/reports/{id}/signed": {
      get: operation({
        id: "downloadSignedReport", tag, summary: "The signed copy of a final report", scope: "reports:read", parameters: [ID], problems: [400, 404, 409],
        description: "A PAdES signature is added behind the bytes of the PDF, which stay as they are. 409 for a draft, and until it is finished. Each download is on record.",
        replies: { 200: file("The signed report.", "application/pdf") },
      }),
    },
  };
}

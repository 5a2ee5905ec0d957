import { Readable } from "node:stream";

import { auditViewsCsv } from "@/server/domain/engagements/views-csv";
import type { AuditView } from "@/server/domain/engagements/view";
import { exportAuditViews } from "@/server/services/engagements/list-views";
import { activityCsv } from "@/server/domain/activity/csv";
import { numbersCsv } from "@/server/domain/privacy/numbers/numbers";
import type { ActivityRow } from "@/server/domain/activity/view";
import { exportActivity } from "@/server/services/activity/export";
import { downloadEvidence } from "@/server/services/evidence/download";
import { stageUpload } from "@/server/services/evidence/stage-upload";
import { acceptGrant } from "@/server/services/engagements/accept";
import { exportOscal, exportTable } from "@/server/services/engagements/export";
import { acceptInvitation } from "@/server/services/members/accept-invitation";
import { entryOf } from "@/server/services/ledger/entry-of";
import { getCheckpoint } from "@/server/services/ledger/get-checkpoint";
import { proveEvidence } from "@/server/services/ledger/prove-evidence";
import { downloadPack } from "@/server/services/packs/download";
import { exportRegister } from "@/server/services/registers/export";
import { downloadCaseFile } from "@/server/services/privacy/answers/download";
import { getCertificate } from "@/server/services/privacy/erasure/read-certificate";
import { notFound } from "@/server/services/errors";
import { getPrivacyNumbers } from "@/server/services/privacy/numbers/get-numbers";
import { downloadReport } from "@/server/services/reports/download";
import { readPreview } from "@/server/services/reports/previews/get";
import { downloadSignedReport } from "@/server/services/reports/download-signed";
import { getSigningCertificate } from "@/server/services/signing/certificate";

import { makeSessionCookie } from "../auth/cookie";
import { expectedUpload } from "./expected-upload";
import { csvFile } from "./csv-file";
import { fileResponse } from "./file-response";
import { bytesFile, textFile } from "./ledger-files";
import { API_HEADERS, problem } from "./problem";
import { certificateFile } from "./privacy/certificate";
import { queryInput } from "./query-input";
import { rangedFileResponse } from "./ranged-file";
import { bodyOf, readJson } from "./read-body";
import { registerFileResponse } from "./register-file";
import { requestFacts, type RequestFacts } from "./request-facts";
import { refuseForeignOrigin } from "./same-origin";
import { withSession } from "./with-session";

/** POST: the bytes of one file, streamed to the store; the answer names its digest for `evidence.push`. */
export const uploadFile = withSession("evidence:push", async ({ request, ctx }) =>
  Response.json(await stageUpload(ctx, bodyOf(request), expectedUpload(request.headers)), { status: 201 }));

export const evidenceFile = withSession("evidence:read", async ({ ctx, params }) => fileResponse(await downloadEvidence(ctx, { id: params["id"] })));

/** GET: the proof of an item as a C2SP tlog-proof, for a checker that needs nothing else of us. */
export const evidenceProof = withSession("evidence:read", async ({ ctx, params }) => {
  const { entryId, proof } = await proveEvidence(ctx, { id: params["id"] });
  return kept(textFile(proof, `${entryId}.tlog-proof`));
});

/** GET: a checkpoint as a signed note. */
export const checkpointFile = withSession("ledger:read", async ({ ctx, params }) => {
  const { size, note } = await getCheckpoint(ctx, { size: Number(params["size"]) });
  return kept(textFile(note, `checkpoint-${size}.txt`));
});

/** GET: the leaf's bytes as hashed, which the proof is about. */
export const evidenceLeaf = withSession("evidence:read", async ({ ctx, params }) => {
  const { entryId, leaf } = await proveEvidence(ctx, { id: params["id"] });
  return kept(bytesFile(leaf, {}, `${entryId}.leaf`));
});

/** GET: an entry of the ledger by its id, with what opens it for who may read that. */
export const ledgerEntryFile = withSession("ledger:read", async ({ ctx, params }) => kept(Response.json(await entryOf(ctx, { id: params["id"] }))));

/** Nothing of a session is kept by a browser or shown as a page of ours. */
function kept(response: Response): Response {
  for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value);
  return response;
}

export const reportFile = withSession("reports:read", async ({ ctx, params }) =>
  fileResponse({ ...(await downloadReport(ctx, { id: params["id"] })), mediaType: "application/pdf" }));

/** GET: a preview, to be shown in the page that asked for it and in no other. */
export const reportPreviewFile = withSession("reports:make", async ({ ctx, params }) =>
  new Response(new Uint8Array(await readPreview(ctx, { id: params["id"] })), { headers: {
    "content-type": "application/pdf", "content-disposition": 'inline; filename="preview.pdf"', "cache-control": "private, no-store", "x-content-type-options": "nosniff",
    "content-security-policy": "frame-ancestors 'self'", "cross-origin-resource-policy": "same-origin",
  } }));

/** GET: a register as CSV or JSON, as the import takes it back. */
export const registerFile = withSession("registers:read", async ({ request, ctx, params }) =>
  registerFileResponse(await exportRegister(ctx, { ...queryInput(request, { booleans: ["archived"] }), register: params["register"] })));

/** GET: the signed copy of a final report. */
export const signedReportFile = withSession("reports:read", async ({ ctx, params }) =>
  fileResponse({ ...(await downloadSignedReport(ctx, { id: params["id"] })), mediaType: "application/pdf" }));

/** GET: a certificate that signs reports, with its chain, as PEM. */
export const signingCertificateFile = withSession("reports:read", async ({ ctx, params }) => {
  const { id, pem } = await getSigningCertificate(ctx, { id: params["id"] });
  return kept(textFile(pem, `${id}.pem`));
});

/** GET: an audit as OSCAL. */
export const engagementOscal = withSession("reports:read", async ({ ctx, params }) => fileResponse(await exportOscal(ctx, { id: params["id"], document: params["document"] })));

/** GET: a table of an audit. */
export const engagementTableFile = withSession("reports:read", async ({ ctx, params }) => fileResponse(await exportTable(ctx, { id: params["id"], file: params["file"] })));

/** GET: a made pack; a broken download goes on where it stopped. */
export const packFile = withSession("packs:read", async ({ request, ctx, params }) =>
  rangedFileResponse(request, { ...(await downloadPack(ctx, { id: params["id"] })), mediaType: "application/zip" }));

/** GET: a file of a request, for who handles it. */
export const caseFile = withSession("privacy:handle", async ({ request, ctx, params }) => rangedFileResponse(request, await downloadCaseFile(ctx, { id: params["id"], fileId: params["fileId"] })));

/** GET: the newest certificate of a case's erasure: JSON, or with `?as=pdf` to read. */
export const erasureCertificateFile = withSession("privacy:read", async ({ request, ctx, params }) => {
  const { name, text } = await getCertificate(ctx, { id: params["id"] ?? "" });
  return certificateFile(request, name, text);
});

/** GET: the audit trail as CSV, streamed page by page, with the filters of the page. */
export const activityExport = withSession("activity:read", async ({ request, ctx }) => {
  // The first page is read before the answer begins: a filter that is none is refused, not a broken file.
  const pages = await exportActivity(ctx, queryInput(request));
  return new Response(Readable.toWeb(Readable.from(csvPages(pages))) as ReadableStream<Uint8Array>, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="activity.csv"', "cache-control": "private, no-store", "x-content-type-options": "nosniff" },
  });
});

/** GET: the numbers of the privacy desk of a window, as CSV or JSON. */
export const privacyNumbersFile = withSession("privacy:read", async ({ request, ctx, params }) => {
  const numbers = await getPrivacyNumbers(ctx, queryInput(request));
  const name = `privacy-numbers-${numbers.window.from}-${numbers.window.to}`;
  if (params["format"] === "json") return kept(Response.json(numbers, { headers: { "content-disposition": `attachment; filename="${name}.json"` } }));
  if (params["format"] !== "csv") throw notFound("This format");
  return kept(new Response(numbersCsv(numbers), { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}.csv"` } }));
});

async function* csvPages(pages: AsyncIterable<ActivityRow[]>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const rows of pages) {
    yield Buffer.from(activityCsv(rows, first), "utf8");
    first = false;
  }
}

/** POST: accepts an invitation and signs the new member in. */
export async function acceptInvitationRoute(request: Request): Promise<Response> {
  return signedIn(request, async (facts, body) => {
    const { slug, sid } = await acceptInvitation(facts, body);
    return { sid, answer: { slug } };
  });
}

/** POST: accepts an auditor's invitation and signs the auditor in. */
export async function acceptAuditRoute(request: Request): Promise<Response> {
  return signedIn(request, async (facts, body) => {
    const { engagementId, sid } = await acceptGrant(facts, body);
    return { sid, answer: { engagementId } };
  });
}

/** Runs what opens a session and answers with its cookie. */
async function signedIn(request: Request, work: (facts: RequestFacts, body: unknown) => Promise<{ sid: string; answer: object }>): Promise<Response> {
  const refused = refuseForeignOrigin(request);
  if (refused) return refused;
  const facts = requestFacts(request.headers);
  try {
    const { sid, answer } = await work(facts, (await readJson(request)).value);
    const cookie = await makeSessionCookie(sid);
    const attributes = [`${cookie.name}=${cookie.value}`, "Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${cookie.maxAge}`, ...(cookie.secure ? ["Secure"] : [])];
    return Response.json(answer, { headers: { "set-cookie": attributes.join("; "), "cache-control": "no-store" } });
  } catch (error) {
    return problem(error, facts.requestId);
  }
}

/** GET: what auditors opened and took along in one audit, as CSV, streamed page by page. */
export const auditViewsExport = withSession("audits:read", async ({ ctx, params }) => csvFile(csvOf(await exportAuditViews(ctx, params["id"] ?? "")), "audit-access.csv"));

async function* csvOf(pages: AsyncIterable<AuditView[]>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const views of pages) {
    yield Buffer.from(auditViewsCsv(views, first), "utf8");
    first = false;
  }
}

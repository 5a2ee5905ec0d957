import { json, jsonBody, pathParameter, type Parameter, type Paths, type Reply } from "./operation";
import { protocolOperation } from "./protocol-operation";

const tag = "OpenDSR";
const ORG = pathParameter("orgSlug", "The organization, as in its addresses.", "acme");
const ID = pathParameter("id", "The `subject_request_id` that the controller gave.", "a7551968-d5d6-44b2-9831-815ac9017798");
const RESOURCE: Parameter = { ...pathParameter("resource", "Requests by their old name.", "opengdpr_requests"), schema: { type: "string", const: "opengdpr_requests" } };
const SIGNED = "Signed over the bytes of the body: X-OpenDSR-Processor-Domain and X-OpenDSR-Signature (base64, SHA-256 with the key of the published certificate).";
const SIGNED_OLD = "Signed as above, in headers named X-OpenGDPR-….";

export const OPENDSR_EXAMPLE = {
  regulation: "gdpr" as const, subject_request_id: "a7551968-d5d6-44b2-9831-815ac9017798", subject_request_type: "erasure" as const, submitted_time: "2026-03-05T10:00:00Z",
  subject_identities: [{ identity_type: "email" as const, identity_value: "petra@example.org", identity_format: "raw" as const }], api_version: "2.0", status_callback_urls: ["https://callbacks.example.com/opendsr"],
};
const { regulation: _, ...old } = OPENDSR_EXAMPLE;
const empty: Reply = { description: "Taken." };

export function openDsrPaths(): Paths {
  const base = "/api/opendsr/v2/{orgSlug}";
  return {
    [`${base}/discovery`]: { get: protocolOperation({ id: "discoverOpenDsr", tag, summary: "What the organization takes as a processor", parameters: [ORG], refusals: [], replies: { 200: json("Identities, types, and where its certificate is.", "OpenDsrDiscovery") } }) },
    [`${base}/certificate`]: { get: protocolOperation({ id: "getOpenDsrCertificate", tag, summary: "The certificate that answers are signed with", parameters: [ORG], refusals: [], replies: { 200: { description: "PEM, with those between it and its root.", content: { "application/x-pem-file": { schema: { type: "string" } } } } } }) },
    [`${base}/requests`]: {
      post: protocolOperation({
        id: "submitOpenDsr", tag, keyed: true, summary: "Hand in a person's request", parameters: [ORG], refusals: [400, 413], body: jsonBody("OpenDsrRequest", { erasure: { summary: "An erasure", value: OPENDSR_EXAMPLE } }),
        description: `It becomes a case of the privacy desk, once: the same request under the same id is answered the same. Statuses are sent to hosts that were agreed on. ${SIGNED}`, replies: { 201: json("Taken, with the day by which it will be done.", "OpenDsrAccepted") },
      }),
    },
    [`${base}/requests/{id}`]: {
      get: protocolOperation({ id: "getOpenDsrStatus", tag, keyed: true, summary: "Where a request stands", parameters: [ORG, ID], refusals: [], description: `How a completed request ended stands under \`extensions\`, by our domain: \`outcome\` is fulfilled, partial, refused, no_data, not_identifiable or forwarded. ${SIGNED}`, replies: { 200: json("Its status.", "OpenDsrStatus") } }),
      delete: protocolOperation({ id: "cancelOpenDsr", tag, keyed: true, summary: "Take a request back", parameters: [ORG, ID], refusals: [400], description: `Possible while it is pending. ${SIGNED}`, replies: { 202: json("Taken back.", "OpenDsrCancelled") } }),
    },
    [`${base}/callbacks/{id}`]: {
      post: protocolOperation({ id: "callBackOpenDsr", tag, summary: "A processor's word about a request of ours", parameters: [ORG, ID], refusals: [400, 403, 413], body: jsonBody("OpenDsrStatus", { completed: { summary: "Done, seven records", value: CALLBACK_EXAMPLE } }), description: "For processors: signed with the certificate of the domain that the request went to. No key.", replies: { 202: empty } }),
    },
    ...oldPaths(),
  };
}

export const CALLBACK_EXAMPLE = {
  controller_id: "acme", expected_completion_time: "2026-04-01T00:00:00Z", subject_request_id: OPENDSR_EXAMPLE.subject_request_id, request_status: "completed" as const, results_count: 7,
  status_callback_url: `https://proofroom.example.com/api/opendsr/v2/acme/callbacks/${OPENDSR_EXAMPLE.subject_request_id}`,
};

function oldPaths(): Paths {
  const base = "/api/opendsr/v1/{orgSlug}";
  return {
    [`${base}/discovery`]: { get: protocolOperation({ id: "discoverOpenGdpr", tag, summary: "The same under OpenGDPR 1.0", parameters: [ORG], refusals: [], replies: { 200: json("Identities, types, and where its certificate is.", "OpenDsrDiscovery") } }) },
    [`${base}/{resource}`]: { post: protocolOperation({ id: "submitOpenGdpr", tag, keyed: true, summary: "Hand in a person's request, OpenGDPR 1.0", parameters: [ORG, RESOURCE], refusals: [400, 413], body: jsonBody("OpenGdprRequest", { erasure: { summary: "An erasure", value: old } }), description: SIGNED_OLD, replies: { 201: json("Taken.", "OpenDsrAccepted") } }) },
    [`${base}/{resource}/{id}`]: {
      get: protocolOperation({ id: "getOpenGdprStatus", tag, keyed: true, summary: "Where a request stands, OpenGDPR 1.0", parameters: [ORG, RESOURCE, ID], refusals: [], description: SIGNED_OLD, replies: { 200: json("Its status.", "OpenDsrStatus") } }),
      delete: protocolOperation({ id: "cancelOpenGdpr", tag, keyed: true, summary: "Take a request back, OpenGDPR 1.0", parameters: [ORG, RESOURCE, ID], refusals: [400], description: SIGNED_OLD, replies: { 202: json("Taken back.", "OpenDsrCancelled") } }),
    },
  };
}

import { json, jsonBody, operation, pathParameter, type Paths } from "./operation";

const tag = "Privacy";
const SYSTEM = pathParameter("id", "Id of the system.", "sys_01k8r4m0e7q2v9x3c5b6n7d8fz");
const TASK = pathParameter("id", "Id of the task, as the webhook named it.", "tsk_01k8r4m0e7q2v9x3c5b6n7d8fz");

export function systemPaths(): Paths {
  return {
    "/api/v1/privacy/systems": {
      get: operation({ id: "listSystems", tag, summary: "List the systems that hold personal data", scope: "privacy:read", description: "Those in use, by name.", replies: { 200: json("All of them.", "DataSystemLines") } }),
    },
    "/api/v1/privacy/systems/{id}": {
      get: operation({ id: "getSystem", tag, summary: "Get a system that holds personal data", scope: "privacy:read", problems: [404], description: "Of its secrets only when they were made.", parameters: [SYSTEM], replies: { 200: json("The system.", "DataSystemInFull") } }),
    },
    "/api/v1/privacy/tasks/{id}/receipt": {
      post: operation({
        id: "sendReceipt", tag, summary: "Report what a system has done for a request", scope: null, problems: [400, 401, 409, 413, 422, 429],
        description: "For systems asked by webhook. No API key: sign the body with the system's secret (Standard Webhooks 1.0: webhook-id, webhook-timestamp, webhook-signature). Only a receipt makes a task done; an answer of 2xx to the webhook does not. The same receipt again is answered the same; one that contradicts the first is a 409.",
        parameters: [TASK], body: jsonBody("TaskReceipt", { erased: { summary: "Three records deleted", value: { taskId: "tsk_01k8r4m0e7q2v9x3c5b6n7d8fz", method: "deleted", records: 3 } } }), replies: { 200: json("What is on record for the task.", "TaskReceiptAnswer") },
      }),
    },
  };
}

import { json, operation, pathParameter, type Paths } from "./operation";

const tag = "Privacy";
const DRILL = pathParameter("id", "Id of the drill.", "drl_01k8r4m0e7q2v9x3c5b6n7d8fz");

export function drillPaths(): Paths {
  return {
    "/api/v1/privacy/drills": {
      get: operation({ id: "listDrills", tag, summary: "List drills of rights requests", scope: "privacy:read", description: "Rehearsals with a made-up person, the newest first, quarters without one among them. They count as no request anywhere.", replies: { 200: json("All of the last fifteen years.", "DrillLines") } }),
    },
    "/api/v1/privacy/drills/{id}": {
      get: operation({ id: "getDrill", tag, summary: "Get a drill", scope: "privacy:read", problems: [404], description: "Who was planted with which marker where, and how each system fared.", parameters: [DRILL], replies: { 200: json("The drill.", "DrillInFull") } }),
    },
  };
}

import { anchorPaths } from "./anchor-paths";
import { componentSchemas } from "./components";
import { controlPaths } from "./control-paths";
import { deadlinePaths } from "./deadline-paths";
import { descriptionPaths } from "./description-paths";
import { drillPaths } from "./drill-paths";
import { erasurePaths } from "./erasure-paths";
import { engagementPaths } from "./engagement-paths";
import { evidencePaths } from "./evidence-paths";
import { ledgerPaths } from "./ledger-paths";
import { problemResponses, type Paths } from "./operation";
import { openDsrPaths } from "./opendsr-paths";
import { shopPaths } from "./shop-paths";
import { packPaths } from "./pack-paths";
import { registerPaths } from "./register-paths";
import { systemDescriptionPaths } from "./system-description-paths";
import { reportPaths } from "./report-paths";
import { schedulePaths } from "./schedule-paths";
import { HEADERS, PARAMETERS, SECURITY, TAGS } from "./shared-parts";
import { systemPaths } from "./system-paths";

const DESCRIPTION = [
  "Put evidence in, read verdicts, make reports and auditor packs, take proofs.",
  "Send an API key as `Authorization: Bearer prk_…`. Errors are problem details (RFC 9457) with a stable `code`. Unknown fields are refused. Give every POST an `Idempotency-Key` and it may be sent again after any failure.",
].join("\n\n");

/** The public API as OpenAPI 3.1, made from the schemas the verbs parse with. */
export function openApiDocument() {
  const paths: Paths = { ...evidencePaths(), ...controlPaths(), ...reportPaths(), ...systemDescriptionPaths(), ...schedulePaths(), ...engagementPaths(), ...packPaths(), ...ledgerPaths(), ...anchorPaths(), ...deadlinePaths(), ...erasurePaths(), ...drillPaths(), ...systemPaths(), ...registerPaths(), ...openDsrPaths(), ...shopPaths(), ...descriptionPaths() };
  return {
    openapi: "3.1.0",
    info: { title: "Proofroom API", version: "1.0.0", description: DESCRIPTION },
    servers: [{ url: "/", description: "This installation" }],
    tags: TAGS,
    paths,
    components: { schemas: componentSchemas(), responses: problemResponses(), headers: HEADERS, parameters: PARAMETERS, securitySchemes: SECURITY },
  };
}

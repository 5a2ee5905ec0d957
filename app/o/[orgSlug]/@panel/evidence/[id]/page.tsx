export { EvidencePanel as default } from "../../../_panels/evidence";

export { AuditsPanel as default } from "../../../_panels/audits";

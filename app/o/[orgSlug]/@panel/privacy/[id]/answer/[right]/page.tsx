export { PrivacyPanel as default } from "../../../../../_panels/privacy";

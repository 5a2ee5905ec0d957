export { SettingsPanel as default } from "../../../_panels/settings";

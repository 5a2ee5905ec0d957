export { ControlsPanel as default } from "../../_panels/controls";

export { QueriesLayout as default } from "../_components/queries-layout";

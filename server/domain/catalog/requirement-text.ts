import { FRAMEWORKS } from "./frameworks";

const TEXTS = new Map<string, string>([
  ...FRAMEWORKS.soc2.map((criterion) => [`soc2/${criterion.id}`, criterion.paraphrase] as const),
  ...FRAMEWORKS.gdpr.map((duty) => [`gdpr/${duty.id}`, duty.obligation] as const),
]);

/** What a requirement asks, in our own words; empty for one the catalog does not know. */
export function requirementText(framework: string, id: string): string {
  return TEXTS.get(`${framework}/${id}`) ?? "";
}

import type { DeadlineQuery } from "@/server/domain/privacy/deadline-query";

/** What stands in the form: as it was sent, so that a refused value can be mended. */
export type DeadlineFormValues = Partial<Record<Exclude<keyof DeadlineQuery, "asked" | "answered" | "ground">, string>> & { waits: { ground: string; asked: string; answered: string }[] };
/** What is wrong, by field. */
export type DeadlineFaults = Partial<Record<string, string>>;
export type RegionChoices = { country: string; regions: { value: string; label: string }[] }[];

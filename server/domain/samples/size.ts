/** How often a control runs. */
export const FREQUENCIES = ["yearly", "quarterly", "monthly", "weekly", "daily", "many_a_day", "automated"] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const RISKS = ["low", "moderate", "high"] as const;
export type Risk = (typeof RISKS)[number];

/** Where a size comes from. `number` is what somebody asked for; `statistical` is for no deviation found. */
export type SizeBasis =
  | { kind: "table"; frequency: Frequency; risk: Risk }
  | { kind: "statistical"; confidence: number; tolerableRate: number }
  | { kind: "number"; number: number };

/** Customary sizes by how often a control runs and the risk that it fails, upper ends of ranges. No standard prescribes them. */
export const SIZE_TABLE: Readonly<Record<Frequency, Readonly<Record<Risk, number>>>> = {
  yearly: { low: 1, moderate: 1, high: 1 },
  quarterly: { low: 2, moderate: 2, high: 3 },
  monthly: { low: 2, moderate: 3, high: 4 },
  weekly: { low: 5, moderate: 8, high: 15 },
  daily: { low: 20, moderate: 30, high: 40 },
  many_a_day: { low: 25, moderate: 40, high: 60 },
  automated: { low: 1, moderate: 1, high: 1 },
};

/** Two sizes that rules name, as anchors: both are what the formula below gives. */
export const ANCHORS = [
  { confidence: 0.9, tolerableRate: 0.05, size: 45, named: "GAO Financial Audit Manual, section 450" },
  { confidence: 0.95, tolerableRate: 0.1, size: 29, named: "40 CFR 80.127, populations of 66 and more" },
] as const;

/** How many items without a deviation say, with this confidence, that the rate of deviations is below this one: n = ln(1 − c) / ln(1 − r), rounded up. */
export function sizeWithoutDeviation(confidence: number, tolerableRate: number): number {
  return Math.ceil(Math.log1p(-confidence) / Math.log1p(-tolerableRate));
}

/** The size of a basis, never more than there is. */
export function sizeFor(basis: SizeBasis, count: number): number {
  return Math.min(count, askedFor(basis));
}

function askedFor(basis: SizeBasis): number {
  if (basis.kind === "number") return basis.number;
  return basis.kind === "table" ? SIZE_TABLE[basis.frequency][basis.risk] : sizeWithoutDeviation(basis.confidence, basis.tolerableRate);
}

/** What a request for identification, clarification or a fee does to the clock. */
type Effect = "none" | "policy" | "restart" | "inclusive";
export type AskGround = "identity" | "clarification" | "fee";
export type Regime = "EU" | "UK";

/** One state of the law, as the clock reads it. Never changed once dates were computed by it: a new reading is a new set. */
export type RuleSet = {
  id: string;
  regime: Regime;
  /** First day of receipt it judges, YYYY-MM-DD. */
  from: string;
  effects: Record<AskGround, Effect>;
  cites: Record<Topic, readonly string[]>;
};
type Topic = "receipt" | "month" | "clamp" | "roll" | "extension" | "refusal" | "delay" | AskGround;

const PERIODS = "Regulation (EEC, Euratom) No 1182/71";
const PERIODS_UK = `${PERIODS} as assimilated law`;
const periods = (by: string) => ({ month: [`${by}, Art. 3(1) and 3(2)(c)`, "CJEU C-171/03, paras 33 and 36"], clamp: [`${by}, Art. 3(2)(c), second sentence`], roll: [`${by}, Art. 3(4) and 2(1)`] });

const EU: RuleSet = {
  id: "EU.2018-05-25", regime: "EU", from: "2018-05-25",
  effects: { identity: "policy", clarification: "policy", fee: "none" },
  cites: {
    ...periods(PERIODS), month: ["GDPR Art. 12(3), first sentence", ...periods(PERIODS).month], receipt: ["GDPR Art. 12(3)"],
    extension: ["GDPR Art. 12(3), second and third sentence"], refusal: ["GDPR Art. 12(4)"], delay: ["GDPR Art. 12(3), first sentence"],
    identity: ["GDPR Art. 12(6)", "EDPB Guidelines 01/2022, section 5.3"], clarification: ["GDPR recital 63", "EDPB Guidelines 01/2022, section 5.3"], fee: ["GDPR Art. 12(5)"],
  },
};

const UK_ICO = "ICO guidance on the right of access, time limits";
const UK_2018: RuleSet = {
  id: "UK.2018-05-25", regime: "UK", from: "2018-05-25",
  effects: { identity: "restart", clarification: "inclusive", fee: "restart" },
  cites: {
    ...periods(PERIODS_UK), month: ["UK GDPR Art. 12(3)", UK_ICO, ...periods(PERIODS_UK).month], receipt: ["UK GDPR Art. 12(3)"],
    extension: ["UK GDPR Art. 12(3)", UK_ICO], refusal: ["UK GDPR Art. 12(4)"], delay: ["UK GDPR Art. 12(3)"],
    identity: ["UK GDPR Art. 12(6)", UK_ICO], clarification: [UK_ICO], fee: ["UK GDPR Art. 12(5)", UK_ICO],
  },
};

const UK_12A = "UK GDPR Art. 12A (Data (Use and Access) Act 2025, s. 76)";
const UK_2026: RuleSet = {
  ...UK_2018, id: "UK.2026-02-05", from: "2026-02-05",
  cites: {
    ...UK_2018.cites, month: ["UK GDPR Art. 12(3)", UK_12A, ...periods(PERIODS_UK).month], extension: [UK_12A], refusal: ["UK GDPR Art. 12(4)", UK_12A],
    identity: ["UK GDPR Art. 12(6)", UK_12A], clarification: [UK_12A], fee: ["UK GDPR Art. 12(5)", UK_12A],
  },
};

export const RULE_SETS: readonly RuleSet[] = [EU, UK_2018, UK_2026];
/** No request is older than the law that gives the right. */
export const FIRST_DAY = "2018-05-25";

/** The rules of the day a request came in (YYYY-MM-DD, in the legal zone). Throws RangeError before there were any. */
export function rulesOn(regime: Regime, day: string): RuleSet {
  const found = RULE_SETS.filter((set) => set.regime === regime && set.from <= day).at(-1);
  if (!found) throw new RangeError(`Before ${FIRST_DAY} there was no right to time.`);
  return found;
}

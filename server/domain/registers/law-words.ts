/** Grounds and safeguards of the law that several registers name, in short words of ours with their article. */
export const LEGAL_BASES = {
  consent: "Consent, Art. 6(1)(a)",
  contract: "Contract with the person, Art. 6(1)(b)",
  legal_obligation: "Legal obligation, Art. 6(1)(c)",
  vital_interests: "Vital interests, Art. 6(1)(d)",
  public_task: "Public task, Art. 6(1)(e)",
  legitimate_interests: "Legitimate interests, Art. 6(1)(f)",
} as const;

export const SPECIAL_CONDITIONS = {
  explicit_consent: "Explicit consent, Art. 9(2)(a)",
  employment: "Employment and social security, Art. 9(2)(b)",
  vital_interests: "Vital interests, Art. 9(2)(c)",
  members: "Members of a non-profit body, Art. 9(2)(d)",
  made_public: "Made public by the person, Art. 9(2)(e)",
  legal_claims: "Legal claims, Art. 9(2)(f)",
  public_interest: "Substantial public interest, Art. 9(2)(g)",
  health_care: "Health or social care, Art. 9(2)(h)",
  public_health: "Public health, Art. 9(2)(i)",
  research: "Archiving, research, statistics, Art. 9(2)(j)",
} as const;

export const SAFEGUARDS = {
  adequacy: "Adequacy decision, Art. 45",
  instrument: "Instrument between authorities, Art. 46(2)(a)",
  bcr: "Binding corporate rules, Art. 46(2)(b), 47",
  scc: "Standard clauses of the Commission, Art. 46(2)(c)",
  authority_scc: "Standard clauses of an authority, Art. 46(2)(d)",
  code: "Approved code of conduct, Art. 46(2)(e)",
  certification: "Approved certification, Art. 46(2)(f)",
  own_clauses: "Clauses authorised by the authority, Art. 46(3)",
  derogation_consent: "Explicit consent, Art. 49(1)(a)",
  derogation_contract: "Contract with or for the person, Art. 49(1)(b), (c)",
  derogation_public: "Important public interest, Art. 49(1)(d)",
  derogation_claims: "Legal claims, Art. 49(1)(e)",
  derogation_vital: "Vital interests, Art. 49(1)(f)",
  derogation_register: "From a public register, Art. 49(1)(g)",
  derogation_compelling: "Compelling interests, once, Art. 49(1) second subparagraph",
} as const;
export type Safeguard = keyof typeof SAFEGUARDS;

/** Those that stand on a paper, which has to be at hand. */
export const DOCUMENTED: readonly Safeguard[] = ["instrument", "bcr", "scc", "authority_scc", "code", "certification", "own_clauses", "derogation_compelling"];

export const LEVELS = { "1": "1, negligible", "2": "2, limited", "3": "3, significant", "4": "4, maximum" } as const;

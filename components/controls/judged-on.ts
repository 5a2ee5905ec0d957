/** What rules look at, in one sentence, from their labels: "Judged on the newest restore test per system, at most 90 days old." */
export function judgedOn(rules: { label: string }[]): string {
  const subjects = rules.flatMap(({ label }) => {
    const subject = label.split(": ")[0] ?? "";
    return subject === "" ? [] : [subject.charAt(0).toLowerCase() + subject.slice(1)];
  });
  const named = [...new Set(subjects)].map((subject) => (subject.startsWith("newest") ? `the ${subject}` : subject));
  return named.length === 0 ? "Not judged yet" : `Judged on ${named.join("; ")}`;
}

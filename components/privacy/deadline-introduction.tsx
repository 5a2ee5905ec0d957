const RULES: [title: string, text: string][] = [
  ["A month, not thirty days", "The day of receipt is not counted. The month ends with the day of the same number, or with the month's last day where there is none."],
  ["Never on a day of rest", "An end on a Saturday, a Sunday or a public holiday moves to the next working day, over Easter or Christmas too."],
  ["An extension counts from the start", "Three months from receipt, if the notice with its reasons was sent before the first month ended. A refusal is never extended."],
  ["Waiting rarely stops the clock", "In the EU no article says so. In the United Kingdom proof of identity starts the month anew, and days of clarification do not count."],
];

/** What stands beside the form before there is an answer. */
export function DeadlineIntroduction() {
  return (
    <dl aria-label="How it is counted" className="border-b border-line">
      {RULES.map(([title, text]) => (
        <div key={title} className="border-t border-line py-3">
          <dt className="font-medium">{title}</dt>
          <dd className="mt-0.5 text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

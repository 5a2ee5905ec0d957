import { RIGHT_WORDS } from "@/components/privacy/case-words";
import { Section } from "@/components/layout/section";
import { formatCount, plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { inTimeRate, type MonthNumbers, type PrivacyNumbers } from "@/server/domain/privacy/numbers/numbers";

import { MonthChart } from "./month-chart";
import { shareOf, TallyTable } from "./tally-table";

type NumbersViewProps = { numbers: PrivacyNumbers; base: string };

/** How the desk answers: the sum in a sentence, months as small pictures, then every figure as a table. */
export function NumbersView({ numbers, base }: NumbersViewProps) {
  const { total, rights, months, grounds } = numbers;
  if (total.received === 0) return <><Empty title="Nobody asked in this window">Choose another window, or link the public centre from your privacy notice.</Empty><div className="mt-8"><OpenAges numbers={numbers} base={base} /></div></>;
  return (
    <div className="grid grid-cols-1 gap-8">
      <p className="tabular text-lg">
        <span className="font-semibold">{shareOf(total)}</span> in time: {formatCount(total.inTime)} of {plural(total.answered + total.overdue, "right")} that had a last day{total.medianDays === null ? "" : `, half of them within ${plural(total.medianDays, "day")}`}.
        {total.overdue > 0 && <> <RowLink className="link" href={`${base}/privacy?show=overdue`}>{formatCount(total.overdue)} overdue</RowLink>.</>}
      </p>
      <Section title="Month by month" aside="by the day of receipt"><div className="grid grid-cols-1 gap-x-8 gap-y-5 pt-3 sm:grid-cols-2 lg:grid-cols-5">{chartsOf(months).map((chart) => <MonthChart key={chart.title} {...chart} />)}</div></Section>
      <Section title="By right"><TallyTable label="By right" first="Right" rows={rights.map((tally) => ({ key: tally.right, name: <RowLink className="link" href={`${base}/privacy?show=all&right=${tally.right}`}>{RIGHT_WORDS[tally.right].word}</RowLink>, tally }))} /></Section>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
        <Section title="Refused, and why" count={total.refused + total.partial}><Grounds grounds={grounds} /></Section>
        <OpenAges numbers={numbers} base={base} />
      </div>
      <Section title="By month"><TallyTable label="By month" first="Month" rows={months.map((tally) => ({ key: tally.month, name: <span className="tabular whitespace-nowrap">{tally.month}</span>, tally }))} /></Section>
    </div>
  );
}

function chartsOf(months: readonly MonthNumbers[]) {
  const chart = (title: string, value: (month: MonthNumbers) => number | null) => ({ title, values: months.map((month) => ({ month: month.month, value: value(month) })) });
  const rate = (month: MonthNumbers) => inTimeRate(month);
  return [
    chart("Received", ({ received }) => received),
    { ...chart("In time", (month) => (rate(month) === null ? null : Math.floor((rate(month) ?? 0) * 100))), unit: " %", full: 100 },
    { ...chart("Median days", ({ medianDays }) => medianDays), unit: " days" },
    chart("Extended", ({ extended }) => extended), chart("Refused", ({ refused, partial }) => refused + partial),
  ];
}

function Grounds({ grounds }: Pick<PrivacyNumbers, "grounds">) {
  if (grounds.length === 0) return <p className="py-2 text-ink-2">Nothing was refused.</p>;
  return (
    <Table label="Grounds of refusals">
      <TableHead><tr><TableHeader>Ground</TableHeader><TableHeader numeric>All</TableHeader><TableHeader numeric>In part</TableHeader></tr></TableHead>
      <TableBody>
        {grounds.map(({ ground, sentence, article, refused, partial }) => (
          <TableRow key={ground}><TableCell>{sentence}<span className="block text-xs text-ink-3">{article}</span></TableCell><TableCell numeric>{formatCount(refused)}</TableCell><TableCell numeric>{formatCount(partial)}</TableCell></TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function OpenAges({ numbers: { ages }, base }: NumbersViewProps) {
  const [open, most] = [ages.reduce((sum, each) => sum + each.open, 0), Math.max(1, ...ages.map((each) => each.open))];
  return (
    <Section title="Open today, by age" count={open} aside={<RowLink className="link" href={`${base}/privacy`}>All open requests</RowLink>}>
      <ul>
        {ages.map(({ from, to, open: count }) => (
          <li key={from} className="tabular grid min-h-8 grid-cols-[8rem_minmax(0,1fr)_3rem] items-center gap-3 border-b border-line text-sm last:border-b-0">
            <span>{to === null ? `${from} days or more` : `${from} to ${to} days`}</span>
            <span aria-hidden className="h-2 rounded-sm bg-cell-found" style={{ width: `${(100 * count) / most}%` }} />
            <span className="text-end">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Which step this is of how many, in figures that every language reads. */
export function Step({ number, of }: { number: number; of: number }) {
  return <span className="step figures">{number} / {of}</span>;
}

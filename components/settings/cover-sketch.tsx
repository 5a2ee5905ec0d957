type CoverSketchProps = { name: string; colour: string | null; logo: string | null };

/** The top of a cover, on paper by day and by night: what is printed does not turn dark. */
export function CoverSketch({ name, colour, logo }: CoverSketchProps) {
  return (
    <figure className="max-w-lg">
      <div className="border border-line px-6 pt-6 pb-8" style={{ background: "#ffffff", color: "#1c1b18" }}>
        <div className="h-1" style={{ background: colour ?? "#1c1b18" }} />
        {logo && <img src={logo} alt="Logo" className="mt-3 block max-h-[59px] max-w-[227px]" />}
        <p className="mt-3 flex justify-between gap-4 font-semibold"><bdi className="wrap-anywhere">{name}</bdi><span style={{ color: colour ?? "#20406f" }}>Draft</span></p>
        <p className="mt-8 text-xl leading-tight font-bold">SOC 2 readiness<br />and evidence report</p>
        <div className="mt-6 h-px" style={{ background: "#c9c5ba" }} />
        <p className="mt-2 text-xs font-semibold">Prepared by management. Not an independent auditor’s report; no opinion is expressed.</p>
      </div>
      <figcaption className="mt-1.5 text-xs text-ink-3">The top of a cover. With Preview on the Reports page you see a whole report.</figcaption>
    </figure>
  );
}

/** The whole style of a handed-over document, in the document itself. System fonts: it is read long after, on any machine. */
export const ANSWER_STYLE = `:root{color-scheme:light dark;--paper:#fff;--ink:#1c1a16;--ink-2:#504c43;--line:#d9d4c8;--accent:#20406f}
@media (prefers-color-scheme:dark){:root{--paper:#0e1217;--ink:#e9ecf1;--ink-2:#b3bbc8;--line:#323c49;--accent:#9dbcf0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1,h2,h3{line-height:1.3;margin:0;text-wrap:balance}
h1{font-size:1.75rem}h2{font-size:1.25rem}h3{font-size:1rem;margin-top:1.5rem}
p,ul{margin:.5rem 0 0;max-width:44rem}ul{padding-left:1.25rem}li{margin-top:.25rem}
.lead{font-size:1.0625rem;color:var(--ink-2);margin-top:.75rem}
.note{color:var(--ink-2);font-size:.9375rem}
a{color:var(--accent);text-underline-offset:3px}
dl{margin:1rem 0 0;border-top:1px solid var(--line);max-width:44rem}
dl div{display:grid;grid-template-columns:14rem 1fr;gap:.125rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--ink-2)}dd{margin:0;white-space:pre-wrap}
nav{margin-top:2rem}nav h2{font-size:1rem}nav ol{margin:.5rem 0 0;padding-left:1.5rem;columns:2;column-gap:2rem}nav li{break-inside:avoid}
section{border-top:2px solid var(--ink);padding-top:.75rem;margin-top:2.25rem}
.wide{overflow-x:auto;margin-top:.75rem}
table{border-collapse:collapse;font-size:.875rem;line-height:1.4;min-width:100%}
th{text-align:start;font-weight:600;border-bottom:2px solid var(--ink);padding:.375rem .75rem .375rem 0;vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:.375rem .75rem .375rem 0;vertical-align:top;white-space:pre-wrap;min-width:6rem;max-width:30rem;font-variant-numeric:tabular-nums}
.block{display:inline-block;min-width:4.5rem;height:1em;background:var(--ink);vertical-align:-.1em}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:40rem){dl div{grid-template-columns:1fr}nav ol{columns:1}}
@media print{body{font-size:.8125rem}.wide{overflow:visible}nav{display:none}.block{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

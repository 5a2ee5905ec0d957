import { readableAccent } from "@/server/domain/privacy/accent";

/**
 * The whole style of the public pages, in the page itself: they load nothing but the font, and their policy names this
 * text by its digest. The neutral tokens are those of app/globals.css; the accent is the organization's, made readable.
 */
export function stylesheet(accent: string | null): string {
  const { day, night } = readableAccent(accent);
  return `:root{color-scheme:light dark;${tokens(DAY)};--accent:${day.colour};--accent-ink:${day.ink}}
@media (prefers-color-scheme:dark){:root{${tokens(NIGHT)};--accent:${night.colour};--accent-ink:${night.ink}}}
${RULES}`;
}

const DAY = { paper: "#f7f5f0", surface: "#fffefb", sunken: "#efece4", line: "#e1dcd1", "line-strong": "#8f887a", ink: "#1c1a16", "ink-2": "#504c43", danger: "#a8211a", good: "#17693a" };
const NIGHT: typeof DAY = { paper: "#0e1217", surface: "#141920", sunken: "#1b222c", line: "#27303c", "line-strong": "#657387", ink: "#e9ecf1", "ink-2": "#b3bbc8", danger: "#ff8f85", good: "#5cc285" };
const tokens = (values: typeof DAY): string => Object.entries(values).map(([name, value]) => `--${name}:${value}`).join(";");

const font = (file: string, range: string): string => `@font-face{font-family:"Inter Variable";font-style:normal;font-weight:100 900;font-display:swap;src:url("/fonts/${file}") format("woff2");unicode-range:${range}}`;

const RULES = `${font("inter-latin-wght-normal.woff2", "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD")}
${font("inter-latin-ext-wght-normal.woff2", "U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB")}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 "Inter Variable",ui-sans-serif,system-ui,sans-serif;overflow-wrap:anywhere;border-top:6px solid var(--accent)}
.column{max-width:640px;margin:0 auto;padding:0 1rem}
h1,h2,h3{line-height:1.3;letter-spacing:-.01em;text-wrap:balance;margin:0}
h1{font-size:1.75rem;font-weight:650}h2,label.name{font-size:1.25rem;font-weight:650}h3{font-size:1rem;font-weight:650}
p,ul,ol,dl{margin:0}p+p{margin-top:.75rem}
a{color:var(--accent);text-underline-offset:3px}
time,.figures{font-variant-numeric:tabular-nums}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.quiet{color:var(--ink-2)}.small{font-size:.875rem;line-height:1.45}
.skip{position:absolute;left:-200vw;top:.5rem}.skip:focus{left:1rem;background:var(--surface);padding:.5rem .75rem}
header .column{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.5rem 1.5rem;padding-top:1.25rem;padding-bottom:1.25rem}
.org{font-weight:650;font-size:1.125rem}
.org img{display:block;width:auto;height:auto;max-width:min(15rem,100%);max-height:3rem;padding:.25rem .375rem;border-radius:4px;background:#fff}
.languages ul{display:flex;flex-wrap:wrap;gap:.25rem .25rem;padding:0;margin:0 -.375rem;list-style:none;font-size:.875rem}
.languages a,.languages span{display:inline-block;padding:.25rem .375rem;min-height:1.75rem}
.languages span{font-weight:650}
main.column{padding-top:1.5rem;padding-bottom:3rem}
main>section,main>form{margin-top:2.5rem}
.lead{margin-top:.75rem;font-size:1.125rem;color:var(--ink-2)}
footer{border-top:1px solid var(--line);padding:1.25rem 0 2.5rem;background:var(--sunken)}
.step{font-size:.875rem;color:var(--ink-2);font-weight:400;display:block;margin-bottom:.25rem;letter-spacing:0}
fieldset{border:0;padding:0;margin:0;min-width:0}
.part{border-top:1px solid var(--line-strong);padding-top:1.25rem;margin-top:2rem}.part .step+.field{margin-top:0}
.lead+.lead,.after-lead{margin-top:.75rem}.below-heading{margin-top:.375rem}.date{margin-top:.75rem}.date+.date{margin-top:1.5rem}
legend{padding:0;float:left;width:100%}legend+*{clear:both}
.hint{color:var(--ink-2);font-size:.9375rem;margin-top:.25rem}
.choice{position:relative;display:block;padding:.625rem 0 .625rem 2.5rem;min-height:2.75rem}
.choice input{position:absolute;left:.125rem;top:.6875rem;width:1.375rem;height:1.375rem;margin:0;accent-color:var(--accent)}
.choice label{font-weight:600;display:block;cursor:pointer}.choice .hint{margin-top:.125rem}
.sub{margin:.25rem 0 .5rem 2.5rem;padding:.25rem 0 .25rem 1rem;border:0;border-left:3px solid var(--line-strong)}
.sub legend{float:none;font-weight:600}
@supports selector(:has(a)){.rights:not(:has(#right-objection:checked)) .sub{display:none}}
.field{margin-top:1.25rem}
label.name{display:block;font-weight:650;line-height:1.3}label.name span{font-weight:400;font-size:1rem;color:var(--ink-2)}
input[type=text],input[type=email],textarea{display:block;width:100%;margin-top:.5rem;padding:.625rem .75rem;min-height:2.875rem;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--line-strong);border-radius:6px}
textarea{min-height:9rem;resize:vertical}
input[type=email],input[type=text]{max-width:28rem}
[aria-invalid=true]{border-color:var(--danger);border-width:2px}
.fault{display:block;color:var(--danger);font-weight:600;margin-top:.375rem}
.has-fault{border-left:4px solid var(--danger);padding-left:1rem}
.summary{border:2px solid var(--danger);border-radius:6px;padding:1rem 1.25rem;margin-top:1.5rem;background:var(--surface)}
.summary ul{padding-left:1.125rem;margin-top:.5rem}.summary a{color:var(--danger);font-weight:600}
.trap{position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden}
button{font:inherit;font-weight:600;color:var(--accent-ink);background:var(--accent);border:1px solid transparent;border-radius:6px;padding:.625rem 1.25rem;min-height:2.875rem;cursor:pointer;text-align:left}
button:hover{text-decoration:underline;text-underline-offset:3px}
button.plain{color:var(--ink);background:var(--surface);border-color:var(--line-strong)}
.send{margin-top:1.5rem}.send .hint{margin-top:.625rem}
.facts{border-top:1px solid var(--line);margin-top:1rem}
.facts div{display:grid;grid-template-columns:13rem 1fr;gap:.125rem 1rem;padding:.75rem 0;border-bottom:1px solid var(--line)}
.facts dt{color:var(--ink-2)}.facts dd{margin:0}
.numbered{padding-left:1.5rem;margin-top:.75rem}.numbered li+li{margin-top:.625rem}.numbered li::marker{font-weight:650}
.card{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:1.25rem}
.ask{border-color:var(--accent);border-width:2px}
.card>*+*{margin-top:.75rem}
.done{border-left:4px solid var(--good);background:var(--surface);padding:.75rem 1rem;margin-top:1.5rem;font-weight:600}
.way{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:.375rem;list-style:none;padding:0;margin-top:1.5rem;font-size:.875rem;line-height:1.35}
.way li{border-top:4px solid var(--line-strong);padding-top:.5rem;color:var(--ink-2)}
.way li[data-step=done]{border-color:var(--accent)}
.way li[aria-current]{border-color:var(--accent);color:var(--ink);font-weight:650}
.due{font-size:1.25rem;font-weight:650;margin-top:.75rem;line-height:1.35}.late{color:var(--danger);font-weight:650}
.right{border-bottom:1px solid var(--line);padding:1rem 0}.right p{margin-top:.125rem}
.right .card{margin-top:.75rem}.right label.name{font-size:1rem}
.rights-list,.talk,.steps{list-style:none;padding:0}
.rights-list{border-top:1px solid var(--line);margin-top:1rem}
details{margin-top:.75rem}summary{cursor:pointer;color:var(--accent);text-decoration:underline;text-underline-offset:3px;padding:.375rem 0;min-height:1.75rem}
details[open]>summary{margin-bottom:.5rem}
.steps{margin-top:.5rem;border-left:2px solid var(--line-strong);padding-left:1rem}.steps li{padding:.5rem 0}
.talk{margin-top:1rem;display:grid;gap:1rem}
.talk li{border:1px solid var(--line);border-radius:6px;padding:.875rem 1rem;background:var(--surface);white-space:normal}
.talk li[data-from=you]{background:var(--sunken);margin-left:1.5rem}.talk li[data-from=them]{margin-right:1.5rem}
.talk .meta{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;font-size:.875rem;color:var(--ink-2)}
.said{white-space:pre-wrap;margin-top:.375rem}
.quote{white-space:pre-wrap;border-left:3px solid var(--line-strong);padding-left:1rem;margin:.75rem 0}
@media (max-width:36rem){h1{font-size:1.5rem}.facts div{grid-template-columns:1fr}.talk li[data-from=you]{margin-left:.75rem}.talk li[data-from=them]{margin-right:.75rem}.way{font-size:.8125rem}}
@media (forced-colors:active){.way li[aria-current]{border-top-width:8px}}
@media print{body{background:#fff;color:#000}.languages,.skip,form,.trap{display:none}}
`;

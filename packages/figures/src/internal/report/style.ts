import { palette, type SchemeColour } from '../../palette.ts';
import { fontFamily } from '../../template.ts';

const roles = ['text', 'muted', 'line', 'grid', 'paper', 'raised'] as const;

function colours(scheme: keyof SchemeColour): string {
  const named = roles.map((role) => `--${role}: ${palette[role][scheme]};`);
  return [...named, `--link: ${palette.series[0][scheme]};`].join(' ');
}

/** The style of the report: one scale of type (ratio 1.2 from 15 px), one unit of space (8 px). */
export const style = `
:root { color-scheme: light dark; --u: 8px; ${colours('light')} }
@media (prefers-color-scheme: dark) { :root { ${colours('dark')} } }
@media print { :root { color-scheme: light; ${colours('light')} } }
* { box-sizing: border-box; }
html { font: 15px/1.6 ${fontFamily}; background: var(--paper); color: var(--text); -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0 auto; max-width: 1200px; padding: calc(6 * var(--u)) calc(4 * var(--u)) calc(8 * var(--u)); }
h1, h2, h3, p { margin: 0; }
h1 { font-size: 2.07rem; line-height: 1.2; font-weight: 680; letter-spacing: -.015em; text-wrap: balance; }
h2 { font-size: 1.44rem; line-height: 1.3; font-weight: 640; margin-top: calc(8 * var(--u)); }
h3 { font-size: 1.1rem; line-height: 1.4; font-weight: 620; }
header p { max-width: 68ch; margin-top: calc(2 * var(--u)); }
header p.lead { font-size: 1.1rem; color: var(--muted); }
nav { margin-top: calc(4 * var(--u)); padding-top: calc(2 * var(--u)); border-top: 1px solid var(--grid); }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: calc(.5 * var(--u)) calc(3 * var(--u)); }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 3px; }
nav a, .downloads a { text-decoration: none; }
nav a:hover, .downloads a:hover, .downloads button:hover { text-decoration: underline; }
.exhibit { margin-top: calc(4 * var(--u)); scroll-margin-top: calc(2 * var(--u)); }
.exhibit + .exhibit { margin-top: calc(7 * var(--u)); }
.exhibit-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 calc(3 * var(--u)); margin-bottom: calc(1.5 * var(--u)); }
.downloads { font-size: .87rem; color: var(--muted); display: flex; gap: calc(1.5 * var(--u)); }
.downloads button { font: inherit; color: var(--link); background: none; border: 0; padding: 0; cursor: pointer; }
.frame { overflow-x: auto; background: linear-gradient(to left, var(--paper) 60%, transparent) right / calc(5 * var(--u)) 100% no-repeat local, linear-gradient(to left, var(--grid), transparent) right / calc(2 * var(--u)) 100% no-repeat scroll; border-top: 1.5px solid var(--text); border-bottom: 1.5px solid var(--text); }
table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.5; font-variant-numeric: tabular-nums; }
th, td { padding: calc(.5 * var(--u)) calc(1.75 * var(--u)) calc(.5 * var(--u)) 0; text-align: left; vertical-align: baseline; white-space: nowrap; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-size: .87rem; border-bottom: 1px solid var(--line); }
tbody th { vertical-align: top; white-space: normal; min-width: 9ch; }
tbody tr.opens:not(:first-child) > * { border-top: 1px solid var(--line); }
.number { text-align: right; }
strong { font-weight: 680; }
.spread { color: var(--muted); font-size: .87em; }
.note { font-size: .87rem; color: var(--muted); max-width: 84ch; margin-top: var(--u); }
.plot { width: 100%; min-width: 0; overflow: hidden; }
.plot .modebar { opacity: .9; }
footer { margin-top: calc(8 * var(--u)); padding-top: calc(2 * var(--u)); border-top: 1px solid var(--grid); font-size: .87rem; color: var(--muted); overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: calc(2 * var(--u)); top: calc(2 * var(--u)); background: var(--paper); padding: var(--u); }
@media (max-width: 820px) { body { padding: calc(4 * var(--u)) calc(2 * var(--u)) calc(6 * var(--u)); } h1 { font-size: 1.73rem; } h2 { margin-top: calc(6 * var(--u)); } }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print { body { max-width: none; padding: 0; } nav, .downloads, .skip { display: none; } .exhibit { break-inside: avoid; } .frame { overflow: visible; background: none; } table, thead th { font-size: 6.5pt; } th, td { padding-right: 4px; white-space: normal; } .spread { white-space: nowrap; } }
`;

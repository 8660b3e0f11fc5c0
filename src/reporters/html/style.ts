import { figureStyle } from './style-figures.ts';
import { printStyle } from './style-print.ts';

/**
 * Two inks, blue and brown, that no colour blindness confuses, and a hatching for what is against; every
 * pair of ink and paper has a contrast of at least 4.5, and of 3 where it is drawn.
 */
const colours = `
:root{color-scheme:light dark;--paper:#fff;--ink:#16191e;--soft:#4d5560;--rule:#d3d7dd;--tint:#eceff2;--for:#1c5d9c;--against:#a84f08;--ground:#fdf0e3;--plain:#6d7886}
@media screen and (prefers-color-scheme:dark){:root{--paper:#13161b;--ink:#eceef1;--soft:#adb5c0;--rule:#3a424d;--tint:#1e232b;--for:#6cb0f0;--against:#eba35f;--ground:#33261a;--plain:#8f9aa8}}
`;

const page = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:78rem;padding:0 clamp(1rem,4vw,3rem) 4rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,h3,.lead,.came,.facts b,.counts b,.poll b{font-family:"Iowan Old Style","Palatino Linotype",Palatino,P052,"Source Serif 4",Charter,Georgia,"Noto Serif","Liberation Serif",serif;font-variant-numeric:lining-nums tabular-nums}
h1{margin:0 0 1.5rem;font-size:clamp(2.1rem,6vw,3.75rem);line-height:1.05;font-weight:700;letter-spacing:-.015em;text-wrap:balance}
h2{margin:3.5rem 0 1rem;border-top:3px solid var(--ink);padding-top:.6rem;font-size:clamp(1.45rem,3.2vw,2rem);line-height:1.15;font-weight:700;text-wrap:balance}
h3{margin:0 0 .5rem;font-size:1.375rem;line-height:1.2;font-weight:700;text-wrap:balance}
p{margin:0 0 .6rem;max-width:44rem;text-wrap:pretty}
ul{margin:0;padding:0;list-style:none}
a{color:inherit;text-decoration-color:var(--plain);text-decoration-thickness:1px;text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px;text-decoration-color:currentColor}
a:focus-visible,summary:focus-visible{outline:3px solid var(--for);outline-offset:2px}
bdi{unicode-bidi:isolate}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.8125rem;line-height:1.5}
small,.note,figcaption,.under{color:var(--soft);font-size:.875rem;line-height:1.45}
.note,figcaption{max-width:44rem;margin:0 0 .5rem}
.under{margin-top:-.7rem}
.kicker{margin:0 0 .4rem;color:var(--soft);font-size:.875rem;font-weight:600;letter-spacing:.01em}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
.skip{position:absolute;left:1rem;top:-4rem;padding:.5rem 1rem;background:var(--ink);color:var(--paper);font-weight:700;z-index:1}
.skip:focus{top:.5rem}
.defs{position:absolute;width:0;height:0}
header{margin-top:1.5rem;border-top:8px solid var(--ink);padding-top:1rem}
header .kicker{font-size:1rem}
nav{margin-top:2rem;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:.35rem 0}
nav ul{display:flex;flex-wrap:wrap;column-gap:1.5rem}
nav a{display:inline-block;padding:.3rem 0;font-size:.875rem}
.badge,.tag{display:inline-block;padding:.05em .6em;border:1.5px solid var(--ink);border-radius:2px;font-size:.875rem;font-weight:700;line-height:1.5;white-space:nowrap}
.badge.good{background:var(--ink);color:var(--paper)}
.badge.open{border-style:dashed}
.badge.quiet{border-color:transparent;padding-left:0;color:var(--soft);font-weight:600}
.tag{border-color:var(--rule);font-weight:600;white-space:normal}
.sign{display:inline-block;min-width:1em;text-align:center}
.sign.good{color:var(--for)}
.sign.bad{color:var(--against)}
.sign.open,.sign.quiet{color:var(--soft)}
.badge .sign{color:inherit;min-width:0;margin-right:.15em}
.counts{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;margin:0 0 1.25rem}
.counts li{font-size:1.125rem;white-space:nowrap}
.counts b{font-size:2.5rem;line-height:1;font-weight:700}
.counts .sign{margin-right:.25rem;font-size:1.5rem;font-family:inherit}
.leads{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1.5rem 2.5rem;margin-bottom:2rem}
.leads .lead{margin:0 0 .25rem;font-size:1.5rem;line-height:1.2;font-weight:700}
.leads .came{margin:0 0 .5rem;font-size:clamp(2rem,5vw,2.75rem);line-height:1.1;font-weight:700}
.leads .bar{height:20px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13.5rem),1fr));gap:1rem 2rem;align-content:start}
.facts li{border-top:1px solid var(--rule);padding-top:.5rem}
.facts b{display:block;font-size:1.75rem;line-height:1.1;font-weight:700}
.facts small{display:block;margin-top:.35rem}
.facts .bar{margin-top:.5rem}
.pair{display:grid;gap:1.5rem 3rem}
.pair>div{max-width:38rem}
.leads .note{margin-top:.5rem}
.lines li{margin-bottom:.4rem;max-width:56rem}
details{margin:1rem 0}
summary{padding:.25rem 0;cursor:pointer;font-weight:600}
pre{margin:0;padding:1rem;background:var(--tint);white-space:pre-wrap}
.command{display:inline-block;padding:.5rem .8rem;background:var(--tint);font-size:.9375rem}
footer>section>h2{margin-top:3.5rem}
@media (min-width:56rem){
#result{display:grid;grid-template-columns:6fr 5fr;column-gap:3rem}
.leads,.wide,.wide+.legend{grid-column:1/-1}
.counts+.facts{grid-area:1/2/4}
.leads+.facts{grid-column:1/-1}
.counts{align-content:start}
.pair{grid-template-columns:5fr 6fr}
.method{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));column-gap:3rem}
.contest{grid-template:auto 1fr/5fr 6fr}
.figures{grid-area:1/2/3}
.positions{grid-template-columns:5fr 6fr}
}
`;

/** The style of the page: one text, the same for every report. */
export const css = `${colours}${page}${figureStyle}${printStyle}`.trim();

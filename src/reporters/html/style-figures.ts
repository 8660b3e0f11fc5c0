/** Tables, bars and the figures made of them. */
export const figureStyle = `
table{width:100%;border-collapse:collapse}
th,td{padding:.3rem 0 .3rem .75rem;text-align:right;vertical-align:bottom;font-weight:400}
th:first-child,td:first-child,tbody th,tfoot th{padding-left:0;text-align:left}
td,thead th{overflow-wrap:normal;white-space:nowrap}
tr{break-inside:avoid}
thead th{color:var(--soft);font-size:.8125rem;line-height:1.3}
tfoot{color:var(--soft)}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
.rounds tbody th{min-width:7em}
.rounds tfoot *{font-weight:400}
.rounds td.elected{font-weight:700}
.rounds td.out{color:var(--soft);text-decoration:line-through}
caption{padding:0 0 .25rem;text-align:left;font-weight:600}
tbody tr{border-top:1px solid var(--rule)}
.bar,.line{display:block;width:100%;height:.625rem;overflow:visible}
.bar{background:var(--tint)}
.bar.tall{height:1.875rem}
.line{height:1.25rem;margin-bottom:.2rem}
.line text,.dots text{fill:var(--ink);font-size:.8125rem;font-weight:600}
.for,.won,.ground+.none{fill:var(--for)}
.plain{fill:var(--plain)}
.against,.aside{fill:url(#hatch)}
.ground{fill:var(--ground)}
.stroke{fill:var(--against)}
.need{fill:var(--ink);stroke:var(--paper);stroke-width:1.5px;paint-order:stroke;transform:translateX(-1px)}
figure{margin:0}
.tick{display:inline-block;width:2px;height:.9em;margin:0 .25em;background:var(--ink);vertical-align:-.1em;print-color-adjust:exact;-webkit-print-color-adjust:exact}
figcaption{margin-top:.25rem}
.poll{display:flex;justify-content:space-between;gap:.25rem 1rem;flex-wrap:wrap}
.poll p{margin:0 0 .3rem}
.poll b{font-size:1.5rem;line-height:1.1}
.swatch{display:inline-block;width:.75em;height:.75em;margin-right:.1em;background:var(--for);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.hatched{background:repeating-linear-gradient(-45deg,var(--against) 0 2px,var(--ground) 2px 4px)}
.contest{display:grid;gap:.75rem 3rem;margin:0;border-top:1px solid var(--rule);padding:1.5rem 0}
.contest .tags{margin-bottom:.75rem}
.gone{padding:.9rem 0}
.gone h3{color:var(--soft)}
.choice th .bar{margin-top:.25rem}
thead th:last-child{white-space:normal;min-width:5.5rem}
.choice tbody td{line-height:1}
.choice tr.elected th,.choice tr.elected td{font-weight:700}
.choice tr.cut{border-bottom:2px dashed var(--ink)}
.choice .tag{padding:0 .45em;font-size:.75rem}
.by{margin:1.25rem 0 1rem}
.multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,11.5rem),1fr));gap:.9rem 1.5rem}
.multiples li{display:grid;grid-template-rows:1fr auto auto}
.multiples p{display:flex;justify-content:space-between;align-items:end;gap:.5rem;margin:0 0 .2rem;font-size:.875rem;line-height:1.25}
.multiples b{white-space:nowrap}
.multiples small{display:block;margin-top:.15rem;font-size:.8125rem}
.multiples table{align-self:end}
.multiples caption{font-size:.875rem;line-height:1.3}
.multiples th,.multiples td{padding-top:.2rem;padding-bottom:.2rem;font-size:.8125rem;line-height:1.3}
.multiples tr{border:0}
.multiples td{width:3.5rem}
.glance{margin-top:.5rem}
.legend i+i,.legend i:not(:first-child){margin-left:.9em}
.glance.wide{margin-top:1.5rem;columns:20rem 3;column-gap:2.5rem}
.glance table:not(.long){break-inside:avoid}
.glance table{margin-bottom:1.25rem}
.glance caption a{display:inline-block;padding:.15rem 0}
.glance th,.glance td{padding-top:0;padding-bottom:0;vertical-align:middle;font-size:.9375rem;line-height:1.25}
.glance td:first-child{width:1.5rem}
.glance td:last-child{width:5.5rem;overflow-wrap:anywhere;white-space:normal;font-size:.8125rem;line-height:1.2}
.glance tbody th a{display:block;padding:.3rem 0;text-decoration-color:transparent}
.glance tbody th a:hover{text-decoration-color:currentColor}
.glance .bar{height:.3125rem;margin-top:1px}
.positions{display:grid;gap:1.5rem 3rem;margin-bottom:1.5rem}
.key{display:inline-block;min-width:1.4em;margin-right:.2em;border:1.5px solid var(--ink);border-radius:50%;font-size:.75rem;line-height:1.45;text-align:center}
.upset{align-self:start}
.upset td:first-child{width:1px;padding-right:.5rem;vertical-align:middle}
.upset tbody th,.upset tfoot th{padding-left:.25rem;font-size:.875rem;line-height:1.3}
.upset .bar{margin-top:.2rem;background:none}
.dots{display:block}
.dots line{stroke:var(--ink);stroke-width:3}
.in{fill:var(--ink)}
circle.out{fill:var(--paper);stroke:var(--plain);stroke-width:1.5}
.sum{max-width:38rem;margin-top:.5rem}
.sum thead th:first-child{text-align:left}
tfoot tr{border-top:2px solid var(--ink)}
tfoot th,tfoot td{font-weight:700}
.files th,.files td,.lot th,.lot td{vertical-align:top;text-align:left}
.files td,.lot td{white-space:normal;overflow-wrap:anywhere}
.files tbody th{min-width:7.5rem;padding-right:.5rem}
.files small{display:block}
.lot tbody th{min-width:4rem}
.lot{margin-top:.5rem;font-size:.875rem}
`;

/**
 * Paper: black on white, nothing cut in two, the heads of tables repeated, no links. What is against is
 * pale with an outline: a browser draws each hatched part as a picture, and 700 contests took minutes.
 */
export const printStyle = `
@page{margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
@media print{
:root{color-scheme:light;font-size:9pt}
body{max-width:none;padding:0;color:#000}
.skip,nav,details{display:none}
a{text-decoration:none}
header{margin-top:0}
h1{font-size:26pt}
h2{margin-top:8mm;border-top-width:2px;font-size:15pt;break-after:avoid}
h3{font-size:12pt;break-after:avoid}
.under,.kicker,caption{break-after:avoid}
article,figure,tr,li,.by,.files,.facts,.pair,#ballots{break-inside:avoid}
.bar{background:none;outline:1px solid #bbb;outline-offset:-1px}
.upset .bar{outline:none}
.against,.aside{fill:#f6e3d0;stroke:#a84f08;stroke-width:1px}
.hatched{background:#f6e3d0;border:1px solid #a84f08}
thead{display:table-header-group}
tfoot{display:table-row-group}
.badge.good{background:none;color:#000;border-width:2px}
.contest{grid-template:auto 1fr/4fr 5fr;gap:1mm 7mm;padding:4mm 0}
.figures{grid-area:1/2/3}
.positions,.pair{grid-template-columns:4fr 5fr;gap:4mm 7mm}
.multiples{grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:2mm 4mm}
.gone{display:block}
.glance.wide{columns:2}
#result{display:block}
p,li{orphans:3;widows:3}
}
`;

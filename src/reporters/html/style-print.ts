/** Paper: black on white, nothing cut in two, the heads of tables repeated, no links. */
export const printStyle = `
@page{margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
@media print{
:root{color-scheme:light}
body{max-width:none;padding:0;font-size:9.5pt;color:#000}
.skip,nav,details{display:none}
a{text-decoration:none}
header{margin-top:0}
h1{font-size:28pt}
h2{margin-top:9mm;font-size:16pt;break-after:avoid}
h3{font-size:12.5pt;break-after:avoid}
.under,.kicker,caption{break-after:avoid}
article,figure,tr,li,.by,.facts,.pair{break-inside:avoid}
thead{display:table-header-group}
tfoot{display:table-row-group}
.badge.good{background:none;color:#000;border-width:2px}
.contest,.positions,.pair{grid-template-columns:4fr 5fr;gap:4mm 7mm;padding:4mm 0}
.pair,.positions{padding:0}
.glance{columns:2}
#result{display:block}
p,li{orphans:3;widows:3}
}
`;

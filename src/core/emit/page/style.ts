/** The style sheet of report.html, on screen (light and dark) and on paper. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--rule:#d5dade;--shade:#f6f8f9;--link:#0b5c8f;--good:#00694f;--warn:#8a5a00}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--rule:#343c45;--shade:#1b2127;--link:#7cc4f2;--good:#4fd1a5;--warn:#f0b23e}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,sans-serif}
main{max-width:64rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.35rem;margin:3rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--rule)}
h3{font-size:1.05rem;margin:2rem 0 .5rem}
h4{font-size:.95rem;margin:1.25rem 0 .35rem}
p{max-width:46rem;margin:.5rem 0}
a{color:var(--link)}
.lead{font-size:1.1rem}
.quiet{color:var(--quiet)}
.good{color:var(--good);font-weight:600}
.warn{color:var(--warn);font-weight:600}
.figures{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:.75rem;margin:1.25rem 0}
.figures div{background:var(--shade);border:1px solid var(--rule);border-radius:4px;padding:.6rem .9rem}
.figures b{display:block;font-size:1.4rem;line-height:1.3;white-space:nowrap}
.figures span{color:var(--quiet);font-size:.85rem}
nav ol{padding-left:1.2rem;margin:.5rem 0}
.wide{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
caption{text-align:left;color:var(--quiet);padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--rule)}
th{font-weight:600;background:var(--shade)}
.b{white-space:nowrap}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
figure{margin:1rem 0;overflow-x:auto}
figure .picture{min-width:760px}
figcaption{color:var(--quiet);font-size:.85rem;margin-top:.25rem;max-width:46rem}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--link)}
ul{padding-left:1.2rem;margin:.5rem 0;max-width:46rem}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.3rem 1.25rem;max-width:50rem}
dt{font-weight:600}dd{margin:0}
.pair{display:grid;grid-template-columns:1fr;gap:1rem}
footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:1rem;font-size:.85rem}
@page{size:A4;margin:14mm}
@media (max-width:44rem){.figures{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media print{
:root{color-scheme:light;--paper:#fff;--rule:#bbb;--shade:#f2f2f2;--link:#000;--good:#000;--warn:#000}
body{font-size:9.5pt}p{margin:.3rem 0}figure{margin:.5rem 0}h3{margin-top:1rem}h4{margin:.6rem 0 .2rem}ul{margin:.2rem 0}
main{max-width:none;padding:0}
h2{break-after:avoid;margin-top:1.5rem}h3,h4{break-after:avoid}
figure,tr,.figures,li{break-inside:avoid}figure,.wide{overflow:visible}figure .picture{min-width:0}
.link{margin-top:1rem}
table{font-size:8.5pt}th,td{padding:.2rem .35rem}
nav{display:none}a{text-decoration:none}
details>summary{list-style:none}
}
`;

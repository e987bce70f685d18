/** Style of the page: colours follow the reader's scheme, every pair of them has a contrast of 4.5 at least. */
export const style = `
:root { color-scheme: light dark; --back: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --raised: #f6f8fa;
  --red: #b3261e; --red-back: #ffebe9; --green: #116329; --green-back: #dafbe1; --yellow: #7a4d00; --yellow-back: #fff8c5;
  --gray-back: #eaeef2; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --soft: #9198a1; --line: #30363d; --raised: #161b22;
  --red: #ff8f87; --red-back: #3c1618; --green: #56d364; --green-back: #12341d; --yellow: #e3b341; --yellow-back: #33270b;
  --gray-back: #262c36; --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1240px; padding: 24px 20px 64px; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; }
h2 { margin: 36px 0 12px; font-size: 20px; }
h3 { margin: 20px 0 6px; font-size: 16px; }
h4 { margin: 18px 0 6px; font-size: 13px; color: var(--soft); }
p { margin: 6px 0; }
small, dl { color: var(--soft); font-size: 13px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 12px 0 20px; }
dd { margin: 0; color: var(--text); }
code, pre { font: 12.5px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { margin: 0; padding: 8px 0; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
pre code { display: block; white-space: normal; }
.line { display: flex; min-height: 1.55em; padding: 0 10px 0 0; }
.line > span { white-space: pre-wrap; min-width: 0; }
.line > b { flex: none; width: 44px; padding-right: 8px; text-align: right; font-weight: normal; color: var(--soft); user-select: none; }
.line > i { flex: none; width: 20px; text-align: center; font-style: normal; font-weight: bold; user-select: none; }
.broken, .expected, .place { background: var(--red-back); } .actual { background: var(--green-back); }
.broken > i, .expected > i { color: var(--red); } .actual > i { color: var(--green); }
.place { background: var(--yellow-back); }
h4 .expected, h4 .actual { padding: 0 5px; border-radius: 3px; color: var(--text); }
.filter { display: flex; flex-wrap: wrap; gap: 8px; margin: 20px 0 0; padding: 0; border: 0; }
.filter legend { padding: 0; color: var(--soft); font-size: 13px; }
.filter label { padding: 4px 12px; border: 1px solid var(--line); border-radius: 99px; cursor: pointer; }
.filter label:has(:checked) { background: var(--text); color: var(--back); }
.filter label:has(:focus-visible) { outline: 2px solid var(--link); outline-offset: 2px; }
.filter input { position: absolute; opacity: 0; }
[hidden] { display: none !important; }
.filter .search { margin-left: auto; padding: 0; border: 0; border-radius: 0; cursor: auto; }
.filter .search input { position: static; opacity: 1; padding: 4px 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--back); color: var(--text); font: inherit; }
.finding { margin: 10px 0; border: 1px solid var(--line); border-left: 4px solid var(--yellow); border-radius: 6px; }
.finding.failed { border-left-color: var(--red); }
summary { display: flex; gap: 12px; align-items: baseline; padding: 10px 14px; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after { content: '+'; margin-left: auto; color: var(--soft); font-weight: bold; }
[open] > summary::after { content: '−'; }
.more summary { display: inline-block; padding: 4px 0; color: var(--link); text-decoration: underline; } .more summary::after { content: none; } .more ul { margin: 4px 0; }
summary .what { min-width: 0; } summary small { display: block; }
.inside { padding: 2px 16px 16px; border-top: 1px solid var(--line); }
.advice { margin-top: 12px; padding: 8px 12px; background: var(--gray-back); border-radius: 6px; }
.status { flex: none; padding: 1px 8px; border-radius: 4px; font-size: 12px; font-weight: 600; background: var(--gray-back); color: var(--soft); }
.failed .status { background: var(--red-back); color: var(--red); } .warned .status { background: var(--yellow-back); color: var(--yellow); }
.passed .status { background: var(--green-back); color: var(--green); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; } .sides section { min-width: 0; }
.copy { display: flex; gap: 8px; align-items: start; } .copy pre { flex: 1; min-width: 0; padding: 8px 12px; }
.copy code { white-space: pre-wrap; }
button { font: inherit; padding: 4px 12px; color: var(--text); background: var(--raised); border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-size: 12px; font-weight: 600; }
th:first-child, td:first-child { width: 64px; } th:nth-child(n+3), td:nth-child(n+3) { width: 80px; text-align: right; white-space: nowrap; }
.lost { padding: 8px 12px; background: var(--red-back); border-radius: 6px; }
:target { scroll-margin-top: 16px; } tr:target { background: var(--yellow-back); }
@media (max-width: 760px) { body { padding: 16px 12px 48px; } .sides { grid-template-columns: 1fr; gap: 0; } .inside { padding: 2px 10px 12px; }
  summary { padding: 10px; } .copy { flex-direction: column; align-items: stretch; } dl { grid-template-columns: 1fr; } dd { margin-bottom: 6px; }
  .line > b { width: 34px; } th:nth-child(n+3), td:nth-child(n+3) { width: 60px; } }
@media print { .filter, button { display: none; } }
`

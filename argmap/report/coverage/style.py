"""How the page of coverage looks: on a screen, light and dark, and on paper."""

STYLE = """\
:root {
  color-scheme: light dark;
  --paper: #fffdf8; --ink: #1c1b19; --soft: #5b5750; --line: #d8d2c4; --link: #0b4f8a;
  --d1: #fff0b3; --d2: #ffdc73; --d3: #f7bd3a; --mark: #1c1b19; --edge: #8a6100;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --ink: #ece8df; --soft: #b5afa3; --line: #46423a; --link: #8fc3f3;
    --d1: #453a10; --d2: #5f4e0f; --d3: #7d650c; --mark: #fbf6e9; --edge: #e0b84a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 84rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Noto Serif", "Songti SC", "Noto Naskh Arabic", serif;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .25rem; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.both { display: grid; grid-template-columns: minmax(0, 40rem) minmax(0, 1fr); gap: 2.5rem; align-items: start; }
.text p { margin: 0 0 1em; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--d1); color: var(--mark); border-bottom: 2px solid var(--edge); padding: .08em 0; }
mark.d2 { background: var(--d2); border-bottom-width: 4px; }
mark.d3 { background: var(--d3); border-bottom-width: 6px; }
mark a { color: inherit; text-decoration: none; }
sup { font: bold .7em/1 system-ui, sans-serif; margin: 0 .15em; }
sup a { text-decoration: none; }
:target { outline: 3px solid var(--edge); outline-offset: 3px; }
body:has(#gaps:checked) .gap { text-decoration: underline dotted 2px var(--soft); text-underline-offset: 4px; }
.quotes { list-style: none; margin: 0; padding: 0; font-size: .9375rem; line-height: 1.45; }
.quotes li { padding: .5rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.quotes q { display: block; color: var(--soft); font-style: italic; }
.n { display: inline-block; min-width: 1.6em; font: bold .85em system-ui, sans-serif; }
.kind, .at, .switch, details, code { font-family: system-ui, sans-serif; font-size: .85em; }
.kind { color: var(--soft); }
code { font-weight: 600; font-family: ui-monospace, monospace; }
details { margin: .5rem 0 1rem; }
summary { cursor: pointer; }
@media (min-width: 62rem) {
  aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
}
@media (max-width: 61.99rem) { .both { grid-template-columns: minmax(0, 1fr); } }
@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .both { display: block; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  aside { border-top: 2px solid var(--line); }
  .switch { display: none; }
  .quotes li { break-inside: avoid; }
  a { color: inherit; }
}
"""

"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const canvas = byId("canvas"), panel = byId("panel"), tip = byId("tip"), search = byId("search");
  const SVG = "http://www.w3.org/2000/svg";
  const KINDS = { holds: "premise: what somebody holds", because: "reason of several premises",
    but: "objection of several premises" };
  const WHY = { carries: "Carried by", beaten: "Holds out against", beats: "Beaten by", missing: "For want of",
    doubts: "In doubt because of", unsure: "Rests on what is open" };
  const STANDS = { stands: "stands", falls: "falls", open: "open" };
  let content, ties, svg, whole, view, groups, boxes, above, folded, chosen, hits, standingChosen;

  const el = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  // A joint of the drawing is part of the statement that it belongs to.
  const keysOf = (group) => group.dataset.of.split(" ").map((key) => content.joints.get(key) || key);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // What the drawing shows: read once, and again when the server has a new drawing, with where one was in the old one.
  function begin(old = { signs: new Map(), folded: [], around: [] }) {
    content = JSON.parse(byId("content").textContent);
    // A statement may be called as what every object of JavaScript has, such as `constructor`.
    content.below = new Map(Object.entries(content.below));
    content.joints = new Map(Object.entries(content.joints));
    ties = content.ties.filter((each) => each.key);
    svg = canvas.querySelector("svg");
    [groups, boxes, above, folded, hits] = [[], new Map(), new Map(), new Set(), []];
    if (!svg) return;
    const box = svg.viewBox.baseVal;
    whole = { x: box.x, y: box.y, w: box.width, h: box.height };
    svg.setAttribute("preserveAspectRatio", "xMidYMin meet");
    svg.removeAttribute("role");
    groups = [...svg.querySelectorAll("g[data-of]")];
    boxes = new Map();
    for (const group of groups) {
      const keys = keysOf(group);
      if (group.dataset.of === keys[0] && group.querySelector("rect,circle")) boxes.set(keys[0], group);
    }
    above = new Map();
    for (const head of content.below.keys())
      if (boxes.has(head))
        for (const tail of new Set(below(head))) above.set(tail, [...(above.get(tail) || []), head]);
    // A name stays the same when lines move; what has none is known by what it says.
    const signed = new Map([...signs()].map(([key, sign]) => [sign, key]).reverse());
    const heir = (key) => (key && key.includes("@") ? signed.get(old.signs.get(key)) : boxes.has(key) ? key : null);
    folded = new Set([...old.folded].map(heir).filter(Boolean));
    chosen = heir(old.chosen) || null;
    for (const [key, group] of boxes) label(key, group);
    for (const [key, group] of boxes) if (below(key).length) foldMark(key, group);
    voices(old.voice);
    standings(old.standing);
    setView(whole);
    refresh();
    panel.hidden = !chosen;
    if (chosen) show(chosen);
    const [kept] = old.around.filter(([key]) => heir(key));
    if (kept) {
      const now = middleOf(heir(kept[0]));
      setView({ ...old.view, x: old.view.x + now.x - kept[1].x, y: old.view.y + now.y - kept[1].y });
    }
    if (heir(old.focus)) boxes.get(heir(old.focus)).focus({ preventScroll: true });
  }
  // Where one is in the drawing, to be there again in the next; `around`: what is near, if one is anywhere near at all.
  function place() {
    const middle = { x: view.x + view.w / 2, y: view.y + view.h / 2 };
    const fitted = ["x", "y", "w"].every((each) => view[each] === whole[each]);
    const around = fitted ? [] : [...boxes.keys()].filter(there).map((key) => [key, middleOf(key)]);
    const far = (point) => Math.hypot(point.x - middle.x, point.y - middle.y);
    around.sort((one, other) => far(one[1]) - far(other[1]));
    const group = document.activeElement.closest("#canvas g[tabindex]");
    return { signs: signs(), folded, chosen, voice: byId("voice").value, standing: standingChosen, view, around,
      focus: group && keysOf(group)[0] };
  }
  const signs = () => new Map([...boxes.keys()].map((key) => {
    const item = content.items[key];
    return [key, [item.kind, item.words || below(key).map((each) => content.items[each].words), ...item.chips].join("\n")];
  }));
  const there = (key) => boxes.has(key) && !boxes.get(key).classList.contains("away");
  const frameOf = (key) => boxes.get(key).querySelector("rect,circle").getBBox();
  function middleOf(key) {
    const frame = frameOf(key);
    return { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  }
  const under = (key) => (content.below.get(key) || []).filter(([each]) => boxes.has(each));
  const below = (key) => under(key).map(([each]) => each);

  function label(key, group) {
    const item = content.items[key];
    if (!item) return;
    const said = item.chips.length ? ` (${item.chips.join(", ").replace(/:$/, "")})` : "";
    group.setAttribute("tabindex", "-1");
    group.setAttribute("role", "button");
    const [kind] = (KINDS[item.kind] || item.kind).split(":");
    group.setAttribute("aria-label", `${kind}${said}: ${item.words} ${item.standing}`.trim());
  }

  function foldMark(key, group) {
    const frame = frameOf(key);
    const mark = document.createElementNS(SVG, "g");
    mark.classList.add("fold");
    mark.dataset.fold = key;
    const circle = document.createElementNS(SVG, "circle");
    const x = frame.x + frame.width / 2, y = frame.y + frame.height;
    for (const [name, value] of [["cx", x], ["cy", y], ["r", 8]]) circle.setAttribute(name, value);
    const sign = document.createElementNS(SVG, "text");
    sign.setAttribute("x", x);
    sign.setAttribute("y", y + 4);
    mark.append(circle, sign);
    group.append(mark);
  }

  // Pan and zoom move the view box, so that lines and letters stay sharp.
  function setView(next) {
    const w = Math.min(Math.max(next.w, whole.w / 60), whole.w * 2.5);
    view = { x: next.x, y: next.y, w, h: (next.h * w) / next.w };
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
  }
  function scale() {
    const { width, height } = canvas.getBoundingClientRect();
    return Math.min(width / view.w, height / view.h) || 1;
  }
  function at(event) {
    const matrix = svg.getScreenCTM();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  }
  function zoom(factor, point) {
    const middle = point || { x: view.x + view.w / 2, y: view.y + view.h / 2 };
    const w = Math.min(Math.max(view.w * factor, whole.w / 60), whole.w * 2.5), by = w / view.w;
    setView({ x: middle.x - (middle.x - view.x) * by, y: middle.y - (middle.y - view.y) * by, w, h: view.h * by });
  }
  function pan(dx, dy) { setView({ ...view, x: view.x - dx / scale(), y: view.y - dy / scale() }); }
  function reveal(key) {
    const frame = frameOf(key), middle = middleOf(key);
    const room = canvas.getBoundingClientRect(), least = 0.75;
    let { w, h } = view;
    if (scale() < least) { w = room.width / least; h = room.height / least; }
    const inside = frame.x > view.x && frame.y > view.y && frame.x + frame.width < view.x + w &&
      frame.y + frame.height < view.y + h && w === view.w;
    if (!inside) setView({ x: middle.x - w / 2, y: middle.y - h / 2, w, h });
  }

  // What is hidden: all that leads up only through something folded.
  function visible() {
    const seen = new Set(), waiting = [];
    const add = (key) => { if (!seen.has(key)) { seen.add(key); waiting.push(key); } };
    const spread = () => {
      while (waiting.length) {
        const key = waiting.pop();
        if (!folded.has(key)) below(key).forEach(add);
      }
    };
    const tied = new Set(ties.map((each) => each.key));
    for (const key of boxes.keys()) if (!above.has(key) && !tied.has(key)) add(key);
    spread();
    // A circle that nothing leads into from outside has no top: its first member is.
    const reached = new Set(), walk = [...seen, ...tied];
    while (walk.length) {
      const key = walk.pop();
      if (!reached.has(key)) { reached.add(key); walk.push(...below(key)); }
    }
    for (const key of boxes.keys()) {
      if (reached.has(key)) continue;
      add(key);
      spread();
      const more = [key];
      while (more.length) {
        const each = more.pop();
        if (!reached.has(each)) { reached.add(each); more.push(...below(each)); }
      }
    }
    // A tension is to be seen where both its sides are.
    for (const each of ties) if (seen.has(each.left) && seen.has(each.right)) add(each.key);
    spread();
    return seen;
  }
  function matching() {
    const voice = byId("voice").value, words = plain(search.value.trim());
    hits = [];
    const fits = new Set();
    for (const key of boxes.keys()) {
      const item = content.items[key];
      const text = () => plain([item.words, item.name, ...item.chips, ...item.notes,
        ...item.quotes.map((each) => each.words)].join("\n"));
      const hit = words && text().includes(words);
      if (hit) hits.push(key);
      if ((!words || hit) && (!voice || item.voices.includes(voice)) &&
        (!standingChosen || (item.counted && item.standing === standingChosen))) fits.add(key);
    }
    return words || voice || standingChosen ? fits : null;
  }
  function refresh() {
    const shown = visible(), fits = matching();
    for (const group of groups) {
      const keys = keysOf(group);
      // The bar under a bracket, from which its premises hang, is folded away with them.
      const bar = group.dataset.of === keys[0] && boxes.get(keys[0]) !== group;
      group.classList.toggle("away", (bar && folded.has(keys[0])) ||
        !keys.every((key) => !boxes.has(key) || shown.has(key)));
      group.classList.toggle("dim", fits !== null && !keys.every((key) => fits.has(key)));
    }
    for (const [key, group] of boxes) {
      group.classList.toggle("chosen", key === chosen);
      group.classList.toggle("hit", hits.includes(key));
      const sign = group.querySelector(".fold text");
      if (sign) sign.textContent = folded.has(key) ? "+" : "−";
      if (below(key).length) group.setAttribute("aria-expanded", String(!folded.has(key)));
    }
    const stop = tabStop();
    if (chosen && there(chosen)) stopAt(boxes.get(chosen));
    else if (!stop || stop.classList.contains("away")) stopAt(boxes.get([...shown][0]));
    byId("unfold").hidden = !folded.size;
    const count = hits.length === 1 ? "1 statement" : `${hits.length} statements`;
    byId("found").textContent = search.value.trim() ? count : "";
  }
  // Of the drawing's statements Tab stops at one alone: where one was last.
  const tabStop = () => canvas.querySelector("g[tabindex='0']");
  function stopAt(group) {
    tabStop()?.setAttribute("tabindex", "-1");
    group?.setAttribute("tabindex", "0");
  }
  function fold(key) {
    if (!below(key).length) return;
    if (!folded.delete(key)) folded.add(key);
    refresh();
    if (chosen === key) show(key);
  }

  function voices(old) {
    const list = byId("voice");
    list.length = 1;
    for (const [key, title] of Object.entries(content.voices)) list.append(el("option", title, { value: key }));
    list.value = old in content.voices ? old : "";
    list.parentElement.hidden = list.length < 2;
  }
  function standings(old) {
    const counts = {};
    for (const key of boxes.keys()) {
      const item = content.items[key];
      if (item && item.counted && item.standing) counts[item.standing] = (counts[item.standing] || 0) + 1;
    }
    standingChosen = counts[old] ? old : "";
    const place = byId("standing");
    place.replaceChildren(...Object.keys(STANDS).filter((each) => counts[each]).map((each) => {
      const button = el("button", `${counts[each]} ${each === "open" ? "open" : counts[each] === 1 ? each :
        each.slice(0, -1)}`, { "aria-pressed": String(each === standingChosen), "data-standing": each });
      return button;
    }));
    place.hidden = !place.children.length;
  }

  // The panel: what is said, by whom, in which words of the source, and why it stands or falls.
  function show(key) {
    const item = content.items[key];
    panel.replaceChildren();
    panel.hidden = false;
    const close = el("button", "×", { class: "close", "aria-label": "Close" });
    close.onclick = () => choose(null);
    const kind = KINDS[item.kind] || item.kind;
    panel.append(close, el("div", item.name ? `${kind} · ${item.name}` : kind, { class: "kind" }));
    if (item.chips.length) panel.append(el("div", item.chips.join(", "), { dir: "auto" }));
    if (item.words) panel.append(el("p", item.words, { class: "words", dir: "auto" }));
    for (const quote of item.quotes) {
      const block = el("blockquote", `“${quote.words}”`, { dir: "auto" });
      block.append(el("cite", quote.source));
      panel.append(block);
    }
    for (const note of item.notes) panel.append(el("p", note, { dir: "auto" }));
    if (item.standing) {
      const verdict = { stands: "It stands.", falls: "It falls.", open: "It is open." }[item.standing];
      panel.append(el("h3", "Why"), el("div", verdict, { class: "verdict" }));
      list(item.why.map(([relation, other]) => [`${WHY[relation]}: `, other]));
    }
    for (const step of item.steps) {
      panel.append(el("h3", `As a ${step.role} it ${step.standing === "open" ? "is open" : step.standing}`));
      list(step.why.map(([relation, other]) => [`${WHY[relation]}: `, other]));
    }
    const children = under(key);
    if (children.length) {
      panel.append(el("h3", "Below it"));
      list(children.map(([other, role]) => [against(role), other]));
    }
    const clashes = content.ties.filter((each) => each.left === key || each.right === key);
    if (clashes.length) {
      panel.append(el("h3", "Tensions"));
      list(clashes.map((each) => [each.kind === "yet" ? "Nobody can hold it and: " : "It cannot be true with: ",
        each.left === key ? each.right : each.left]));
    }
    if (above.has(key)) {
      panel.append(el("h3", "It is about"));
      list(above.get(key).map((each) => ["", each]));
    }
    const row = el("div", "", { class: "row" });
    if (children.length) {
      const button = el("button", folded.has(key) ? "Unfold" : "Fold what is below");
      button.onclick = () => { fold(key); panel.querySelector(".row button").focus(); };
      row.append(button);
    }
    panel.append(row, el("div", item.place, { class: "kind" }));
  }
  const against = (role) => ({ rebuttal: "Rebuttal: ", but: "Objection: ", unless: "Unless: ",
    question: "Question: " })[role] || "";
  function list(pairs) {
    if (!pairs.length) return;
    const made = el("ul");
    for (const [lead, key] of pairs) {
      const line = el("li", lead), item = content.items[key];
      const said = item.words && item.kind !== "because" && item.kind !== "but" ? item.words :
        [item.kind, item.words, ...below(key).slice(0, 3).map((each) => content.items[each].words)]
          .filter(Boolean).join(" · ");
      const link = el("a", said, { href: "#", "data-key": key, dir: "auto" });
      line.append(link);
      made.append(line);
    }
    panel.append(made);
  }
  function choose(key, focus = true) {
    const last = boxes.get(chosen) || canvas, inside = panel.contains(document.activeElement);
    chosen = key;
    panel.hidden = !key;
    tip.hidden = true;
    if (!key && inside) last.focus({ preventScroll: true });
    if (key && !there(key)) {
      for (let [up] = above.get(key) || [], steps = 0; up && steps < boxes.size; [up] = above.get(up) || [], steps++)
        folded.delete(up);
      // What is below a tension shows where both its sides do.
      if (!visible().has(key)) folded.clear();
    }
    if (key) show(key);
    refresh();
    if (key) (focus ? go : reveal)(key);
  }

  function hint(event) {
    const group = event.target.closest && event.target.closest("#canvas g[data-of]");
    const keys = group ? keysOf(group) : [];
    const item = keys.length === 1 && keys[0] !== chosen ? content.items[keys[0]] : null;
    const lines = item ? [...item.quotes.map((each) => `“${each.words}” — ${each.source}`), ...item.notes] : [];
    tip.hidden = !lines.length;
    if (!lines.length) return;
    tip.textContent = lines.join("\n");
    const place = event.type === "focusin" ? group.getBoundingClientRect() :
      { left: event.clientX, bottom: event.clientY };
    tip.style.left = `${Math.min(place.left + 12, innerWidth - tip.offsetWidth - 8)}px`;
    const down = place.bottom + 14;
    tip.style.top = `${down + tip.offsetHeight > innerHeight ? down - tip.offsetHeight - 40 : down}px`;
  }

  const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
  function walk(key, arrow) {
    const up = (above.get(key) || []).find(there);
    const row = (up ? below(up) : [...boxes.keys()].filter((each) => !above.has(each))).filter(there);
    const at = row.indexOf(key);
    const next = { ArrowUp: up, ArrowDown: folded.has(key) ? null : below(key).find(there),
      ArrowLeft: row[at - 1], ArrowRight: row[at + 1] }[arrow];
    if (next) go(next);
  }
  function go(key) {
    reveal(key);
    boxes.get(key).focus({ preventScroll: true });
  }

  const pointers = new Map();
  let moved = 0, pinch = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, event);
    moved = 0;
    pinch = 0;
  });
  addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    pointers.set(event.pointerId, event);
    const dx = event.clientX - last.clientX, dy = event.clientY - last.clientY;
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved < 5) return;
    canvas.classList.add("moving");
    tip.hidden = true;
    if (pointers.size === 1) return pan(dx, dy);
    const [one, two] = [...pointers.values()];
    const apart = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
    if (pinch) zoom(pinch / apart, at({ clientX: (one.clientX + two.clientX) / 2,
      clientY: (one.clientY + two.clientY) / 2 }));
    pinch = apart;
  });
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, (event) => {
    pointers.delete(event.pointerId);
    pinch = 0;
    if (!pointers.size) canvas.classList.remove("moving");
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.004), at(event));
  }, { passive: false });
  canvas.addEventListener("click", (event) => {
    if (moved >= 5) return;
    const mark = event.target.closest(".fold");
    if (mark) return fold(mark.dataset.fold);
    const group = event.target.closest("g[tabindex]");
    choose(group ? keysOf(group)[0] : null, false);
  });
  canvas.addEventListener("pointerover", hint);
  canvas.addEventListener("pointerout", () => { tip.hidden = true; });
  canvas.addEventListener("focusin", hint);
  canvas.addEventListener("focusin", (event) => { if (event.target.matches("g[tabindex]")) stopAt(event.target); });
  canvas.addEventListener("focusout", () => { tip.hidden = true; });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-key]");
    if (!link) return;
    event.preventDefault();
    if (boxes.has(link.dataset.key)) {
      scrollTo({ top: 0 });
      choose(link.dataset.key);
    }
  });
  byId("standing").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    standingChosen = standingChosen === button.dataset.standing ? "" : button.dataset.standing;
    for (const each of byId("standing").children)
      each.setAttribute("aria-pressed", String(each.dataset.standing === standingChosen));
    refresh();
  });
  byId("in").onclick = () => zoom(0.8);
  byId("out").onclick = () => zoom(1.25);
  byId("fit").onclick = () => setView(whole);
  // Paper shows the whole drawing, wherever one is in it on the screen.
  let screen = null;
  addEventListener("beforeprint", () => { if (svg) { screen = view; setView(whole); } });
  addEventListener("afterprint", () => { if (svg && screen) setView(screen); });
  byId("voice").onchange = refresh;
  byId("unfold").onclick = () => { folded.clear(); refresh(); };
  search.oninput = refresh;
  search.onkeydown = (event) => {
    if (event.key === "Escape") { search.value = ""; refresh(); canvas.focus(); }
    if (event.key === "Enter" && hits.length) {
      const at = hits.indexOf(chosen);
      choose(hits[event.shiftKey ? (at > 0 ? at : hits.length) - 1 : (at + 1) % hits.length], false);
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input,select,textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const group = event.target.closest("g[tabindex]"), key = group && keysOf(group)[0];
    const inside = canvas.contains(event.target);
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "Escape") choose(null);
    else if (event.key === "+" || event.key === "=") zoom(0.8);
    else if (event.key === "-") zoom(1.25);
    else if (event.key === "0") setView(whole);
    else if (key && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(key); }
    else if (key && event.key === "f") fold(key);
    else if (inside && ARROWS.includes(event.key)) {
      event.preventDefault();
      if (key) walk(key, event.key);
      else if (tabStop()) go(keysOf(tabStop())[0]);
    }
  });

  // With `argmap watch`: a new drawing, or what keeps it from being drawn, without losing one's place.
  function listen() {
    const events = new EventSource("events" + location.search);
    events.onmessage = async (event) => {
      const news = JSON.parse(event.data);
      byId("news").hidden = !news.errors;
      byId("news").textContent = news.errors;
      if (!news.drawing || news.drawing === document.documentElement.dataset.drawing) return;
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      const old = svg ? place() : undefined;
      for (const id of ["canvas", "outline", "content"]) byId(id).replaceChildren(...page.getElementById(id).childNodes);
      canvas.setAttribute("aria-label", page.getElementById("canvas").getAttribute("aria-label"));
      document.title = page.title;
      document.querySelector("h1").textContent = page.querySelector("h1").textContent;
      document.documentElement.dataset.theme = page.documentElement.dataset.theme;
      document.documentElement.dataset.drawing = news.drawing;
      begin(old);
    };
    events.onerror = () => {
      byId("news").hidden = false;
      byId("news").textContent = "argmap watch has stopped.";
    };
    events.onopen = () => { byId("news").hidden = true; };
  }

  begin();
  if (document.documentElement.dataset.live === "yes") listen();
})();

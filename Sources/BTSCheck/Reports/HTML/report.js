"use strict";
// Filters, the moving map and the switch of languages. Without it the page still says all that it has to say.
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(one("#data").textContent);
  const root = document.documentElement;

  // The languages: shared texts stand in the data, the others beside the text they replace.
  const spoken = ["aria-label", "placeholder"];
  const speak = (language) => {
    if (root.lang === language) return;
    root.lang = language;
    const column = language === "vi" ? 0 : 1;
    // A long list is laid out once, not at every text.
    const list = one("#list");
    const [left, top] = [scrollX, scrollY];
    list.hidden = true;
    for (const element of all("[data-i]")) element.textContent = data.texts[element.dataset.i][column];
    for (const element of all("[data-t]")) {
      const text = element.textContent;
      element.textContent = element.dataset.t;
      element.dataset.t = text;
    }
    for (const name of spoken) {
      for (const element of all(`[data-t-${name}]`)) {
        const text = element.getAttribute(name);
        element.setAttribute(name, element.getAttribute(`data-t-${name}`));
        element.setAttribute(`data-t-${name}`, text);
      }
    }
    for (const button of all("[data-lang]")) button.setAttribute("aria-pressed", button.dataset.lang === language);
    for (const site of sites) site.found = undefined;
    list.hidden = false;
    scrollTo(left, top);
    filter();
  };
  for (const button of all("[data-lang]")) button.addEventListener("click", () => speak(button.dataset.lang));
  one("#print").addEventListener("click", () => window.print());

  // The proposals, each with its rows, its mark on the map and its lines.
  const point = (text) => text.split(" ").map(Number);
  const sheet = one("#map");
  const marks = new Map(sheet ? all("#sites a").map((mark) => [mark.getAttribute("href"), mark]) : []);
  const lines = one("#lines");
  const sites = all("#sites-table > tbody").map((body) => {
    const rows = all(".f", body);
    for (const row of rows) row.rules = row.dataset.k.split(" ");
    const site = { body, rows, mark: marks.get("#" + body.id), at: body.dataset.at && point(body.dataset.at), lines: [] };
    for (const row of rows) {
      const kind = ["fail", "conditional", "undecided"].find((name) => row.classList.contains(name));
      if (!lines || !site.mark || !row.dataset.to || !kind) continue;
      const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      const to = point(row.dataset.to);
      Object.entries({ x1: site.at[0], y1: site.at[1], x2: to[0], y2: to[1], class: kind })
        .forEach(([name, value]) => line.setAttribute(name, value));
      lines.append(line);
      site.lines.push({ line, to, rules: row.rules });
    }
    return site;
  });
  const siteOf = new Map(sites.map((site) => [site.body, site]));
  const siteOfMark = new Map(sites.filter((site) => site.mark).map((site) => [site.mark, site]));

  // Filters.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const [search, operator, rule, shown] = ["#search", "#operator", "#rule", "#shown"].map(one);
  const verdicts = all(".verdict");
  const count = (number) => number.toLocaleString(root.lang === "vi" ? "vi-VN" : "en-US");
  const filter = () => {
    const wanted = new Set(verdicts.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.v));
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let number = 0;
    for (const site of sites) {
      if (words.length && site.found === undefined) site.found = fold(site.body.textContent);
      const fits = (!wanted.size || wanted.has(site.body.className.split(" ")[0]))
        && (!operator.value || site.body.dataset.o === operator.value)
        && (!rule.value || site.rows.some((row) => row.rules.includes(rule.value)))
        && words.every((word) => site.found.includes(word));
      site.body.hidden = !fits;
      for (const row of site.rows) row.hidden = Boolean(rule.value) && !row.rules.includes(rule.value);
      if (site.mark) site.mark.style.display = fits ? "" : "none";
      for (const { line, rules } of site.lines) line.style.display = fits && (!rule.value || rules.includes(rule.value)) ? "" : "none";
      number += fits;
    }
    shown.textContent = root.lang === "vi" ? `${count(number)}/${count(sites.length)} đề nghị` : `${count(number)} of ${count(sites.length)} proposals`;
    one("#nothing").hidden = number > 0;
    const first = sites.find((site) => !site.body.hidden);
    if (!chosen || chosen.body.hidden) rove(first);
  };
  for (const button of verdicts) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
      filter();
    });
  }
  const form = one("#filters");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => filter());
  form.addEventListener("reset", () => {
    for (const button of verdicts) button.setAttribute("aria-pressed", "false");
    setTimeout(filter);
  });

  // Choosing a proposal, in the list or on the map.
  let chosen, focusable;
  const head = (site) => site.body.querySelector(".site th");
  const rove = (site) => {
    if (focusable) head(focusable).removeAttribute("tabindex");
    focusable = site;
    if (site) head(site).tabIndex = 0;
  };
  const choose = (site, from) => {
    const look = (of, on) => {
      of.body.classList.toggle("sel", on);
      of.mark?.classList.toggle("sel", on);
      for (const { line } of of.lines) line.classList.toggle("sel", on);
    };
    if (chosen) look(chosen, false);
    chosen = site;
    look(site, true);
    rove(site);
    if (site.mark) site.mark.parentNode.append(site.mark);
    if (from === "map") site.body.scrollIntoView({ block: "nearest" });
    if (from === "list" && site.mark) bringInto(site);
  };
  one("#sites-table").addEventListener("click", (event) => {
    const body = event.target.closest("tbody");
    if (body && siteOf.has(body) && !String(getSelection())) choose(siteOf.get(body), "list");
  });
  one("#sites-table").addEventListener("keydown", (event) => {
    const site = siteOf.get(event.target.closest("tbody"));
    if (!site) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") choose(site, "list");
    else if (step) {
      let place = sites.indexOf(site) + step;
      while (sites[place] && sites[place].body.hidden) place += step;
      if (!sites[place]) return;
      choose(sites[place], "list");
      head(sites[place]).focus();
    } else return;
    event.preventDefault();
  });

  // The map.
  if (!sheet) {
    filter();
    return;
  }
  const whole = sheet.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  const unit = Number(sheet.dataset.unit) / 640;
  let view = { ...home };
  const scale = one("#scale");
  const show = () => {
    sheet.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
    const metres = 1 / (sheet.getScreenCTM()?.a || 1);
    sheet.style.setProperty("--z", metres / unit);
    let length = 10 ** Math.floor(Math.log10(metres * 110));
    length *= [5, 2, 1].find((n) => n * length <= metres * 110) ?? 1;
    const width = length / metres;
    scale.innerHTML = "";
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    bar.setAttribute("width", width + 2);
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M1 0V4H${width + 1}V0`);
    bar.append(path);
    scale.append(length >= 1000 ? `${length / 1000} km` : `${length} m`, bar);
  };
  const zoom = (factor, x = view.x + view.w / 2, y = view.y + view.h / 2) => {
    const width = Math.min(home.w * 4, Math.max(60, view.w / factor));
    const ratio = width / view.w;
    view = { x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio, w: width, h: view.h * ratio };
    show();
  };
  const pan = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    show();
  };
  const bringInto = (site) => {
    const points = [site.at, ...site.lines.map((line) => line.to)];
    const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const inside = left > view.x && right < view.x + view.w && top > view.y && bottom < view.y + view.h;
    const span = Math.max(right - left, bottom - top);
    const width = span ? Math.min(home.w, Math.max(span * 5, 400)) : home.w / 8;
    if (inside && view.w <= width * 2 && view.w > span * 1.5) return;
    const height = width * home.h / home.w;
    view = { x: (left + right - width) / 2, y: (top + bottom - height) / 2, w: width, h: height };
    show();
  };
  const ground = (event) => {
    const matrix = sheet.getScreenCTM().inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  };

  one("#zoom").hidden = false;
  one("#zoom").addEventListener("click", (event) => {
    const act = event.target.dataset.zoom;
    if (act === "all") { view = { ...home }; show(); } else if (act) zoom(act === "in" ? 1.6 : 1 / 1.6);
  });
  sheet.addEventListener("keydown", (event) => {
    const step = view.w / 8;
    const acts = {
      ArrowLeft: () => pan(-step, 0), ArrowRight: () => pan(step, 0), ArrowUp: () => pan(0, -step), ArrowDown: () => pan(0, step),
      "+": () => zoom(1.6), "=": () => zoom(1.6), "-": () => zoom(1 / 1.6), "0": () => { view = { ...home }; show(); },
    };
    if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
    acts[event.key]();
    event.preventDefault();
  });
  const hint = one("#hint");
  let hiding;
  sheet.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== sheet) {
      hint.hidden = false;
      clearTimeout(hiding);
      hiding = setTimeout(() => { hint.hidden = true; }, 1200);
      return;
    }
    event.preventDefault();
    const at = ground(event);
    zoom(Math.exp(-event.deltaY / (event.deltaMode ? 12 : 400)), at.x, at.y);
  }, { passive: false });

  const fingers = new Map();
  let moved = 0;
  sheet.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    moved = 0;
  });
  sheet.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return name(event);
    moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (moved > 4 && !sheet.hasPointerCapture(event.pointerId)) sheet.setPointerCapture(event.pointerId);
    const metres = 1 / sheet.getScreenCTM().a;
    if (fingers.size === 2) {
      const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
      const apart = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY) || 1;
      const at = ground({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 });
      zoom(apart(event) / apart(before), at.x, at.y);
      pan((before.clientX - event.clientX) / 2 * metres, (before.clientY - event.clientY) / 2 * metres);
    } else if (moved > 4) {
      sheet.classList.add("moving");
      pan((before.clientX - event.clientX) * metres, (before.clientY - event.clientY) * metres);
    }
    fingers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    sheet.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      sheet.classList.remove("moving");
    });
  }
  sheet.addEventListener("click", (event) => {
    const mark = event.target.closest("a");
    if (!mark) return;
    event.preventDefault();
    const site = siteOfMark.get(mark);
    if (site && moved <= 4) choose(site, "map");
  });

  // What is under the pointer: a proposal, or the nearest mast.
  const tip = one("#tip");
  const masts = data.masts.length
    ? [...(one("#masts")?.getAttribute("d") ?? "").matchAll(/M(-?\d+) (-?\d+)/g)].map((m) => [Number(m[1]), Number(m[2])]) : [];
  const name = (event) => {
    const site = siteOfMark.get(event.target.closest("a"));
    let text = site && `${head(site).querySelector("b").textContent} · ${head(site).querySelector("em").textContent}`;
    if (!text && masts.length) {
      const at = ground(event);
      const reach = 7 / sheet.getScreenCTM().a;
      let best = reach;
      masts.forEach(([x, y], place) => {
        const apart = Math.hypot(x - at.x, y - at.y);
        if (apart < best) { best = apart; text = data.masts[place]; }
      });
    }
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    const frame = sheet.getBoundingClientRect();
    const x = event.clientX - frame.left;
    tip.style.left = `${Math.min(x + 12, frame.width - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.max(4, event.clientY - frame.top - 30)}px`;
  };
  sheet.addEventListener("pointerleave", () => { tip.hidden = true; });

  addEventListener("resize", show);
  addEventListener("beforeprint", () => {
    view = { ...home };
    show();
    sheet.style.setProperty("--z", 1);
  });
  addEventListener("afterprint", show);
  filter();
  show();
  const named = location.hash && sites.find((site) => "#" + site.body.id === location.hash);
  if (named) choose(named, "list");
})();

// The list of items: filters, which stand in the address so that a link can name them, and pages of rows that are made when they are shown.
// Keys of an item: i id, o outcome, p prediction, g gold, r reply, e error, s score, q question (without a prompt), t turns, l log-probabilities,
// j judgements (n name and result, r reply, t turns), m tokens and time, b baseline (what changed, outcome, prediction).
const pageSize = 100;

const startItems = () => {
  const at = id => document.getElementById(id);
  const { texts, subjects } = JSON.parse(at("data").textContent);
  const all = subjects.flatMap(subject => subject.items.map(item => ({ item, subject })));
  const state = { text: "", dataset: "", subject: "", outcome: "", change: "", page: 0 };

  const question = ({ item }) => {
    const last = item.t?.at(-1);
    return (typeof last === "number" ? texts[last] : last) ?? item.q ?? "";
  };

  const haystack = entry => entry.words ??= [
    entry.item.i, question(entry), entry.item.p, entry.item.g, entry.item.r, entry.item.e, ...(entry.item.j ?? []).flatMap(j => [j.n, j.r]),
  ].join("\n").toLowerCase();

  const inSubject = entry => (!state.dataset || entry.subject.dataset === state.dataset) && (!state.subject || entry.subject.name === state.subject);
  const hasChange = entry => !state.change || (state.change === "any" ? !!entry.item.b : entry.item.b?.[0] === state.change);
  const hasText = () => {
    const words = state.text.toLowerCase();
    return words ? entry => haystack(entry).includes(words) : () => true;
  };

  const rowOf = entry => {
    const { item, subject } = entry, change = item.b?.[0];
    const answer = item.s ?? (item.o === "wrong" ? `${item.p} ≠ ${item.g}` : item.p ?? "");
    const details = make("details", "item", make("summary", "",
      make("span", `badge ${item.o}`, item.o), make("span", "where", `${subject.name} #${item.i}`), make("span", "ask", question(entry).trim().slice(0, 300)),
      make("span", "answer", make("span", "", answer.slice(0, 60)), change ? make("span", `badge ${change}`, change) : null)));
    details.addEventListener("toggle", () => { if (details.open && details.children.length === 1) { details.append(detail(item, subject, texts)); } });
    return details;
  };

  const button = (name, pressed, act, count) => {
    const made = make("button", "", name, count === undefined ? null : make("span", "", count.toLocaleString("en")));
    made.type = "button";
    if (pressed !== null) { made.setAttribute("aria-pressed", pressed); }
    made.addEventListener("click", act);
    return made;
  };

  const showOutcomes = entries => {
    const counts = new Map();
    entries.forEach(({ item }) => counts.set(item.o, (counts.get(item.o) ?? 0) + 1));
    const known = ["correct", "wrong", "scored", "unparsed", "error", "replied"].filter(o => counts.has(o) || o === state.outcome);
    const focused = document.activeElement?.dataset?.outcome;
    at("outcomes").replaceChildren(...["", ...known].map(outcome => {
      const made = button(outcome || "all", String(state.outcome === outcome), () => change({ outcome }), outcome ? counts.get(outcome) ?? 0 : entries.length);
      made.dataset.outcome = outcome;
      return made;
    }));
    if (focused !== undefined) { at("outcomes").querySelector(`[data-outcome="${focused}"]`)?.focus(); }
  };

  const showPages = (count, first) => {
    const last = Math.min(count, first + pageSize), turn = by => () => { change({ page: state.page + by }); at("items").scrollIntoView(); };
    const [back, on] = [button("Previous", null, turn(-1)), button("Next", null, turn(1))];
    back.disabled = first === 0;
    on.disabled = last === count;
    at("pages").replaceChildren(...(count > pageSize ? [back, make("span", "quiet", `${(first + 1).toLocaleString("en")} – ${last.toLocaleString("en")}`), on] : []));
  };

  const show = () => {
    const found = all.filter(inSubject).filter(hasChange).filter(hasText());
    const shown = state.outcome ? found.filter(({ item }) => item.o === state.outcome) : found;
    const first = Math.min(state.page, Math.max(0, Math.ceil(shown.length / pageSize) - 1)) * pageSize;
    showOutcomes(found);
    at("count").textContent = `${shown.length.toLocaleString("en")} of ${all.length.toLocaleString("en")}`;
    at("list").replaceChildren(...(shown.length ? shown.slice(first, first + pageSize).map(rowOf) : [make("p", "quiet", "No item is like that.")]));
    showPages(shown.length, first);
    if (at("text").value !== state.text) { at("text").value = state.text; }
    at("subject").value = String(options.findIndex(o => o.dataset === state.dataset && o.subject === state.subject));
    at("change").value = state.change;
  };

  const address = () => {
    const set = Object.entries(state).filter(([, value]) => value).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    return set.length ? `#${set.join("&")}` : "#items";
  };

  const change = part => {
    Object.assign(state, { page: 0 }, part);
    // Not through location.hash, which would scroll and fill the history with every letter.
    try { history.replaceState(null, "", address()); } catch { /* some viewers let no page change its address */ }
    show();
  };

  const read = () => {
    const named = new URLSearchParams(location.hash.slice(1)), names = Object.keys(state).filter(key => named.has(key));
    if (names.length === 0) { return false; }
    for (const key of Object.keys(state)) { state[key] = named.get(key) ?? ""; }
    state.page = Number(state.page) || 0;
    return true;
  };

  const options = [{ dataset: "", subject: "", text: "All subjects" }];
  for (const subject of subjects) {
    if (options.at(-1).dataset !== subject.dataset) { options.push({ dataset: subject.dataset, subject: "", text: `All of ${subject.dataset}` }); }
    options.push({ dataset: subject.dataset, subject: subject.name, text: `${subject.dataset} / ${subject.name}` });
  }
  at("subject").append(...options.map((option, index) => Object.assign(make("option", "", option.text), { value: index })));
  at("subject").addEventListener("change", e => { const { dataset, subject } = options[e.target.value]; change({ dataset, subject }); });
  if (all.some(({ item }) => item.b)) {
    const changes = [["", "Changed or not"], ["lost", "Lost since the baseline"], ["gained", "Gained"], ["changed", "Wrong in another way"], ["any", "Any change"]];
    at("change").append(...changes.map(([value, text]) => Object.assign(make("option", "", text), { value })));
    at("change").hidden = false;
    at("change").addEventListener("change", e => change({ change: e.target.value }));
  }
  let waiting;
  at("text").addEventListener("input", e => { clearTimeout(waiting); waiting = setTimeout(() => change({ text: e.target.value }), 120); });
  const form = document.querySelector(".filters");
  form.addEventListener("submit", e => e.preventDefault());
  form.hidden = false;
  addEventListener("hashchange", () => { if (read()) { show(); at("items").scrollIntoView(); } });
  const asked = read();
  show();
  if (asked) { at("items").scrollIntoView(); }
};

addEventListener("DOMContentLoaded", () => { if (document.getElementById("data")) { startItems(); } });

// What an item shows when it is opened. Texts become text nodes and never markup.
const roles = { S: "system", U: "user", A: "assistant" };

const make = (tag, kind, ...children) => {
  const element = document.createElement(tag);
  if (kind) { element.className = kind; }
  element.append(...children.filter(child => child !== null));
  return element;
};

const fold = (title, fill) => {
  const details = make("details", "", make("summary", "quiet", title));
  details.addEventListener("toggle", () => { if (details.open && details.children.length === 1) { details.append(...fill()); } });
  return details;
};

// Turns are role and text by turns, a text that many prompts share by its number; the last one goes on where the subject's start ends.
const turnsOf = (flat, texts, start) => {
  const turns = [];
  for (let i = 0; i < flat.length; i += 2) {
    const text = typeof flat[i + 1] === "number" ? texts[flat[i + 1]] : flat[i + 1];
    turns.push({ role: roles[flat[i]], text: i + 2 === flat.length ? start + text : text });
  }
  return turns;
};

const showTurn = turn => make("div", "turn", make("span", "", turn.role), make("pre", "", turn.text));

const showTurns = turns => turns.length < 3 ? turns.map(showTurn)
  : [fold(`${turns.length - 1} turns before`, () => turns.slice(0, -1).map(showTurn)), showTurn(turns.at(-1))];

const showReply = (text, kind) => make("div", `turn reply ${kind}`, make("span", "", kind === "failed" ? "error" : "reply"), make("pre", "", text || "(empty)"));

const showDiff = (was, now) => make("pre", "", ...wordDiff(was, now).map(([kind, text]) => kind === "same" ? text : make(kind, "", text)));

const row = (name, value) => make("tr", "", make("th", "quiet", name), make("td", "", value));

const showJudgement = (judgement, texts) => fold(judgement.n, () => [...showTurns(turnsOf(judgement.t, texts, "")), showReply(judgement.r ?? "", "")]);

const detail = (item, subject, texts) => {
  const facts = make("table", "");
  const add = (name, value) => { if (value) { facts.append(row(name, value)); } };
  add("answer", item.p || (item.o === "unparsed" || item.o === "error" ? "none" : ""));
  add("gold", item.g);
  add("score", item.s);
  if (item.b) { add("baseline", item.b[2] ? `${item.b[2]} (${item.b[1]})` : item.b[1]); }
  for (const [choice, value] of Object.entries(item.l ?? {})) { add(`ln p(${choice})`, value); }
  const body = make("div", "body", facts.rows.length ? facts : null);
  // Letters need no comparison of words.
  if (item.b && item.b[2].length > 3 && (item.p ?? "").length > 3) { body.append(make("h4", "", "Baseline's answer and this one"), showDiff(item.b[2], item.p)); }
  body.append(make("h4", "", "Prompt and reply"), ...(item.t ? showTurns(turnsOf(item.t, texts, subject.start)) : [showTurn({ role: "question", text: item.q ?? "" })]));
  if (item.r || !item.e && !item.l) { body.append(showReply(item.r ?? "", "")); }
  if (item.e) { body.append(showReply(item.e, "failed")); }
  if (item.j) { body.append(make("h4", "", "Judgements"), ...item.j.map(j => showJudgement(j, texts))); }
  body.append(make("p", "quiet", `${subject.dataset} / ${subject.name} #${item.i}, ${item.m}`));
  return body;
};

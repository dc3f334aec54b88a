// Keeps what somebody types in a <form data-keep="address"> as their draft on the server: after a pause, at most every
// ten seconds while they type, and when they leave the page. What became of it is said in words, in [data-told].
// Without this script the page's own buttons do the same.
(() => {
  "use strict";
  const PAUSE = 2000;
  const LONGEST = 10000;
  const AGAIN = 5000;
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const box = form.elements.text;
  const told = form.querySelector("[data-told]");
  const { keep, lost, out, refused, waiting } = form.dataset;

  let kept = box.value; // as the server has it, or will once it answers
  let sent = []; // of which no answer came: the server may have them
  let since = 0; // when the first change that is not kept was made
  let timer = 0;
  let under = null; // the sending under way
  let leaving = false;
  let over = false; // another window writes this too: nothing more is sent from here

  const say = (words) => {
    if (told.textContent !== words) told.textContent = words; // said again only where it says something else
  };
  const changed = () => box.value !== kept;
  const same = (text) => text.replaceAll("\r\n", "\n");

  // Which draft this page knows: every form of the page that goes by it is told.
  function know(version) {
    for (const input of document.querySelectorAll("[name=known]")) input.value = version;
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  function typed() {
    if (over || !changed()) return;
    since ||= Date.now();
    later(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }

  function body(text, unanswered) {
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", "seen", "known"]) data.set(name, form.elements[name].value);
    data.set("text", text);
    if (unanswered !== undefined) data.set("unanswered", unanswered);
    return data;
  }

  // Signed in again in another window, this page's token is of the session before. A fresh page has the new one.
  async function renewToken() {
    const page = await fetch(location.href, { redirect: "manual" });
    if (!page.ok) return false;
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = fresh.querySelector("form[data-keep] [name=csrfmiddlewaretoken]")?.value;
    if (!token) return false;
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return true;
  }

  async function post(text, { unanswered, keepalive = false } = {}) {
    const answer = await fetch(keep, { method: "POST", body: body(text, unanswered), redirect: "manual", keepalive });
    if (answer.type === "opaqueredirect") return { state: "out" };
    const isOurs = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    if (!isOurs) return { state: answer.status === 403 ? "token" : answer.status >= 500 ? "lost" : "refused" };
    return { state: { 200: "kept", 409: "elsewhere" }[answer.status] ?? "refused", ...(await answer.json()) };
  }

  async function sending(text) {
    sent = [...sent.slice(-20), text];
    let answer = await post(text);
    if (answer.state === "token" && (await renewToken())) answer = await post(text);
    // The other window may be this one: words that were sent, and of which no answer came back.
    const held = answer.state === "elsewhere" && answer.text !== undefined;
    if (held && sent.some((one) => same(one) === same(answer.text))) {
      know(answer.known);
      answer = await post(text);
    }
    return answer;
  }

  // One at a time; the answer's state: "kept", "lost", "out", "refused" or "elsewhere".
  function send() {
    clearTimeout(timer);
    under ??= once().finally(() => (under = null));
    return under;
  }

  async function once() {
    const text = box.value;
    let answer;
    try {
      answer = await sending(text);
    } catch {
      answer = { state: "lost" };
    }
    if (answer.state === "kept") {
      know(answer.known);
      kept = text;
      sent = [];
      since = 0;
      if (!leaving) say(answer.told);
      typed();
    } else if (answer.state === "elsewhere") {
      over = true;
      say(answer.told);
    } else if (answer.state === "refused") {
      since = 0;
      say(answer.told || refused);
    } else {
      say(answer.state === "lost" ? lost : out);
      later(AGAIN);
    }
    return answer.state;
  }

  box.addEventListener("input", typed);

  // A page that is left sends its last words along: the browser sends them though the page is gone.
  function last() {
    if (leaving || over || !changed()) return;
    sent.push(box.value);
    post(box.value, { unanswered: sent.at(-2), keepalive: true }).catch(() => {});
  }
  addEventListener("pagehide", last);
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) leaving = false;
  });

  // What is saved is kept first: where nobody would take it, the words stay here and are not sent into a sign-in page.
  form.addEventListener("submit", async (event) => {
    if (leaving) return;
    event.preventDefault();
    const by = event.submitter;
    leaving = true;
    await under;
    const state = await send();
    if (state === "lost" || state === "out") {
      leaving = false;
      say(`${state === "lost" ? lost : out} ${waiting}`);
      return;
    }
    clearTimeout(timer);
    form.requestSubmit(by);
  });
})();

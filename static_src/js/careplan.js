// Small comforts. Everything on the site works without them.
(() => {
  "use strict";

  const STRAW = ".straw-form";
  const straws = () => Array.from(document.querySelectorAll(STRAW));
  const strawOf = (event) => event.target.closest?.(STRAW);
  const typedIn = new WeakSet(); // forms with something typed that is not kept yet

  // Which browser wrote a draft: a random name of its own, that says nothing of anybody.
  const browserName = () => {
    try {
      let name = localStorage.getItem("browser");
      if (!name) {
        const dice = crypto.getRandomValues(new Uint8Array(16));
        name = Array.from(dice, (n) => n.toString(16).padStart(2, "0")).join("");
        localStorage.setItem("browser", name);
      }
      return name;
    } catch {
      return ""; // storage may be forbidden; the page's own token still tells pages apart
    }
  };

  // Boxes grow with what is written. Newer browsers do this by themselves.
  const grow = (box) => {
    if (CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 4}px`;
  };

  const tryAgain = (form) => {
    if (!typedIn.has(form)) return;
    // Signing in again, in another window, gave this browser a new token.
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    const field = form.querySelector("[name=csrfmiddlewaretoken]");
    if (token && field) field.value = token;
    form.querySelector("textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const sayNotKept = (form, words) => {
    const line = form?.querySelector(".kept-line");
    if (!line) return;
    line.classList.add("kept-line--not");
    line.textContent = words;
    typedIn.add(form);
    setTimeout(() => tryAgain(form), 5000);
  };

  // A form on its way out: what was typed last goes along, even as the page closes.
  const keepNow = (form) => {
    const place = form.querySelector("[hx-post]")?.getAttribute("hx-post");
    if (!place || !typedIn.has(form)) return Promise.resolve();
    typedIn.delete(form);
    const headers = { "HX-Request": "true" };
    return fetch(place, { method: "POST", body: new FormData(form), keepalive: true, headers })
      .catch(() => typedIn.add(form));
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) grow(event.target);
    const form = strawOf(event);
    if (form) typedIn.add(form);
  });

  document.addEventListener("htmx:beforeRequest", (event) => typedIn.delete(strawOf(event)));
  for (const failed of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(failed, (event) => {
      sayNotKept(strawOf(event), document.body.dataset.notKept);
    });
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    // Signed out meanwhile: the answer is the sign-in page, not a kept line.
    const { xhr } = event.detail;
    if (!strawOf(event) || xhr.status >= 400 || xhr.responseText.includes("kept-line")) return;
    event.detail.shouldSwap = false;
    sayNotKept(strawOf(event), document.body.dataset.signedOut);
  });
  window.addEventListener("online", () => straws().forEach(tryAgain));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") straws().forEach(keepNow);
  });

  // A page brought back by the browser's own memory after signing out is asked for anew.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(STRAW)) typedIn.delete(form); // the words go with the form
    if (form.matches("[data-leave]")) {
      event.preventDefault();
      const soon = new Promise((done) => setTimeout(done, 800));
      Promise.race([Promise.all(straws().map(keepNow)), soon]).then(() => form.submit());
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("input[name=browser]").forEach((input) => {
      input.value = browserName();
    });
    document.querySelectorAll("textarea").forEach(grow);
    const wrong =
      document.querySelector(".error-summary") || document.querySelector("[aria-invalid=true]");
    if (wrong) wrong.focus();
  });
})();

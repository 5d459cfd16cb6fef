// Small comforts. Everything on the site works without them.
(() => {
  "use strict";

  const STRAW = ".straw-form";
  const straws = () => Array.from(document.querySelectorAll(STRAW));
  const strawOf = (event) => event.target.closest?.(STRAW);

  // How often a form was typed in; up to where that was sent; up to where it is kept.
  const typed = new WeakMap();
  const sent = new WeakMap();
  const kept = new WeakMap();
  const isKept = (form) => (typed.get(form) ?? 0) === (kept.get(form) ?? 0);

  // Boxes grow with what is written. Newer browsers do this by themselves.
  const grow = (box) => {
    if (CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 4}px`;
  };

  // Signing in again, in another window, gave this browser a new token.
  const takeNewToken = (form) => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    const field = form.querySelector("[name=csrfmiddlewaretoken]");
    if (token && field) field.value = token;
  };

  const tryAgain = (form) => {
    if (isKept(form)) return;
    takeNewToken(form);
    form.querySelector("textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const sayNotKept = (form, words) => {
    const line = form?.querySelector(".kept-line");
    if (!line) return;
    line.classList.add("kept-line--not");
    line.textContent = words;
    setTimeout(() => tryAgain(form), 5000);
  };

  // A form on its way out: what was typed last goes along, even as the page closes.
  const keepNow = (form) => {
    const place = form.querySelector("[hx-post]")?.getAttribute("hx-post");
    if (!place || isKept(form)) return Promise.resolve();
    const headers = { "HX-Request": "true" };
    return fetch(place, { method: "POST", body: new FormData(form), keepalive: true, headers })
      .catch(() => {}); // htmx keeps trying, and says so, while the page is open
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) grow(event.target);
    const form = strawOf(event);
    if (form) typed.set(form, (typed.get(form) ?? 0) + 1);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = strawOf(event);
    if (form) sent.set(form, typed.get(form) ?? 0);
  });
  for (const failed of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(failed, (event) => {
      sayNotKept(strawOf(event), document.body.dataset.notKept);
    });
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = strawOf(event);
    const { xhr } = event.detail;
    if (!form || xhr.status >= 400) return;
    if (xhr.responseText.includes("kept-line")) {
      kept.set(form, sent.get(form));
      return;
    }
    // Signed out meanwhile: the answer is the sign-in page, not a kept line.
    event.detail.shouldSwap = false;
    sayNotKept(form, document.body.dataset.signedOut);
  });
  window.addEventListener("online", () => straws().forEach(tryAgain));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") straws().forEach(keepNow);
  });

  // A page brought back by the browser's own memory after signing out is asked for anew.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  // Words are sent only to where they arrive: not without signal, not once signed out.
  const sendIfHeard = async (form, button) => {
    const { notKept, signedOut, probe } = document.body.dataset;
    const answer = await fetch(probe, { method: "HEAD", redirect: "manual" }).catch(() => null);
    if (answer?.ok) {
      takeNewToken(form);
      kept.set(form, typed.get(form) ?? 0); // the words go with the form
      form.dataset.heard = "yes";
      form.requestSubmit(button);
      delete form.dataset.heard;
    } else {
      typed.set(form, (typed.get(form) ?? 0) + 1);
      sayNotKept(form, answer ? signedOut : notKept);
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(STRAW) && document.body.dataset.probe && !form.dataset.heard) {
      event.preventDefault();
      sendIfHeard(form, event.submitter);
    }
    if (form.matches("[data-leave]")) {
      event.preventDefault();
      const soon = new Promise((done) => setTimeout(done, 800));
      Promise.race([Promise.all(straws().map(keepNow)), soon]).then(() => form.submit());
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("textarea").forEach(grow);
    const wrong =
      document.querySelector(".error-summary") || document.querySelector("[aria-invalid=true]");
    if (wrong) wrong.focus();
  });
})();

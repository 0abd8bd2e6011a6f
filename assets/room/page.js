// Looks now and then whether the screen has changed, and then takes the page anew. Without it the page works as well.
"use strict";
(() => {
  const every = 2500;
  let wait = every;
  let timer = 0;

  async function look() {
    try {
      const reply = await fetch("now", { cache: "no-store" });
      const now = reply.ok ? (await reply.text()).trim() : "";
      const main = document.querySelector("main");
      wait = every;
      if (now !== "" && now !== main.dataset.revision) {
        await take(main);
      }
    } catch {
      // The room is away for a moment: look less often, and go on.
      wait = Math.min(wait * 2, 20000);
    }
    plan(document.hidden ? every * 4 : wait);
  }

  async function take(main) {
    const page = await fetch("./", { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("main");
    if (page.ok && fresh) {
      main.replaceWith(fresh);
      window.scrollTo(0, 0);
      document.getElementById("changed").textContent = fresh.querySelector("h1").textContent;
    }
  }

  function plan(after) {
    clearTimeout(timer);
    timer = setTimeout(look, after + Math.random() * 500);
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) { plan(0); } });
  plan(every);
})();

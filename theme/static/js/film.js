// Puts YouTube's player in the place of a film's poster when somebody presses play. Until then
// nothing is fetched from there; without this script the link leads to the film on YouTube.
for (const link of document.querySelectorAll("figure.film > a")) {
  link.addEventListener("click", (event) => {
    const there = new URL(link.href);
    const id = there.host === "www.youtube.com" ? there.searchParams.get("v") || "" : "";
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (elsewhere || !/^[\w-]{11}$/.test(id)) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.title = link.textContent.trim();
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // The player wants to know the website that shows it, and refuses to play otherwise.
    frame.referrerPolicy = "strict-origin";
    frame.src = "https://www.youtube-nocookie.com/embed/" + id + "?autoplay=1&rel=0";
    link.replaceWith(frame);
    frame.focus();
  });
}

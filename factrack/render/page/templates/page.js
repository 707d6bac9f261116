"use strict";
// Shows the groups of one topic; without it (no script, print) all of them are there.
const topic = document.getElementById("topic");
if (topic) {
  topic.closest("p").hidden = false;
  topic.addEventListener("change", () => {
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = Boolean(topic.value) && group.dataset.topic !== topic.value;
    }
  });
}

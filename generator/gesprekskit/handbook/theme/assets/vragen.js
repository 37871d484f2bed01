/*
 * The question bank's filter. The whole list is on the page; this hides what does not fit the
 * choices, keeps the choices in the page's address, and says how many questions are left.
 * Without it the list simply shows everything. Loaded as a classic script, so that it also works
 * from a folder on a computer.
 */
(function () {
  "use strict"

  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  }

  function start(bank) {
    var form = bank.querySelector("form")
    var found = bank.querySelector("[role=status]")
    var nothing = bank.querySelector(".gk-nothing")
    var items = Array.from(bank.querySelectorAll("li[id]"), function (item) {
      return { element: item, text: plain(item.textContent) }
    })

    function fits(item, choices, words) {
      return (
        choices.every(function (choice) {
          return (item.element.dataset[choice[0]] || "").split(" ").includes(choice[1])
        }) &&
        words.every(function (word) {
          return item.text.includes(word)
        })
      )
    }

    function chosen() {
      return Array.from(new FormData(form)).filter(function (pair) {
        return pair[1] !== ""
      })
    }

    function show() {
      var choices = chosen().filter(function (pair) {
        return pair[0] !== "woord"
      })
      var words = plain(form.elements.woord.value).split(/\s+/).filter(Boolean)
      var shown = 0
      items.forEach(function (item) {
        var fit = fits(item, choices, words)
        item.element.hidden = !fit
        if (fit) shown += 1
      })
      found.textContent = form.dataset.found
        .replace("{shown}", shown)
        .replace("{total}", items.length)
      nothing.hidden = shown > 0
    }

    function remember() {
      var query = new URLSearchParams(chosen()).toString()
      try {
        history.replaceState(history.state, "", location.pathname + (query ? "?" + query : ""))
      } catch (error) {
        /* Some browsers refuse this for pages opened from a folder; the filter still works. */
      }
    }

    function recall() {
      new URLSearchParams(location.search).forEach(function (value, name) {
        var field = form.elements[name]
        if (!field || !field.name) return
        if (field.type === "checkbox") field.checked = field.value === value
        else field.value = value
        if (field.value === "" && field.tagName === "SELECT") field.selectedIndex = 0
      })
    }

    function change() {
      show()
      remember()
    }

    recall()
    form.hidden = false
    form.addEventListener("input", change)
    form.addEventListener("submit", function (event) {
      event.preventDefault()
    })
    form.addEventListener("reset", function () {
      window.setTimeout(change)
    })
    form.querySelector("[data-gk-print]").addEventListener("click", function () {
      window.print()
    })
    show()
  }

  document.querySelectorAll("[data-gk-bank]").forEach(start)
})()

/*
 * The filter above a long list: the questions, and everything there is to print. The whole list is
 * on the page; this hides what does not fit the choices, and groups in which nothing is left, keeps
 * the choices in the page's address, and says how much is left. Without it the list simply shows
 * everything. Loaded as a classic script, so that it also works from a folder on a computer.
 */
(function () {
  "use strict"

  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  }

  /* What an item says, without its buttons: those say the same on every item. */
  function said(element) {
    var copy = element.cloneNode(true)
    copy.querySelectorAll(".gk-files, details").forEach(function (part) {
      part.remove()
    })
    return plain(copy.textContent)
  }

  function start(list) {
    var form = list.querySelector("form")
    var found = list.querySelector("[role=status]")
    var counted = form.querySelector(".gk-counted").textContent
    var nothing = list.querySelector(".gk-nothing")
    var print = form.querySelector("[data-gk-print]")
    var groups = list.querySelectorAll("[data-gk-group]")
    var items = Array.from(list.querySelectorAll("[data-gk-item]"), function (item) {
      return { element: item, text: said(item) }
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
      groups.forEach(function (group) {
        group.hidden = !group.querySelector("[data-gk-item]:not([hidden])")
      })
      found.textContent = counted.replace("{shown}", shown).replace("{total}", items.length)
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
    if (print) {
      print.addEventListener("click", function () {
        window.print()
      })
    }
    show()
  }

  document.querySelectorAll("[data-gk-list]").forEach(start)
})()

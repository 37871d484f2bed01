/*
 * Makes what Material draws as labels work with a keyboard: the buttons for the menu and for
 * searching on a narrow screen. A closed menu takes no focus (extra.css); Escape closes it.
 */
(function () {
  "use strict"

  var NAMES = { __drawer: "Menu", __search: "Zoeken" }

  function operable(label) {
    var box = document.getElementById(label.htmlFor)
    if (!box) return
    label.tabIndex = 0
    label.setAttribute("role", "button")
    if (NAMES[label.htmlFor]) label.setAttribute("aria-label", NAMES[label.htmlFor])
    function tell() {
      label.setAttribute("aria-expanded", String(box.checked))
    }
    tell()
    box.addEventListener("change", tell)
    label.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      event.stopPropagation()
      label.click()
    })
  }

  document
    .querySelectorAll("label.md-header__button[for=__drawer], label.md-header__button[for=__search]")
    .forEach(operable)

  document.addEventListener("keydown", function (event) {
    var drawer = document.getElementById("__drawer")
    if (event.key !== "Escape" || !drawer || !drawer.checked) return
    drawer.click()
    var button = document.querySelector("label.md-header__button[for=__drawer]")
    if (button) button.focus()
  })
})()

// What old libraries do to the language: names that turn up in every `for…in`, before any other script runs.
Array.prototype.last = function () {
  return this[this.length - 1]
}
Array.prototype.contains = function (one) {
  return this.indexOf(one) >= 0
}
String.prototype.contains = function (part) {
  return this.indexOf(part) >= 0
}
Function.prototype.inherits = () => {}
Object.prototype.extend = function (more) {
  return Object.assign(this, more)
}

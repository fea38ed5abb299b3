import {LitElement} from 'lit';

/** An element of the desks: drawn into the page itself, so that one stylesheet and one tab order hold for all. */
export class DeskElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** Whether a key is meant for the page: not typed into a field, not part of a browser shortcut, no dialog open. */
export function isForPage(event) {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  const withModifier = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
  return !typing && !withModifier && !document.querySelector('dialog[open]');
}

/** Calls back for each key that is meant for the page, as long as its host is shown. */
export class Keys {
  #listener;

  constructor(host, callback) {
    this.#listener = (event) => {
      if (isForPage(event) && !event.repeat && callback(event.key.length === 1 ? event.key.toLowerCase() : event.key, event)) {
        event.preventDefault();
      }
    };
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener('keydown', this.#listener);
  }

  hostDisconnected() {
    window.removeEventListener('keydown', this.#listener);
  }
}

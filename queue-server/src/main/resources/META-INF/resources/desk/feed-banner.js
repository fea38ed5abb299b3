import {html, nothing} from 'lit';
import {text} from './text.js';
import {clockSeconds} from './ticking.js';

/** Says that what is shown may be old, and how old. */
export function feedBanner(feed) {
  if (feed.state !== 'lost') {
    return nothing;
  }
  return html`<p class="banner lost" role="alert">
    <b aria-hidden="true">!</b>${feed.currentAt ? text.feed.still(clockSeconds(feed.currentAt)) : text.feed.never} ${feed.refusal}
  </p>`;
}

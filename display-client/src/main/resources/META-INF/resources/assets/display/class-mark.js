import {html, nothing} from 'lit';

/** The one character that says why a number stands where it stands; nothing for most. */
export const classMark = (mark) => (mark ? html`<span class="class">${mark}</span>` : nothing);

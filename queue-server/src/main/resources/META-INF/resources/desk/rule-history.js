import {html, nothing} from 'lit';
import {changeList} from './rule-preview.js';
import {text} from './text.js';
import {clock, day} from './ticking.js';

/** Who changed which rules when, and why; the newest first. */
export function historyTable(acts, areaName) {
  const words = text.rules;
  return html`<table class="sheet rule-history">
    <thead>
      <tr>
        <th scope="col">${words.versionHead}</th>
        <th scope="col">${words.when}</th>
        <th scope="col">${words.who}</th>
        <th scope="col">${words.what}</th>
        <th scope="col">${words.why}</th>
      </tr>
    </thead>
    <tbody>
      ${acts.map(
        (act, index) => html`<tr>
          <td>${act.position}${index === 0 ? html`<span class="tag">${words.inForce}</span>` : nothing}</td>
          <td class="nowrap">${day(act.at)} ${clock(act.at)}</td>
          <td class="nowrap">${act.actor === 'file' ? words.file : (act.who ?? act.actor)}</td>
          <td>${act.changes.length ? changeList(act.changes, areaName) : words.asShipped}</td>
          <td>${act.reason}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

import {get, segment} from './api.js';
import {choose} from './choosing.js';
import {text} from './text.js';

/**
 * Asks where a doctor goes, and answers the id of the room; undefined when it was cancelled. Rooms that somebody uses are
 * shown, so that nobody looks for them, and cannot be chosen.
 */
export async function askRoom(area, room) {
  const words = text.moving;
  const rooms = await get(`/api/desk/areas/${segment(area)}/rooms`);
  const others = rooms.filter(({id}) => id !== room.id);
  return choose({
    title: words.title(room.name, room.staff),
    hint: words.hint,
    label: words.to,
    find: words.find,
    missing: words.choose,
    options: [...others.filter(({inUse}) => !inUse), ...others.filter(({inUse}) => inUse)].map((each) => ({
      value: each.id,
      label: each.name,
      hint: each.inUse ? words.inUse(each.staff) : words.free,
      disabled: each.inUse,
    })),
  });
}

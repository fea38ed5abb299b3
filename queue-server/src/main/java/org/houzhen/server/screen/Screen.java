package org.houzhen.server.screen;

/**
 * A screen and what it shows: a waiting area, or as a door sign one room of it.
 *
 * @param id stands in its address: letters, digits, - and _
 * @param room the room's id; empty for a hall screen
 */
public record Screen(String id, String name, String area, String room) {
    private static final String ID = "[A-Za-z0-9_-]{1,40}";
    private static final int TEXT_MAX = 40;

    public Screen {
        if (!id.matches(ID) || name.isBlank() || area.isBlank()) {
            throw new IllegalArgumentException("a screen needs an id of letters and digits, a name and an area");
        }
        if (name.length() > TEXT_MAX || area.length() > TEXT_MAX || room.length() > TEXT_MAX) {
            throw new IllegalArgumentException("too long");
        }
    }

    public boolean isHall() {
        return room.isEmpty();
    }
}

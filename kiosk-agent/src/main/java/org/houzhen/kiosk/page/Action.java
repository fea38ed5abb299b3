package org.houzhen.kiosk.page;

/**
 * One press on the page.
 *
 * @param id made by the page, unique; the same id twice is one press
 * @param version the frame on which it was pressed; a press on a screen that is gone does nothing
 * @param action what was pressed, such as {@code choose}
 * @param value which one, or what was typed; may be absent
 */
public record Action(String id, long version, String action, String value) {
    public static final String BEGIN = "begin";
    public static final String CHOOSE = "choose";
    public static final String TOGGLE = "toggle";
    /** As {@link #CHOOSE}, to be printed on A4. */
    public static final String SHEET = "sheet";

    /** As {@link #CHOOSE}, to be moved to another day. */
    public static final String MOVE = "move";

    public static final String CONFIRM = "confirm";
    public static final String PHONE = "phone";
    public static final String AGREE = "agree";
    public static final String DECLINE = "decline";
    public static final String NO_CAMERA = "no-camera";
    public static final String WINDOW = "window";
    public static final String RETRY = "retry";
    public static final String MORE_TIME = "more-time";
    public static final String BACK = "back";
    public static final String HOME = "home";

    private static final int LENGTH_MAX = 64;

    public Action {
        if (id == null || id.isEmpty() || id.length() > LENGTH_MAX || action == null) {
            throw new IllegalArgumentException("an action has an id and a name");
        }
        value = value == null ? "" : value;
        if (value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a value is at most " + LENGTH_MAX + " characters");
        }
    }

    public boolean is(String name) {
        return action.equals(name);
    }

    @Override
    public String toString() {
        return "Action[" + action + ", " + version + "]";
    }
}
